import path from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type pg from 'pg'
import { leftByOlder } from './open-file'

const shipped = () => path.join(process.cwd(), 'db', 'migrations-postgres')

/** By which the newest migration of this version is known. */
export const newestMigration = (): number =>
  Math.max(...readMigrationFiles({ migrationsFolder: shipped() }).map(({ folderMillis }) => folderMillis))

/**
 * Brings a database to the newest schema, in one transaction: where one statement fails, or a table would lose rows, nothing is changed.
 * Several servers may begin at once: the lock lets one of them do it, and the others find it done. It belongs to the transaction, because
 * behind a pool of connections the next statement of a session may go to another one.
 */
export async function migratePostgres(pool: pg.Pool, { asItIs = false }: { asItIs?: boolean }): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query("select pg_advisory_xact_lock(hashtextextended('attune:' || current_schema(), 0))")
    await bringUpToDate(client, asItIs)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

async function bringUpToDate(client: pg.PoolClient, asItIs: boolean): Promise<void> {
  const missing = await missingMigrations(client)
  if (missing.length === 0) return
  if (asItIs) throw new Error(leftByOlder)
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
async function missingMigrations(client: pg.PoolClient) {
  const known = readMigrationFiles({ migrationsFolder: shipped() })
  await refuseForeign(client)
  await client.query('create table if not exists attune_migrations (created_at bigint primary key, hash text not null)')
  const { rows: had } = await client.query<{ at: number }>(
    'select created_at as at from attune_migrations order by created_at',
  )
  if (had.some(({ at }, index) => at !== known[index]?.folderMillis))
    throw new Error(
      'This database was used by a newer version of Attune, or another one. Bring Attune up to that version; nothing was changed.',
    )
  return known.slice(had.length)
}

/** Refuses a database that is in use for something else. */
async function refuseForeign(client: pg.PoolClient): Promise<void> {
  const tables = await tableNames(client)
  if (tables.length > 0 && !tables.includes('attune_migrations'))
    throw new Error(
      'The database that ATTUNE_DATABASE names holds tables that are not Attune’s: name an empty one. Nothing was changed.',
    )
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
    "select quote_ident(table_name) as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'",
  )
  return rows.map(({ name }) => name)
}
