import './supported-node'
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { plural } from '../lib/text/number-words'
import { addAnchor, anchorsFile } from './audit-anchors'
import { type AuditKey, readAuditKey } from './audit-key'
import { forgetAuditMark } from './audit-mark'
import { type Head, hashOfEntry, headText } from './audit-text'
import { backupsFolder, stamp } from './backup'
import { companions, finish, removeLeftovers, removeWithCompanions, unfinishedOf } from './durable-files'
import { codeOf, hasColumn, hasTable, holdsPractice, isDamageCode, isSound } from './integrity'
import { KeyStore, keyStoreFolder, type StoredKey } from './key-store'
import { readKeys } from './keys'
import { foreignTriggers, progress } from './migrate'
import { checkKey } from './open-file'
import { recoveryKeyIn } from './recovery-key'
import { isSealedFile, unsealFile } from './sealed-file'
import { Vault } from './vault'

type Practice = { id: string; name: string; timeZone: string; locale: string }

export type Restored = {
  practice: Practice
  /** When the newest thing that it holds was noted. */
  asOf: number | null
  loginsEnded: number
  /** Where what was in its place is now. */
  kept: string | null
}

/**
 * Puts a copy in the place of a practice's database. The copy is brought beside it and checked there, with the keys of the folder; what
 * it replaces is kept among the backups. Throws with nothing changed when the copy is not whole or Attune is running on the folder.
 */
export function restore(folder: string, file: string, now: number, options: Options = {}): Restored {
  const target = path.join(folder, 'attune.db')
  refuse(folder, file, target)
  removeLeftovers(folder)
  const staged = unfinishedOf(target)
  try {
    bring(file, staged, options.recoveryKey ?? recoveryKeyIn(folder))
    const { head, ...copy } = prepare(staged, { folder, file, now, ...options })
    const kept = setAside(folder, target, now)
    finish(staged, target)
    noteInAnchors(folder, head, now)
    return { ...copy, kept }
  } finally {
    removeWithCompanions(staged)
  }
}

function refuse(folder: string, file: string, target: string): void {
  if (!existsSync(file) || !statSync(file).isFile()) throw new Error(`There is no file ${file}.`)
  if (path.resolve(file) === path.resolve(target)) throw new Error(`${file} is already the practice’s database.`)
  if (!existsSync(folder))
    throw new Error(`There is no folder ${folder}. Make it and put the folder keys into it first.`)
}

/** With the log of a copy that somebody made by hand, where it has one. */
function bring(file: string, staged: string, recoveryKey: Buffer | null): void {
  if (isSealedFile(file)) {
    unseal(file, staged, recoveryKey)
    return
  }
  for (const ending of ['', '-wal'])
    if (existsSync(`${file}${ending}`)) {
      copyFileSync(`${file}${ending}`, `${staged}${ending}`)
      chmodSync(`${staged}${ending}`, 0o600)
    }
}

function unseal(file: string, staged: string, recoveryKey: Buffer | null): void {
  if (!recoveryKey)
    throw new Error(`${file} is encrypted: the recovery key is on the recovery sheet. Nothing was changed.`)
  try {
    unsealFile(file, staged, recoveryKey)
  } catch (error) {
    throw error instanceof Error ? new Error(`${error.message} Nothing was changed.`) : error
  }
}

type Prepared = Omit<Restored, 'kept'> & { head: { practiceId: string; seq: number; hash: Buffer | null } }

type Options = {
  /** Restores a copy some of whose keys are nowhere any more: what they encrypted stays unreadable. */
  acceptLostKeys?: boolean
  /** Of an encrypted backup; without it, the one of the folder. */
  recoveryKey?: Buffer
}

type About = { folder: string; file: string; now: number } & Options

/** Checks the copy that was brought, ends every login in it and notes in it that it was restored. */
function prepare(staged: string, about: About): Prepared {
  const sqlite = new Database(staged)
  try {
    sqlite.pragma('journal_mode = delete')
    check(sqlite, about)
    return note(sqlite, auditKeyOf(about.folder), about.now)
  } catch (error) {
    throw error instanceof Error && isDamageCode(codeOf(error)) ? new Error(unsound(about.file)) : error
  } finally {
    sqlite.close()
  }
}

const unsound = (file: string) => `${file} is damaged, or no database. Nothing was changed.`

function check(sqlite: Database.Database, { folder, file, acceptLostKeys = false }: About): void {
  if (!isSound(sqlite)) throw new Error(unsound(file))
  if (!holdsPractice(sqlite)) throw new Error(`${file} holds no practice. Nothing was changed.`)
  const foreign = foreignTriggers(sqlite, progress(sqlite).done)
  if (foreign.length > 0)
    throw new Error(
      `${file} has triggers that Attune did not make, or lacks some of its own: ${foreign.join(', ')}. Nothing was changed.`,
    )
  const vault = new Vault(readKeys(folder, false).practice, new KeyStore(folder))
  checkKey(sqlite, vault)
  if (!acceptLostKeys) refuseMissingKeys(sqlite, vault, { folder, file })
}

/**
 * A copy names the keys of its clients. One of a client who was erased is meant to be missing; any other would leave names that nobody can
 * read: because the key is nowhere, or because it was changed since for another.
 */
function refuseMissingKeys(
  sqlite: Database.Database,
  vault: Vault,
  { folder, file }: { folder: string; file: string },
): void {
  if (!hasColumn(sqlite, 'clients', 'key_id')) return
  const named = sqlite
    .prepare<[], StoredKey>(`select id as owner, key_id as keyId from clients where key_id <> ''`)
    .all()
  const isKnown = vault.knows()
  const missing = named.filter(key => !isKnown(key)).length
  const erased = vault.erasedOwners()
  const changed = named.filter(key => vault.isDestroyed(key) && !erased.has(key.owner)).length
  if (missing === 0 && changed === 0) return
  const why =
    missing > 0
      ? `${keyStoreFolder(folder)} lacks the keys of ${missing} of its ${plural(named.length, 'client')}. They are in the copy of the keys that was made with it or after it: name that with --keys FILE.`
      : `it is from before the keys of ${changed} of its ${plural(named.length, 'client')} were changed, and nothing opens what those sealed. Take a newer one, or add --accept-lost-keys: scores come back, names and notes do not.`
  throw new Error(`${file} cannot be restored: ${why} Nothing was changed.`)
}

/** In plain SQL, since the copy may be of an older schema; it is brought up to date at the next start. */
function note(sqlite: Database.Database, key: AuditKey, now: number): Prepared {
  return drizzle(sqlite).transaction(
    () => {
      const practice = sqlite
        .prepare<[], Practice>('select id, name, time_zone as timeZone, locale from practices limit 1')
        .get()
      if (!practice) throw new Error('The practice is gone')
      const at = auditInstant(sqlite)
      const asOf = sqlite.prepare<[], number | null>(`select max(${at}) from audit_events`).pluck().get() ?? null
      const ended = sqlite.prepare('update logins set ended_at = ? where ended_at is null').run(now).changes
      endCodes(sqlite, now)
      holdReturns(sqlite)
      endAnswering(sqlite, now)
      const entry = { practiceId: practice.id, now, count: ended }
      const hash = hasTable(sqlite, 'audit_heads') ? noteInChain(sqlite, key, entry) : noteUnchained(sqlite, at, entry)
      const seq = Number(sqlite.prepare('select max(seq) from audit_events').pluck().get())
      return { practice, asOf, loginsEnded: ended, head: { practiceId: practice.id, seq, hash } }
    },
    { behavior: 'immediate' },
  )
}

/**
 * A code or a link that is unused in the copy may have been used since: whatever table knows of using something up has such. It has run out,
 * or where it never does, it counts as used.
 */
function endCodes(sqlite: Database.Database, now: number): void {
  const tables = sqlite.prepare<[], string>("select name from sqlite_master where type = 'table'").pluck().all()
  for (const table of tables.filter(name => hasColumn(sqlite, name, 'used_at'))) {
    const end = hasColumn(sqlite, table, 'expires_at') ? 'expires_at = min(expires_at, ?)' : 'used_at = ?'
    sqlite.prepare(`update "${table}" set ${end} where used_at is null`).run(now)
  }
}

/**
 * A return that goes on in the copy may have been answered since, and not with yes: who was waited for then waits until somebody says it again,
 * however long.
 */
function holdReturns(sqlite: Database.Database): void {
  if (hasTable(sqlite, 'returns')) sqlite.exec('update returns set opens_at = null where ended_at is null')
}

/**
 * What clients can answer in the copy may have been sent or withdrawn since, and a tablet taken out because it was lost. Nothing that was asked
 * leads anywhere any more, and what was answered and not sent is gone.
 */
function endAnswering(sqlite: Database.Database, now: number): void {
  if (!hasTable(sqlite, 'answer_requests')) return
  sqlite.exec('delete from kept_answers')
  for (const end of [
    'answer_visits set ended_at = :now where ended_at',
    "handovers set ended_at = :now, outcome = 'ended-elsewhere' where ended_at",
    "answer_requests set ended_at = :now, outcome = 'withdrawn', code_hash = null, code_expires_at = null where ended_at",
    'tablets set removed_at = :now, secret_hash = null where removed_at',
  ])
    sqlite.prepare(`update ${end} is null`).run({ now })
}

type Entry = { practiceId: string; now: number; count: number }

/** A copy from before there was a chain: its entries are taken into one at the next start. */
function noteUnchained(sqlite: Database.Database, at: string, { practiceId, now, count }: Entry): null {
  sqlite
    .prepare(`insert into audit_events (practice_id, ${at}, act, count) values (?, ?, 'practice.restore', ?)`)
    .run(practiceId, now, count)
  return null
}

/**
 * As `appendEntries`. Where the copy's own head was not made with the key of this folder, it is left as it is: the next act finds it, and
 * says so.
 */
function noteInChain(sqlite: Database.Database, key: AuditKey, { practiceId, now, count }: Entry): Buffer | null {
  const head = sqlite
    .prepare<[string], Head & { mac: Buffer }>(
      'select practice_id as practiceId, seq, hash, mac from audit_heads where practice_id = ?',
    )
    .get(practiceId)
  if (!head || !key.isSealOf(head.mac, headText(head))) return null
  const nobody = { personId: null, loginId: null, clientId: null, subjectId: null, detail: null, reasonHash: null }
  const row = { ...nobody, seq: head.seq + 1, practiceId, happenedAt: now, act: 'practice.restore', count }
  const hash = hashOfEntry(row, head.hash)
  sqlite
    .prepare(
      "insert into audit_events (seq, practice_id, happened_at, act, count, hash) values (?, ?, ?, 'practice.restore', ?, ?)",
    )
    .run(row.seq, practiceId, now, count, hash)
  sqlite
    .prepare('update audit_heads set seq = ?, hash = ?, mac = ?, written_at = ? where practice_id = ?')
    .run(row.seq, hash, key.seal(headText({ practiceId, seq: row.seq, hash })), now, practiceId)
  return hash
}

/** Of what was noted since, nothing is there any more, which the anchors are told: else it would look as if somebody had taken it away. */
function noteInAnchors(folder: string, { practiceId, seq, hash }: Prepared['head'], now: number): void {
  const line = { kind: 'restore', practice: practiceId, seq, hash: hash?.toString('hex') ?? null } as const
  addAnchor(anchorsFile(folder), auditKeyOf(folder), { ...line, at: new Date(now).toISOString() })
}

const auditKeyOf = (folder: string) => readAuditKey(folder, readKeys(folder, false).practice)

/** How the copy's own schema calls the time of an audit entry: `at` before migration 0006. */
function auditInstant(sqlite: Database.Database): 'at' | 'happened_at' {
  const named = sqlite.prepare("select 1 from pragma_table_info('audit_events') where name = 'happened_at'").get()
  return named === undefined ? 'at' : 'happened_at'
}

/**
 * Moves what is in place among the backups, log and all. Its number of audit entries goes first: without it nothing is refused, and
 * with it the older copy would be.
 */
function setAside(folder: string, target: string, now: number): string | null {
  closeLog(target)
  const kept = path.join(backupsFolder(folder), `replaced-${stamp(now)}.db`)
  mkdirSync(path.dirname(kept), { recursive: true, mode: 0o700 })
  if (existsSync(kept)) throw new Error(`${kept} already exists. Nothing was changed.`)
  forgetAuditMark(folder)
  const isThere = existsSync(target) && statSync(target).size > 0
  if (isThere) for (const ending of ['', ...companions]) move(`${target}${ending}`, `${kept}${ending}`)
  for (const ending of companions) rmSync(`${target}${ending}`, { force: true })
  return isThere ? kept : null
}

function move(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to)
}

/**
 * Brings the log into the database that is replaced, which SQLite does for the only one that has it open, and for nobody else. A
 * damaged one is kept as it is.
 */
function closeLog(target: string): void {
  if (!existsSync(target)) return
  const sqlite = new Database(target, { timeout: 1000 })
  try {
    sqlite.pragma('journal_mode = delete')
  } catch (error) {
    const code = error instanceof Error ? codeOf(error) : ''
    if (code.startsWith('SQLITE_BUSY'))
      throw new Error(`Attune is running on ${path.dirname(target)}: stop it first. Nothing was changed.`)
    if (!isDamageCode(code)) throw error
  } finally {
    sqlite.close()
  }
}
