import { closeSync, constants, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import type Database from 'better-sqlite3'
import { hasTable } from './integrity'

/*
 * The number of the newest audit entry, in a file beside the database. SQLite opens a database whose log was taken away as it was
 * some time ago, without an error; the number tells. It is written after the commit that it speaks of and never forced to the disk,
 * so it may lag behind, and never leads.
 */
export const auditMarkFile = (folder: string) => path.join(folder, 'last-audit-entry')

const newestSeq = (sqlite: Database.Database) => sqlite.prepare('select max(seq) from audit_events').pluck()

/** Keeps the number while a practice is open. One write of a line of fixed length, in place: it is whole or not there. */
export class AuditMark {
  readonly #newest: Database.Statement
  readonly #fd: number | null
  #kept = 0

  constructor(sqlite: Database.Database, folder: string) {
    this.#newest = newestSeq(sqlite)
    this.#fd = markIn(auditMarkFile(folder))
    this.note()
  }

  /** Called after each commit. What was saved is saved, also where the number cannot be written: then it lags. */
  note(): void {
    if (this.#fd === null) return
    try {
      const newest = Number(this.#newest.get())
      if (newest <= this.#kept) return
      writeSync(this.#fd, `${String(newest).padStart(16, '0')}\n`, 0)
      this.#kept = newest
    } catch {}
  }

  close(): void {
    if (this.#fd !== null) closeSync(this.#fd)
  }
}

/** Without emptying it. Null where it cannot be had: a practice on a full disk can still be read. */
function markIn(file: string): number | null {
  try {
    return openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600)
  } catch {
    return null
  }
}

/** Refuses a database that ends before the newest entry that was written. */
export function checkAuditMark(sqlite: Database.Database, folder: string): void {
  const marked = readAuditMark(folder)
  const newest = hasTable(sqlite, 'audit_events') ? Number(newestSeq(sqlite).get()) : 0
  if (marked <= newest) return
  throw new Error(
    [
      `The end of the database is missing: it has ${newest} audit entries, and ${marked} were written.`,
      `If attune.db-wal was moved or deleted, put it back into ${folder}. If it is lost, restore a backup: npm run restore -- FILE.`,
      `To go on with what is there, knowing that the newest work is gone, remove ${auditMarkFile(folder)} and start again.`,
    ].join('\n'),
  )
}

/**
 * The number in the file; 0 where there is none, or nothing in it: a power cut may leave a first write empty, or as zeros. Throws where
 * there is anything else, because then nothing tells whether the end of the database is missing.
 */
export function readAuditMark(folder: string): number {
  const file = auditMarkFile(folder)
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) return 0
  const text = found.isFile() ? readFileSync(file, 'utf8') : 'no file'
  if (/^\0*$/.test(text)) return 0
  if (/^\d{16}\n$/.test(text)) return Number(text)
  throw new Error(
    [
      `${file} does not hold the number of the newest audit entry, so that nothing tells whether the end of the database is missing.`,
      'If it was changed by hand, put back what was there. To go on with what is there, remove it and start again.',
    ].join('\n'),
  )
}

/** For a database that is meant to be older than the one before it. */
export function forgetAuditMark(folder: string): void {
  rmSync(auditMarkFile(folder), { force: true })
}
