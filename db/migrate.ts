import './supported-node'
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate as runMigrations } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { counts, isSound } from './soundness'

const shipped = () => path.join(process.cwd(), 'db', 'migrations')

/**
 * Brings a database to the newest schema. One that holds something is copied to `backups` first and the migrations are rehearsed
 * on a second copy, so that one which would lose a row or break a reference is refused before it touches the practice.
 */
export function migrate(sqlite: Database.Database, folder: string, migrationsFolder = shipped()): void {
  const before = counts(sqlite)
  const done = before.get('__drizzle_migrations') ?? 0
  if (readMigrationFiles({ migrationsFolder }).length === done) return
  if (before.size > 0) {
    const copy = setAside(sqlite, folder, done)
    rehearse(copy, migrationsFolder)
  }
  apply(sqlite, migrationsFolder)
}

function setAside(sqlite: Database.Database, folder: string, done: number): string {
  const backups = path.join(folder, 'backups')
  mkdirSync(backups, { recursive: true, mode: 0o700 })
  const copy = path.join(backups, `before-migration-${done + 1}-${Date.now()}.db`)
  sqlite.prepare('vacuum into ?').run(copy)
  return copy
}

function rehearse(copy: string, migrationsFolder: string): void {
  const stage = `${copy}.rehearsal`
  const source = new Database(copy, { readonly: true })
  source.prepare('vacuum into ?').run(stage)
  source.close()
  const rehearsal = new Database(stage)
  try {
    apply(rehearsal, migrationsFolder)
  } finally {
    rehearsal.close()
    rmSync(stage, { force: true })
  }
}

/** Foreign keys are off while tables are rebuilt, because dropping the old table would act on the rows that refer to it. */
function apply(sqlite: Database.Database, migrationsFolder: string): void {
  const before = counts(sqlite)
  sqlite.pragma('foreign_keys = 0')
  runMigrations(drizzle(sqlite), { migrationsFolder })
  sqlite.pragma('foreign_keys = 1')
  const after = counts(sqlite)
  for (const [table, rows] of before)
    if ((after.get(table) ?? 0) < rows) throw new Error(`The update would lose rows of ${table}. Nothing was changed.`)
  if (!isSound(sqlite)) throw new Error('The update would leave rows that refer to nothing. Nothing was changed.')
}
