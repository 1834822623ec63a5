import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Vault } from '@/db/vault'
import { copyTable, type Teams } from './copy-table'
import { numberInIds } from './marked-ids'
import type { Tell } from './progress'
import { addSealing } from './sealing'
import { type Table, tablesOf } from './tables'

/** Tables in which a template has nothing. One that is neither here nor filled is refused, so that a new one is not forgotten. */
const leftEmpty: ReadonlySet<string> = new Set([
  'answer_requests',
  'answer_settings',
  'answer_visits',
  'answers_seen',
  'client_contacts',
  'daily_mails',
  'emergencies',
  'emergency_reviews',
  'entry_runs',
  'erased_keys',
  'failed_logins',
  'flag_comments',
  'goal_ratings',
  'goals',
  'handovers',
  'kept_answers',
  'mailings',
  'next_step_texts',
  'own_attachments',
  'own_instrument_withdrawals',
  'own_instruments',
  'passkeys',
  'password_resets',
  'practice_settings',
  'recovery_codes',
  'refusals',
  'rereadings',
  'returns',
  'rupture_words',
  'saved_views',
  'second_factor_codes',
  'second_factor_rules',
  'second_factors',
  'session_voids',
  'setup_codes',
  'sheet_revisions',
  'sheet_sources',
  'start_dismissals',
  'tablets',
  'transfers',
  'wordings',
])

type Filling = {
  /** An empty database of the newest schema. */
  file: string
  /** The database of a practice of one team. */
  template: string
  vault: Vault
  templateVault: Vault
  teams: Teams
}

/**
 * Fills a database with a practice of many teams, all like the one of the template. While it is written nothing protects it from
 * a power cut; when this has returned, it is whole, checked, and kept as the product keeps it.
 */
export function fill({ file, template, vault, templateVault, teams }: Filling, tell: Tell): void {
  const sqlite = new Database(file)
  try {
    for (const pragma of unprotected) sqlite.pragma(pragma)
    sqlite.prepare('attach ? as template').run(template)
    sqlite.exec("attach ':memory:' as work; create table work.copies (n integer primary key, hex text not null)")
    const copy = sqlite.prepare('insert into work.copies values (?, ?)')
    for (let n = 0; n < teams.all; n++) copy.run(n, numberInIds(n))
    addSealing(sqlite, vault, templateVault)
    const setAside = setIndexesAside(sqlite)
    copyTables(sqlite, teams, tell)
    sqlite.exec('detach template; detach work')
    makeAgain(sqlite, setAside, tell)
    check(sqlite, statSync(file).size, tell)
    sqlite.pragma('journal_mode = wal')
  } finally {
    sqlite.close()
  }
}

/** 200 MB of cache; a negative number is in KiB. */
const unprotected = [
  'journal_mode = delete',
  'journal_mode = off',
  'synchronous = off',
  'foreign_keys = off',
  'cache_size = -200000',
]

function copyTables(sqlite: Database.Database, teams: Teams, tell: Tell): void {
  const tables = tablesOf(sqlite).filter(table => hasRows(sqlite, table))
  for (const [place, table] of tables.entries())
    copyTable(sqlite, table, teams, (rows, of) =>
      tell(`Copying ${table.name} (table ${place + 1} of ${tables.length})`, rows, of),
    )
}

function hasRows(sqlite: Database.Database, { name }: Table): boolean {
  const isFilled = sqlite.prepare(`select 1 from template."${name}"`).get() !== undefined
  if (isFilled === leftEmpty.has(name))
    throw new Error(
      isFilled
        ? `The template has rows in ${name}, which is said to stay empty.`
        : `The template has nothing in ${name}. Let it record something there, or say that the table stays empty.`,
    )
  return isFilled
}

type SetAside = { type: string; name: string; sql: string }

/**
 * Takes away the indexes that are no part of a table, which are built faster from all rows than with each, and the triggers: what
 * they would do was done in the template, and is copied.
 */
function setIndexesAside(sqlite: Database.Database): SetAside[] {
  const found = sqlite
    .prepare<[], SetAside>(
      "select type, name, sql from main.sqlite_master where type in ('index', 'trigger') and sql is not null",
    )
    .all()
  for (const { type, name } of found) sqlite.exec(`drop ${type} main."${name}"`)
  return found
}

function makeAgain(sqlite: Database.Database, setAside: readonly SetAside[], tell: Tell): void {
  for (const [place, { sql }] of setAside.entries()) {
    sqlite.exec(sql)
    tell('Making indexes', place + 1, setAside.length)
  }
}

/** Above this many bytes, what follows from how indexes are made (that they are in step with their tables) is not looked at again. */
const large = 2e9

function check(sqlite: Database.Database, bytes: number, tell: Tell): void {
  tell('Checking', 0, 2)
  const stray = sqlite.prepare('select "table" from pragma_foreign_key_check').pluck().get()
  if (stray !== undefined) throw new Error(`A row of ${String(stray)} refers to one that does not exist.`)
  tell('Checking', 1, 2)
  const found = sqlite.pragma(bytes > large ? 'quick_check' : 'integrity_check', { simple: true })
  if (found !== 'ok') throw new Error(`The database is not whole: ${String(found)}`)
  tell('Checking', 2, 2)
}
