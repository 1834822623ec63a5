import type Database from 'better-sqlite3'

/** Rows of every table of a database, by its own catalogue. */
export function rowCounts(sqlite: Database.Database): Map<string, number> {
  const named = sqlite.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
  return new Map(
    named
      .pluck()
      .all()
      .map(String)
      .map(name => [name, count(sqlite, name)]),
  )
}

/** Whether every page is whole and every row refers to one that exists. */
export function isSound(sqlite: Database.Database): boolean {
  const whole = sqlite.pragma('integrity_check', { simple: true }) === 'ok'
  return whole && sqlite.prepare('select 1 from pragma_foreign_key_check').get() === undefined
}

const count = (sqlite: Database.Database, table: string) =>
  Number(sqlite.prepare(`select count(*) from "${table}"`).pluck().get())

/** Whether a database has that table. */
export const hasTable = (sqlite: Database.Database, name: string): boolean =>
  sqlite.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(name) !== undefined

/** Whether a practice was set up in a database. */
export const holdsPractice = (sqlite: Database.Database): boolean =>
  hasTable(sqlite, 'practices') && sqlite.prepare('select 1 from practices').get() !== undefined
