import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type Database from 'better-sqlite3'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { migrate as runMigrations } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'

const migrationsFolder = () => path.join(process.cwd(), 'db', 'migrations')

/**
 * Brings the database to the newest schema. Foreign keys are off while tables are rebuilt (a rebuild would cascade), checked
 * after; no table may lose a row; a copy is set aside first. Throws, and says which table, when any of this does not hold.
 */
export function migrate(sqlite: Database.Database, db: BetterSQLite3Database, folder: string): void {
  if (pending(sqlite) === 0) return
  const before = counts(sqlite)
  if (before.size > 0) setAside(sqlite, folder)
  sqlite.pragma('foreign_keys = 0')
  runMigrations(db, { migrationsFolder: migrationsFolder() })
  sqlite.pragma('foreign_keys = 1')
  checkForeignKeys(sqlite)
  checkCounts(before, counts(sqlite))
}

function pending(sqlite: Database.Database): number {
  const known = readMigrationFiles({ migrationsFolder: migrationsFolder() }).length
  return tables(sqlite).includes('__drizzle_migrations') ? known - count(sqlite, '__drizzle_migrations') : known
}

function setAside(sqlite: Database.Database, folder: string) {
  const backups = path.join(folder, 'backups')
  mkdirSync(backups, { recursive: true, mode: 0o700 })
  const done = count(sqlite, '__drizzle_migrations')
  sqlite.prepare('vacuum into ?').run(path.join(backups, `before-migration-${done + 1}-${Date.now()}.db`))
}

function checkForeignKeys(sqlite: Database.Database) {
  const [broken] = sqlite.prepare('select "table" as name from pragma_foreign_key_check').pluck().all()
  if (broken !== undefined) throw new Error(`A migration left a row of ${String(broken)} without what it refers to.`)
}

function checkCounts(before: Map<string, number>, after: Map<string, number>) {
  for (const [table, rows] of before)
    if ((after.get(table) ?? 0) < rows && table !== '__drizzle_migrations')
      throw new Error(`A migration lost rows of ${table}. The copy in the folder backups holds them.`)
}

const counts = (sqlite: Database.Database) => new Map(tables(sqlite).map(name => [name, count(sqlite, name)]))

const tables = (sqlite: Database.Database) =>
  sqlite
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all()
    .map(String)

/** Table names come from the database's own catalogue, never from outside. */
const count = (sqlite: Database.Database, table: string) =>
  Number(sqlite.prepare(`select count(*) from "${table}"`).pluck().get())
