import path from 'node:path'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import type pg from 'pg'
import { differing, triggersOfMigrations } from './audit-guards'
import { leftByOlder } from './open-file'
import { letIn, raiseWall, renewRights } from './wall'

const shipped = () => path.join(process.cwd(), 'db', 'migrations-postgres')

/** By which the newest migration of this version is known. */
export const newestMigration = (): number =>
  Math.max(...readMigrationFiles({ migrationsFolder: shipped() }).map(({ folderMillis }) => folderMillis))

type Migrating = {
  /** Changes nothing, and throws where something is missing. */
  asItIs?: boolean
  /** A role to be let in, behind the wall. */
  role?: string | undefined
}

/**
 * Brings a database to the newest schema, with the wall, in one transaction: where one statement fails, or a table would lose rows, nothing is
 * changed. Several servers may begin at once: the lock lets one of them do it, and the others find it done. It belongs to the transaction,
 * because behind a pool of connections the next statement of a session may go to another one. Gives whether this user owns the tables: another
 * one finds them up to date, or is refused.
 */
export async function migratePostgres(pool: pg.Pool, options: Migrating): Promise<{ isOwner: boolean }> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query("select pg_advisory_xact_lock(hashtextextended('attune:' || current_schema(), 0))")
    const isOwner = await bringUpToDate(client, options)
    await client.query('commit')
    return { isOwner }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

async function bringUpToDate(client: pg.PoolClient, { asItIs = false, role }: Migrating): Promise<boolean> {
  const owner = await ownerOf(client)
  const missing = await missingMigrations(client, owner)
  if (missing.length > 0 && asItIs) throw new Error(leftByOlder)
  if (!owner.isUs && (missing.length > 0 || role !== undefined))
    throw new Error(
      `The tables belong to ${owner.name}, who brings them up to date and lets others in: run npm run migrate with ATTUNE_DATABASE naming ${owner.name}, and start again.`,
    )
  if (!owner.isUs || asItIs) return owner.isUs
  if (missing.length > 0) await carryOut(client, missing)
  await raiseWall(client)
  await renewRights(client)
  if (role !== undefined) await letIn(client, role)
  return true
}

type Owner = {
  /** Whoever has the tables; whoever asks, where there are none yet. */
  name: string
  isUs: boolean
  hasTables: boolean
}

/** Whose the tables are. Throws where the database is in use for something else. */
async function ownerOf(client: pg.PoolClient): Promise<Owner> {
  const tables = await tableNames(client)
  if (tables.length > 0 && !tables.includes('attune_migrations'))
    throw new Error(
      'The database that ATTUNE_DATABASE names holds tables that are not Attune’s: name an empty one. Nothing was changed.',
    )
  const { rows } = await client.query<Owner>(
    `select pg_get_userbyid(relowner) as name, pg_has_role(relowner, 'usage') as "isUs", true as "hasTables"
    from pg_class where oid = to_regclass('attune_migrations')`,
  )
  return rows[0] ?? { name: '', isUs: true, hasTables: false }
}

async function carryOut(client: pg.PoolClient, missing: readonly MigrationMeta[]): Promise<void> {
  const before = await rowCounts(client)
  for (const { sql: statements, hash, folderMillis } of missing) {
    for (const statement of statements) await client.query(statement)
    await client.query('insert into attune_migrations (hash, created_at) values ($1, $2)', [hash, folderMillis])
  }
  const after = await rowCounts(client)
  for (const [table, rows] of before)
    if ((after.get(table) ?? 0) < rows) throw new Error(`The update would lose rows of ${table}. Nothing was changed.`)
}

/** Those that the database has yet to get. Throws when it has had others than those shipped. */
async function missingMigrations(client: pg.PoolClient, { hasTables }: Owner): Promise<MigrationMeta[]> {
  const known = readMigrationFiles({ migrationsFolder: shipped() })
  if (!hasTables)
    await client.query('create table attune_migrations (created_at bigint primary key, hash text not null)')
  const { rows: had } = await client.query<{ at: number }>(
    'select created_at as at from attune_migrations order by created_at',
  )
  if (had.some(({ at }, index) => at !== known[index]?.folderMillis))
    throw new Error(
      'This database was used by a newer version of Attune, or another one. Bring Attune up to that version; nothing was changed.',
    )
  return known.slice(had.length)
}

async function rowCounts(client: pg.PoolClient): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const name of await tableNames(client)) {
    const { rows } = await client.query<{ n: number }>(`select count(*) as n from ${name}`)
    counts.set(name, rows[0]?.n ?? 0)
  }
  return counts
}

async function tableNames(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select quote_ident(tablename) as name from pg_tables where schemaname = current_schema() order by tablename',
  )
  return rows.map(({ name }) => name)
}

/** As `foreignTriggers` of a file: the triggers that the migrations did not make as they are, those that are off, and those that are gone. */
export async function foreignTriggersOfServer(pool: pg.Pool): Promise<string[]> {
  const names = differing(await triggersIn(pool), triggersOfMigrations(shipped()))
  return [...names, ...(await changedFunctions(pool))]
}

/** Those that are not switched off, as PostgreSQL would make them again. */
async function triggersIn(pool: pg.Pool): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ name: string; statement: string; isOn: boolean }>(
    `select t.tgname as name, pg_get_triggerdef(t.oid, true) as statement, t.tgenabled in ('O', 'A') as "isOn"
      from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = current_schema() and not t.tgisinternal`,
  )
  return new Map(rows.map(({ name, statement, isOn }) => [name, isOn ? statement : 'off']))
}

const makesFunction = /CREATE FUNCTION ((\w+)\(\)[\s\S]*\$\$([\s\S]*)\$\$)/

/** The functions that triggers call, as the migrations make them. */
const functionsOfMigrations = () =>
  readMigrationFiles({ migrationsFolder: shipped() })
    .flatMap(({ sql }) => sql)
    .flatMap(statement => {
      const [, rest, name, body] = makesFunction.exec(statement) ?? []
      return rest && name ? [{ name, body, statement: `CREATE OR REPLACE FUNCTION ${rest}` }] : []
    })

/** Those of them that do something else by now. */
async function changedFunctions(pool: pg.Pool): Promise<string[]> {
  const made = functionsOfMigrations()
  const { rows } = await pool.query<{ name: string; body: string }>(
    `select p.proname as name, p.prosrc as body from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.proname = any($1) and n.nspname = current_schema()`,
    [made.map(({ name }) => name)],
  )
  const isAsMade = ({ name, body }: (typeof made)[number]) => {
    const [found, another] = rows.filter(row => row.name === name)
    return another === undefined && found?.body === body
  }
  return made.filter(each => !isAsMade(each)).map(({ name }) => `${name}()`)
}

/** What takes a trigger away, with its name and its table as SQL has them. */
const dropping = `select format('drop trigger %I on %s', t.tgname, t.tgrelid::regclass) as drop
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = current_schema() and t.tgname = $1`

/** As `restoreTriggers` of a file. */
export async function restoreTriggersOfServer(pool: pg.Pool): Promise<string[]> {
  const made = triggersOfMigrations(shipped())
  const there = await triggersIn(pool)
  const names = await foreignTriggersOfServer(pool)
  for (const { statement } of functionsOfMigrations()) await pool.query(statement)
  for (const name of names.filter(each => there.has(each) || made.has(each))) {
    const { rows } = await pool.query<{ drop: string }>(dropping, [name])
    for (const { drop } of rows) await pool.query(drop)
    const statement = made.get(name)
    if (statement) await pool.query(statement)
  }
  return names
}
