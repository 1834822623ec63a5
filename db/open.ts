import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type Database from 'better-sqlite3'
import { takeInOld } from './audit-chain'
import { type AuditKey, readAuditKey } from './audit-key'
import { foldCodes } from './client-codes'
import { compact } from './compact'
import { databaseUrl } from './database-url'
import type { Engine, Sql } from './engine'
import { destroyErasedKeys } from './erased-keys'
import { fillFlagGroups } from './flag-groups'
import { checkFingerprints, type Fingerprints, fingerprintsOf } from './key-fingerprint'
import { keysInDatabase, moveKeys, type OnKeys } from './key-move'
import { type Keys, keyFile } from './keys'
import { refuseLostKeys } from './lost-keys'
import { openFile } from './open-file'
import { foldNames } from './person-names'
import { timeForLine } from './progress-lines'
import { driverError } from './server-words'
import type { Vault } from './vault'

export type { Sql } from './engine'

/** A practice that is open, wherever it is kept. */
export type Opened = {
  engine: Engine
  keys: Keys
  vault: Vault
  /** Where it is kept in a file: the bare driver, and what statements of the engine are prepared on. */
  file: { sqlite: Database.Database; drivers: readonly Database.Database[] } | null
  /** The triggers that keep what was noted from being changed. */
  guards: Guards
  /** Called after each commit. */
  noteCommit(): void
  close(): void
}

/** `wrong` gives the names of those that are not as they were made; `putBack` makes them so, and gives the same. */
type Guards = { wrong(): Promise<string[]>; putBack(): Promise<string[]> }

declare global {
  // The server loads this module once per bundle; the practice is opened once per process.
  var openedPractice: (Opened & { folder: string; auditKey: AuditKey }) | undefined
}

/**
 * The folder that holds the practice: its database, its keys, its backups. Where it is, the machine says; the build must not take it
 * for a part of the program.
 */
export const practiceFolder = () =>
  path.resolve(/*turbopackIgnore: true*/ process.env.ATTUNE_DATA ?? path.join('data', 'practice'))

function opened() {
  if (!globalThis.openedPractice) throw new Error('No practice is open')
  return globalThis.openedPractice
}

/** The database of the practice that is open, for reading outside of an act. */
export const db = (): Sql => opened().engine.db
export const engine = (): Engine => opened().engine
export const vault = () => opened().vault
/** Signs the login cookie and keys the hashes of failed log-ins. */
export const loginKey = () => opened().keys.login
/** Of the keys that the practice was opened with. */
export const fingerprints = (): Fingerprints => fingerprintsOf(opened())
/** Whether other servers may have it open too: it is in a server of databases, and not in a file. */
export const isShared = () => opened().file === null
/** Seals the end of the audit and signs its anchors. */
export const auditKey = () => opened().auditKey
export const guards = () => opened().guards
export const openFolder = () => opened().folder
export const noteCommit = () => opened().noteCommit()

/**
 * The bare driver, for tests that look into the file or fault it.
 * @internal
 */
export const sqlite = () => file().sqlite
/**
 * What statements are prepared on, for tests that count them.
 * @internal
 */
export const drivers = () => file().drivers

function file() {
  const { file: kept } = opened()
  if (!kept) throw new Error('The practice is not kept in a file')
  return kept
}

export type Options = {
  /** Leaves out waiting for the disk: for a database that can be made again (demo, tests). */
  fast?: boolean
  /** For moving: a folder is opened though it was moved out of, or holds keys and nothing else. */
  moving?: boolean
  /** For changing the practice key: opens it with these, and not with those of the folder. */
  keys?: Keys
  /** Told how far the keys have come that are moved out of the database. */
  onKeys?: OnKeys
  /** Leaves the schema as it is: for a command beside a server, which may be of another version. */
  asItIs?: boolean
  /** Does not ask whether triggers are as they were made and the newest entries there: for the commands that look at the audit. */
  unguarded?: boolean
}

/** Opens a practice: its database, brought up to date, and its keys. Throws a plain sentence when one of them is not as it must be. */
export async function openPractice(folder: string, options: Options = {}): Promise<Opened> {
  closePractice()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  process.umask(0o077)
  const url = databaseUrl()
  const practice = url === undefined ? openFile(folder, options) : await openInServer(url, folder, options)
  try {
    const auditKey = readAuditKey(folder, practice.keys.practice)
    await practice.engine.transaction('practice', tx => bringIntoStep(tx, practice, { folder, ...options }))
    await takeInAllOld(practice, auditKey)
    if (!options.asItIs) await bringKeysInOrder(practice, options)
    globalThis.openedPractice = { ...practice, folder, auditKey }
    return practice
  } catch (error) {
    practice.close()
    throw error
  }
}

/** What is compared and worked out of a practice whenever it is opened, in one act. */
async function bringIntoStep(tx: Sql, practice: Opened, { folder, moving }: Options & { folder: string }) {
  const ours = fingerprintsOf(practice)
  // One that is being moved asks nobody to log in, and keeps what it was told of its other servers.
  if (!moving) await checkFingerprints(tx, practice.vault, ours, practice.file ? null : keyFile(folder, 'login'))
  await refuseLostKeys(tx, practice.vault, folder)
  await foldCodes(tx)
  await foldNames(tx)
  await fillFlagGroups(tx)
}

/** Entries from before the audit was a chain may be a million: they are taken in by one act after another, with a line while it lasts. */
async function takeInAllOld({ engine }: Opened, auditKey: AuditKey): Promise<void> {
  const isTime = timeForLine()
  for (let acts = 1; await takeInNext(engine, auditKey); acts++)
    if (isTime()) console.log(`Binding the audit’s entries from before this version: part ${acts} is done.`)
}

async function takeInNext(engine: Engine, auditKey: AuditKey): Promise<boolean> {
  let isMore = false
  // At the end of an act that has the audit to itself, since another server may note something meanwhile.
  await engine.transaction('practice', async tx => {
    tx.afterwards?.push(async end => {
      isMore = await takeInOld(end, auditKey, Date.now())
    })
  })
  return isMore
}

/** Goes on with what was interrupted: keys that are still in the database, and those that were to be destroyed. */
async function bringKeysInOrder({ engine, vault, file }: Opened, { onKeys }: Options): Promise<void> {
  const { clients, points } = await keysInDatabase(engine.db)
  if (file && clients.length + points.length > 0) compact(file.sqlite)
  await moveKeys(engine, vault, onKeys)
  await destroyErasedKeys(engine.db, vault)
}

async function openInServer(url: string, folder: string, options: Options): Promise<Opened> {
  const { openServer } = await loadServer()
  return openServer(url, folder, options)
}

/** What speaks to a server, loaded where there is one: a practice in a file needs none of it. */
export async function loadServer() {
  try {
    return await import('./open-server')
  } catch (error) {
    throw driverError(error)
  }
}

export function closePractice(): void {
  const practice = globalThis.openedPractice
  globalThis.openedPractice = undefined
  practice?.close()
}
