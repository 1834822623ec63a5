import './supported-node'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate as runMigrations } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { differing } from './audit-guards'
import { backupsFolder, verifyCopy } from './backup'
import { finish, removeLeftovers, removeWithCompanions, unfinishedOf } from './durable-files'
import { hasTable, holdsPractice, isSound, rowCounts } from './integrity'

export const shipped = () => path.join(process.cwd(), 'db', 'migrations')

/** How many copies from before an update are kept. */
const copiesKept = 3

/** From so many bytes on an update takes long enough that each step of it is told. */
const largeBytes = 200 * 1024 ** 2

type Telling = { tell?: (line: string) => void; from?: number }

/**
 * Brings a database to the newest schema. A practice is copied to `backups` first and the migrations are rehearsed on a second copy,
 * so that one which would lose a row or break a reference is refused before it touches the practice. Where it is refused, the first
 * copy goes as well: it is what the practice still is, and each further start would leave another. `tell` gets a line as each step begins,
 * where the database has `from` bytes or more.
 */
export function migrate(
  sqlite: Database.Database,
  folder: string,
  migrationsFolder = shipped(),
  { tell = console.log, from = largeBytes }: Telling = {},
): void {
  const { done, missing } = progress(sqlite, migrationsFolder)
  if (missing === 0) return
  const step = bytesOf(sqlite) >= from ? tell : () => {}
  if (holdsPractice(sqlite)) {
    step('This practice is large, and is being brought up to date. Step 1 of 3: it is copied to its folder of backups.')
    const copy = setAside(sqlite, folder, done)
    step('Step 2 of 3: the update is tried on a second copy.')
    rehearse(copy, migrationsFolder)
    step('Step 3 of 3: the practice itself is updated.')
  }
  apply(sqlite, migrationsFolder)
  keepNewestCopies(backupsFolder(folder))
}

const bytesOf = (sqlite: Database.Database) =>
  Number(sqlite.pragma('page_count', { simple: true })) * Number(sqlite.pragma('page_size', { simple: true }))

/** How many migrations a database has had, and how many it has yet to get. Throws when it has had others than those shipped. */
export function progress(sqlite: Database.Database, migrationsFolder = shipped()): { done: number; missing: number } {
  const known = readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis)
  const had = hasTable(sqlite, '__drizzle_migrations')
    ? sqlite.prepare('select created_at from __drizzle_migrations order by created_at').pluck().all().map(Number)
    : []
  if (had.some((at, index) => at !== known[index]))
    throw new Error(
      'This database was used by a newer version of Attune, or another one. Bring Attune up to that version; nothing was changed.',
    )
  return { done: had.length, missing: known.length - had.length }
}

/**
 * The triggers of a database that the migrations it has had did not make as they are, and those of theirs that it lacks, by name. One
 * that somebody else put there would act on whatever is recorded from then on.
 */
export function foreignTriggers(sqlite: Database.Database, done: number, migrationsFolder = shipped()): string[] {
  return differing(triggersOf(sqlite), triggersAfter(done, migrationsFolder))
}

/** Puts the triggers of a database back as the migrations it has had made them. Gives the names of those that were not so. */
export function restoreTriggers(sqlite: Database.Database, done: number, migrationsFolder = shipped()): string[] {
  const made = triggersAfter(done, migrationsFolder)
  const names = differing(triggersOf(sqlite), made)
  for (const name of names) {
    sqlite.exec(`drop trigger if exists "${name.replaceAll('"', '""')}"`)
    const statement = made.get(name)
    if (statement) sqlite.exec(statement)
  }
  return names
}

/** Worked out once in a process: a practice is opened with the same migrations each time. */
const models = new Map<string, Map<string, string>>()

function triggersAfter(done: number, migrationsFolder: string): Map<string, string> {
  const name = `${done} ${migrationsFolder}`
  const known = models.get(name) ?? modelOf(done, migrationsFolder)
  models.set(name, known)
  return known
}

function modelOf(done: number, migrationsFolder: string): Map<string, string> {
  const model = new Database(':memory:')
  try {
    model.pragma('foreign_keys = 0')
    for (const { sql } of readMigrationFiles({ migrationsFolder }).slice(0, done))
      for (const statement of sql) model.exec(statement)
    return triggersOf(model)
  } finally {
    model.close()
  }
}

/** By name. */
const triggersOf = (sqlite: Database.Database): Map<string, string> =>
  new Map(
    sqlite
      .prepare<[], { name: string; text: string }>("select name, sql as text from sqlite_master where type = 'trigger'")
      .all()
      .map(({ name, text }) => [name, text]),
  )

function setAside(sqlite: Database.Database, folder: string, done: number): string {
  const backups = backupsFolder(folder)
  mkdirSync(backups, { recursive: true, mode: 0o700 })
  removeLeftovers(backups)
  const copy = path.join(backups, `before-migration-${done + 1}-${Date.now()}.db`)
  const unfinished = unfinishedOf(copy)
  try {
    sqlite.prepare('vacuum into ?').run(unfinished)
    verifyCopy(unfinished)
    finish(unfinished, copy)
  } finally {
    removeWithCompanions(unfinished)
  }
  return copy
}

function rehearse(copy: string, migrationsFolder: string): void {
  const stage = unfinishedOf(copy)
  const source = new Database(copy, { readonly: true })
  try {
    source.prepare('vacuum into ?').run(stage)
    applyTo(stage, migrationsFolder)
  } catch (error) {
    rmSync(copy)
    throw error
  } finally {
    source.close()
    removeWithCompanions(stage)
  }
}

function applyTo(file: string, migrationsFolder: string): void {
  const sqlite = new Database(file)
  try {
    apply(sqlite, migrationsFolder)
  } finally {
    sqlite.close()
  }
}

/** Foreign keys are off while tables are rebuilt, because dropping the old table would act on the rows that refer to it. */
function apply(sqlite: Database.Database, migrationsFolder: string): void {
  const before = rowCounts(sqlite)
  sqlite.pragma('foreign_keys = 0')
  runMigrations(drizzle(sqlite), { migrationsFolder })
  sqlite.pragma('foreign_keys = 1')
  const after = rowCounts(sqlite)
  for (const [table, rows] of before)
    if ((after.get(table) ?? 0) < rows) throw new Error(`The update would lose rows of ${table}. Nothing was changed.`)
  if (!isSound(sqlite)) throw new Error('The update would leave rows that refer to nothing. Nothing was changed.')
}

/** Removes older copies from before updates, and empty ones that earlier versions left on a full disk. */
function keepNewestCopies(backups: string): void {
  if (!existsSync(backups)) return
  const copies = readdirSync(backups).filter(name => madeAt(name) > 0)
  const isEmpty = (name: string) => statSync(path.join(backups, name)).size === 0
  const whole = copies.filter(name => !isEmpty(name)).toSorted((a, b) => madeAt(a) - madeAt(b))
  for (const name of [...copies.filter(isEmpty), ...whole.slice(0, -copiesKept)]) rmSync(path.join(backups, name))
}

/** When a copy from before an update was made, by its name; 0 for what is none. */
const madeAt = (name: string) => Number(/^before-migration-\d+-(\d+)\.db$/.exec(name)?.[1] ?? 0)
