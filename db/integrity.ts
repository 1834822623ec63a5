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

/** Whether a table of a database has that column. */
export const hasColumn = (sqlite: Database.Database, table: string, column: string): boolean =>
  sqlite.prepare('select 1 from pragma_table_info(?) where name = ?').get(table, column) !== undefined

/** Whether a practice was set up in a database. */
export const holdsPractice = (sqlite: Database.Database): boolean =>
  hasTable(sqlite, 'practices') && sqlite.prepare('select 1 from practices').get() !== undefined

/** Why something cannot be done with the files of a folder, as a sentence for the terminal. */
export function whyNot(error: unknown, folder: string): string {
  if (!(error instanceof Error)) return String(error)
  const code = codeOf(error)
  const [, words] = kinds.find(([pattern]) => pattern.test(code)) ?? []
  return words ? words(folder, code) : error.message
}

export const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '')

export const isDamageCode = (code: string) => /^SQLITE_(CORRUPT|NOTADB)/.test(code)

/** What to do about a damaged database. */
export const damaged = (file: string) =>
  `${file} is damaged. Stop Attune, keep a copy of its whole folder, and put the newest good backup in its place: npm run restore -- FILE.`

const kinds: readonly [RegExp, (folder: string, code: string) => string][] = [
  [
    /^(SQLITE_(FULL|IOERR)|ENOSPC|EIO|EDQUOT)/,
    (folder, code) => `The disk that holds ${folder} is full, or cannot be relied on (${code}).`,
  ],
  [/^(SQLITE_(CANTOPEN|READONLY)|EACCES|EROFS|EPERM)/, (folder, code) => `Attune cannot write to ${folder} (${code}).`],
  [/^SQLITE_(CORRUPT|NOTADB)/, folder => damaged(`${folder}/attune.db`)],
  [/^SQLITE_(BUSY|LOCKED)/, folder => `Another program is using the practice in ${folder}. Try again once it is done.`],
  [/^EEXIST/, folder => `Something of that name is already in ${folder}; nothing was overwritten.`],
  [/^(ENOENT|ENOTDIR|EISDIR)/, (folder, code) => `${folder} is no longer there, or is not a folder (${code}).`],
]
