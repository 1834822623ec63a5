import pg from 'pg'
import { refuseUnguarded } from './audit-guards'
import { postgresEngine } from './engine-postgres'
import { KeyStore } from './key-store'
import { readKeys } from './keys'
import { foreignTriggersOfServer, migratePostgres, restoreTriggersOfServer } from './migrate-postgres'
import { refuseMoved } from './moved-mark'
import type { Opened, Options } from './open'
import { first } from './rows'
import { practices } from './schema'
import { checkUrl, serverError, tooOld } from './server-words'
import { Vault } from './vault'

/** Opens a practice in a server of PostgreSQL: migrations, keys. What else it keeps, and its keys, are in its folder. */
export async function openServer(
  url: string,
  folder: string,
  { asItIs = false, fast = false, moving = false, unguarded = false, keys: given }: Options,
): Promise<Opened> {
  if (!moving) refuseMoved(folder)
  checkUrl(url)
  const { pool, ...engine } = postgresEngine(url)
  try {
    await refuseOld(pool)
    const { isOwner } = await migratePostgres(pool, { asItIs })
    if (moving && !asItIs && !isOwner) throw new Error(ownersTask)
    if (!unguarded) refuseUnguarded(await foreignTriggersOfServer(pool))
    const practice = await first(engine.db.select({ id: practices.id }).from(practices).limit(1))
    const keys = given ?? readKeys(folder, practice === undefined, true)
    const vault = new Vault(keys.practice, new KeyStore(folder, { fast, shared: true }))
    const guards = { wrong: () => foreignTriggersOfServer(pool), putBack: () => putBack(pool, isOwner) }
    return { engine, keys, vault, file: null, guards, noteCommit() {}, close: engine.close }
  } catch (error) {
    engine.close()
    throw serverError(error, url)
  }
}

/** Triggers are the owner's: for anybody else there is something to be said, and nothing to be done. */
async function putBack(pool: pg.Pool, isOwner: boolean): Promise<string[]> {
  if (isOwner) return restoreTriggersOfServer(pool)
  if ((await foreignTriggersOfServer(pool)).length > 0) throw new Error(ownersRepair)
  return []
}

const ownersRepair =
  'Triggers are put back by whoever owns the tables: run npm run audit:repair with ATTUNE_DATABASE naming that user. Nothing was changed.'

/** Whoever is behind the wall has no right to say where the audit is counted on from. */
const ownersTask =
  'A practice is put in by whoever owns the tables: let ATTUNE_DATABASE name that user. Nothing was changed.'

/**
 * Brings a database of a server up to date, as its owner, without opening a practice in it: neither its folder nor its keys are needed. A role
 * that is given is let in, behind the wall.
 */
export async function migrateServer(url: string, role: string | undefined): Promise<void> {
  checkUrl(url)
  const { pool, close } = postgresEngine(url)
  try {
    await refuseOld(pool)
    await migratePostgres(pool, { role })
  } catch (error) {
    throw serverError(error, url)
  } finally {
    close()
  }
}

/** How many connections others have that work with this practice, or with another of the same database: its servers. */
export async function connectionsOfOthers(url: string): Promise<number> {
  checkUrl(url)
  const client = new pg.Client({ connectionString: url, application_name: 'attune alone' })
  try {
    await client.connect()
    const { rows } = await client.query<{ n: number }>(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'attune'",
    )
    return rows[0]?.n ?? 0
  } catch (error) {
    throw serverError(error, url)
  } finally {
    await client.end().catch(() => {})
  }
}

async function refuseOld(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ version: number }>("select current_setting('server_version_num')::int as version")
  const words = tooOld(rows[0]?.version ?? 0)
  if (words) throw new Error(words)
}
