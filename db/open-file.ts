import './supported-node'
import path from 'node:path'
import Database from 'better-sqlite3'
import { refuseUnguarded } from './audit-guards'
import { AuditMark, checkAuditMark } from './audit-mark'
import { sqliteEngine } from './engine-sqlite'
import { hasColumn, holdsPractice } from './integrity'
import { refuseOtherKey } from './key-fingerprint'
import { KeyStore } from './key-store'
import { type Keys, readKeys } from './keys'
import { refuseEmptied, refuseMissing } from './lost-database'
import { foreignTriggers, migrate, progress, restoreTriggers } from './migrate'
import { refuseMoved } from './moved-mark'
import type { Opened, Options } from './open'
import { resealFormat1 } from './reseal'
import { type KeyRow, Vault } from './vault'

/** Opens a practice that is a file in its folder: pragmas, migrations, keys. */
export function openFile(
  folder: string,
  { fast = false, asItIs = false, moving = false, unguarded = false, keys: given }: Options,
): Opened {
  if (!moving) refuseMoved(folder)
  if (!moving) refuseMissing(folder)
  const sqlite = new Database(path.join(folder, 'attune.db'))
  try {
    setPragmas(sqlite, fast)
    if (!moving) refuseEmptied(sqlite, folder)
    if (!unguarded) checkAuditMark(sqlite, folder)
    if (asItIs) refuseOlder(sqlite)
    migrate(sqlite, folder)
    if (!unguarded) refuseUnguarded(foreignTriggers(sqlite, progress(sqlite).done))
    const keys = given ?? readKeys(folder, !holdsPractice(sqlite))
    const vault = new Vault(keys.practice, new KeyStore(folder, { fast }))
    checkKey(sqlite, vault)
    resealFormat1(sqlite, vault)
    return openedFile(sqlite, keys, vault, fast || unguarded ? null : new AuditMark(sqlite, folder))
  } catch (error) {
    sqlite.close()
    throw error
  }
}

function openedFile(sqlite: Database.Database, keys: Keys, vault: Vault, mark: AuditMark | null): Opened {
  const { drivers, ...engine } = sqliteEngine(sqlite)
  return {
    engine,
    keys,
    vault,
    file: { sqlite, drivers },
    guards: {
      wrong: async () => foreignTriggers(sqlite, progress(sqlite).done),
      putBack: async () => restoreTriggers(sqlite, progress(sqlite).done),
    },
    noteCommit: () => mark?.note(),
    close() {
      mark?.close()
      engine.close()
      closeLog(sqlite)
    },
  }
}

/**
 * Brings what is in the log into the database and closes it, so that attune.db alone is whole. A reader that is still at work, or a
 * full disk, may keep the log where it is; then it is read at the next start.
 */
function closeLog(sqlite: Database.Database): void {
  try {
    sqlite.pragma('busy_timeout = 500')
    sqlite.pragma('wal_checkpoint(truncate)')
  } catch {}
  sqlite.close()
}

function refuseOlder(sqlite: Database.Database): void {
  if (progress(sqlite).missing > 0) throw new Error(leftByOlder)
}

/** What a command says that may not bring a practice up to date. */
export const leftByOlder =
  'This practice was left by an older version of Attune: start Attune once, which brings it up to date.'

/** Throws when the practice key does not belong to a database, of whatever schema. */
export function checkKey(sqlite: Database.Database, vault: Vault): void {
  const fingerprint = hasColumn(sqlite, 'practices', 'key_fingerprint')
    ? (sqlite.prepare<[], string | null>('select key_fingerprint from practices').pluck().get() ?? null)
    : null
  const removal = hasColumn(sqlite, 'clients', 'removed_at') ? 'where removed_at is null' : ''
  const keyId = hasColumn(sqlite, 'clients', 'key_id') ? 'key_id' : "''"
  refuseOtherKey(vault, fingerprint, () =>
    sqlite.prepare<[], KeyRow>(`select id, ${keyId} as keyId, wrapped_key as wrappedKey from clients ${removal}`).all(),
  )
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
  // What replaces a row removes it, and asks the triggers of the table whether it may.
  ['recursive_triggers', 1],
  // What is removed is overwritten: else a name or a key stays in the free pages of the file for years.
  ['secure_delete', 1],
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
