import './supported-node'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { isNull } from 'drizzle-orm'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import { foldCodes } from './client-codes'
import { type Keys, readKeys } from './keys'
import { migrate } from './migrate'
import { setPragmas } from './pragmas'
import { resealFormat1 } from './reseal'
import { clients, practices } from './schema'
import { isFormat1, Vault } from './vault'

/** A connection or a transaction on it: what a query needs. */
export type Sql = BaseSQLiteDatabase<'sync', Database.RunResult>

type Open = { folder: string; sqlite: Database.Database; db: BetterSQLite3Database; keys: Keys; vault: Vault }

declare global {
  // The server loads this module once per bundle; the practice is opened once per process.
  var openedPractice: Open | undefined
}

/** The folder that holds the practice: its database, its keys, its backups. */
export const practiceFolder = () => path.resolve(process.env.ATTUNE_DATA ?? path.join('data', 'practice'))

const opened = (): Open => globalThis.openedPractice ?? openPractice(practiceFolder())

/** The database, opened on first use. */
export const db = () => opened().db
/** The bare driver, for what Drizzle has no words for (backup, integrity checks). */
export const sqlite = () => opened().sqlite
export const vault = () => opened().vault
/** Signs the login cookie and keys the hashes of failed log-ins. */
export const loginSecret = () => opened().keys.login.toString('base64')
export const openFolder = () => opened().folder

/**
 * Opens a practice: pragmas, migrations, keys. Throws a plain sentence when one of them is not as it must be.
 * `fast` leaves out waiting for the disk and is for a database that can be made again (demo, tests).
 */
export function openPractice(folder: string, { fast = false } = {}): Open {
  closePractice()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  process.umask(0o077)
  const sqlite = new Database(path.join(folder, 'attune.db'))
  try {
    setPragmas(sqlite, fast)
    migrate(sqlite, folder)
    const db = drizzle(sqlite)
    const keys = readKeys(folder, isEmpty(db))
    const vault = new Vault(keys.practice)
    checkKey(db, vault)
    resealFormat1(sqlite, vault)
    db.transaction(foldCodes, { behavior: 'immediate' })
    globalThis.openedPractice = { folder, sqlite, db, keys, vault }
    return globalThis.openedPractice
  } catch (error) {
    sqlite.close()
    throw error
  }
}

export function closePractice(): void {
  globalThis.openedPractice?.sqlite.close()
  globalThis.openedPractice = undefined
}

const isEmpty = (db: Sql) => db.select({ id: practices.id }).from(practices).get() === undefined

function checkKey(db: Sql, vault: Vault) {
  const { id, wrappedKey } = clients
  const client = db.select({ id, wrappedKey }).from(clients).where(isNull(clients.removedAt)).limit(1).get()
  try {
    if (client && isFormat1(client.wrappedKey)) vault.rewrapFormat1(client)
    else if (client) vault.unwrap(client)
  } catch {
    throw new Error('The practice key does not belong to this database. Put the right keys folder beside it.')
  }
}
