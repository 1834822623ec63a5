import './supported-node'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import type { SQL } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { AuditMark, checkAuditMark } from './audit-mark'
import { foldCodes } from './client-codes'
import type { Engine } from './engine'
import { sqliteEngine } from './engine-sqlite'
import { fillFlagGroups } from './flag-groups'
import { holdsPractice } from './integrity'
import { type Keys, readKeys } from './keys'
import { refuseEmptied, refuseMissing } from './lost-database'
import { migrate, progress } from './migrate'
import { resealFormat1 } from './reseal'
import { isFormat1, Vault } from './vault'

/** A connection or a transaction on it: what a query needs. Typed as PostgreSQL, whichever engine it is: see columns.ts. */
export type Sql = PgDatabase<PgQueryResultHKT> & {
  /** The rows of a query, each an array in the order of its columns. */
  values(query: SQL): PromiseLike<unknown[][]>
}

type Open = {
  folder: string
  sqlite: Database.Database
  /** What statements of the engine are prepared on. */
  drivers: readonly Database.Database[]
  engine: Engine
  keys: Keys
  vault: Vault
  mark: AuditMark | null
}

declare global {
  // The server loads this module once per bundle; the practice is opened once per process.
  var openedPractice: Open | undefined
}

/**
 * The folder that holds the practice: its database, its keys, its backups. Where it is, the machine says; the build must not take it
 * for a part of the program.
 */
export const practiceFolder = () =>
  path.resolve(/*turbopackIgnore: true*/ process.env.ATTUNE_DATA ?? path.join('data', 'practice'))

function openDatabase(): Open {
  if (!globalThis.openedPractice) throw new Error('No practice is open')
  return globalThis.openedPractice
}

/** The database of the practice that is open, for reading outside of an act. */
export const db = (): Sql => openDatabase().engine.db
export const engine = (): Engine => openDatabase().engine
/**
 * The bare driver, for tests that look into the file or fault it.
 * @internal
 */
export const sqlite = () => openDatabase().sqlite
/**
 * What statements are prepared on, for tests that count them.
 * @internal
 */
export const drivers = () => openDatabase().drivers
export const vault = () => openDatabase().vault
/** Signs the login cookie and keys the hashes of failed log-ins. */
export const loginKey = () => openDatabase().keys.login
export const openFolder = () => openDatabase().folder

/** Called after each commit. */
export const noteCommit = () => openDatabase().mark?.note()

type Options = {
  /** Leaves out waiting for the disk: for a database that can be made again (demo, tests). */
  fast?: boolean
  /** Leaves the schema as it is: for a command beside a server, which may be of another version. */
  asItIs?: boolean
}

/** Opens a practice: pragmas, migrations, keys. Throws a plain sentence when one of them is not as it must be. */
export async function openPractice(folder: string, { fast = false, asItIs = false }: Options = {}): Promise<Open> {
  closePractice()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  process.umask(0o077)
  refuseMissing(folder)
  const sqlite = new Database(path.join(folder, 'attune.db'))
  try {
    setPragmas(sqlite, fast)
    refuseEmptied(sqlite, folder)
    checkAuditMark(sqlite, folder)
    if (asItIs) refuseOlder(sqlite)
    migrate(sqlite, folder)
    const keys = readKeys(folder, !holdsPractice(sqlite))
    const vault = new Vault(keys.practice)
    checkKey(sqlite, vault)
    resealFormat1(sqlite, vault)
    const { drivers, ...engine } = sqliteEngine(sqlite)
    await engine.transaction(foldCodes)
    await engine.transaction(fillFlagGroups)
    const mark = fast ? null : new AuditMark(sqlite, folder)
    globalThis.openedPractice = { folder, sqlite, drivers, engine, keys, vault, mark }
    return globalThis.openedPractice
  } catch (error) {
    sqlite.close()
    throw error
  }
}

function refuseOlder(sqlite: Database.Database): void {
  if (progress(sqlite).missing > 0)
    throw new Error(
      'This practice was left by an older version of Attune: start Attune once, which brings it up to date.',
    )
}

/**
 * Brings what is in the log into the database and closes it, so that attune.db alone is whole. A reader that is still at work, or a
 * full disk, may keep the log where it is; then it is read at the next start.
 */
export function closePractice(): void {
  const open = globalThis.openedPractice
  globalThis.openedPractice = undefined
  if (!open) return
  open.mark?.close()
  open.engine.close()
  try {
    open.sqlite.pragma('busy_timeout = 500')
    open.sqlite.pragma('wal_checkpoint(truncate)')
  } catch {}
  open.sqlite.close()
}

type ClientRow = { id: string; wrappedKey: Buffer }

/** Throws when the practice key opens no client of a database, of whatever schema. */
export function checkKey(sqlite: Database.Database, vault: Vault): void {
  const knowsRemoval = sqlite.prepare("select 1 from pragma_table_info('clients') where name = 'removed_at'").get()
  const client = sqlite
    .prepare<[], ClientRow>(
      `select id, wrapped_key as wrappedKey from clients ${knowsRemoval ? 'where removed_at is null' : ''} limit 1`,
    )
    .get()
  try {
    if (client && isFormat1(client.wrappedKey)) vault.rewrapFormat1(client)
    else if (client) vault.unwrap(client)
  } catch {
    throw new Error('The practice key does not belong to this database. Put the right keys folder beside it.')
  }
}

/*
 * WAL alone means synchronous=NORMAL, which loses acknowledged rows in a power cut; FULL does not. busy_timeout comes first so
 * that switching to WAL waits for another process instead of failing.
 */
const durable = [
  ['busy_timeout', 5000],
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['trusted_schema', 0],
  // In KiB, where it is negative: 64 MB. The 2 MB of old hold less than one page of a large practice reads.
  ['cache_size', -65_536],
] as const

/** Sets how the database is kept, reads each setting back, and refuses to go on with another one. */
function setPragmas(sqlite: Database.Database, fast: boolean): void {
  for (const [name, value] of durable) {
    const wanted = fast && name === 'synchronous' ? 0 : value
    sqlite.pragma(`${name} = ${wanted}`)
    const found = sqlite.pragma(name, { simple: true })
    if (found !== wanted) throw new Error(`The database would not take ${name} = ${wanted} (it says ${String(found)}).`)
  }
}
