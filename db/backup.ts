import './supported-node'
import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { finish, removeLeftovers, removeWithCompanions, unfinishedOf } from './durable-files'
import { codeOf, damaged, holdsPractice, isDamageCode, isSound, rowCounts } from './integrity'

/** Where the copies of a practice are kept unless somebody says otherwise. */
export const backupsFolder = (folder: string) => path.join(folder, 'backups')

/** A moment as names of files have it, which sort by it: YYYYMMDD-HHMMSS, UTC. */
export const stamp = (now: number) => new Date(now).toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)

export type BackupOptions = {
  /** How long the copying may take, in ms. */
  limit?: number
  /** Told now and then which part of it is done, from 0 to 1. */
  onProgress?: (done: number) => void
  /** Shown the copy once it was found whole, before it gets its name or is encrypted. */
  onCopy?: (file: string) => Promise<void>
}

/**
 * Copies a practice's database into one file while it may be in use, checks the copy, and only then gives it its name.
 * Throws when the copy is not whole. The keys are not in it: they are kept apart on purpose.
 */
export async function backUp(
  folder: string,
  target: string,
  { limit = 15 * 60_000, onProgress = () => {}, onCopy = async () => {} }: BackupOptions = {},
): Promise<{ file: string; rows: number }> {
  const source = path.join(folder, 'attune.db')
  if (!existsSync(source)) throw new Error(`There is no practice in ${folder}.`)
  if (existsSync(target)) throw new Error(`${target} already exists; a backup never overwrites.`)
  readyFolder(path.dirname(target), folder)
  const unfinished = unfinishedOf(target)
  try {
    await copyInto(unfinished, source, { limit, onProgress })
    const rows = verifyCopy(unfinished)
    await onCopy(unfinished)
    finish(unfinished, target)
    settle(source)
    return { file: target, rows }
  } catch (error) {
    throw isAboutDamage(error) && !isSoundFile(source) ? new Error(damaged(source)) : error
  } finally {
    removeWithCompanions(unfinished)
  }
}

/** Makes the practice's own folder of copies alone: a stick that is not there must not become a folder on this disk. */
export function readyFolder(place: string, folder: string): void {
  if (place === backupsFolder(path.resolve(folder))) mkdirSync(place, { recursive: true, mode: 0o700 })
  if (!existsSync(place))
    throw new Error(
      `There is no folder ${place}. Is the disk or stick that it is on connected? A backup makes no folder of its own.`,
    )
  if (!statSync(place).isDirectory()) throw new Error(`${place} is a file: name a folder for the backup.`)
  removeLeftovers(place)
}

/**
 * The read transaction comes first: without it the copying begins again with every commit of another connection, and never ends
 * while people work.
 */
async function copyInto(
  unfinished: string,
  source: string,
  { limit, onProgress }: Required<Pick<BackupOptions, 'limit' | 'onProgress'>>,
): Promise<void> {
  // Made before it is filled, for its owner alone: the folder may be open to others.
  closeSync(openSync(unfinished, 'wx', 0o600))
  const live = new Database(source, { readonly: true, fileMustExist: true, timeout: 5000 })
  const until = performance.now() + limit
  try {
    live.exec('begin')
    if (!holdsPractice(live)) throw new Error(`The practice in ${path.dirname(source)} has not been set up yet.`)
    await live.backup(unfinished, {
      progress({ totalPages, remainingPages }) {
        if (performance.now() >= until) throw new Error(tooSlow(limit, unfinished))
        onProgress(1 - remainingPages / totalPages)
        return pagesPerStep
      },
    })
  } finally {
    live.close()
  }
}

const pagesPerStep = 256

const tooSlow = (limit: number, unfinished: string) =>
  `The copy was not finished after ${Math.round(limit / 60_000)} minutes and was stopped. Is ${path.dirname(unfinished)} slow, or about to fail?`

/** Checks a copy from the first page to the last and counts its rows. Throws when anything is wrong with it. */
export function verifyCopy(file: string): number {
  const copy = new Database(file)
  try {
    // The copy of a practice in use asks for a write-ahead log beside it; a backup is one file.
    copy.pragma('journal_mode = delete')
    if (!isSound(copy)) throw new Error(`${file} is damaged.`)
    const rows = rowCounts(copy)
    if (!rows.has('practices')) throw new Error(`${file} is not a practice.`)
    return [...rows.values()].reduce((sum, each) => sum + each, 0)
  } finally {
    copy.close()
  }
}

const isAboutDamage = (error: unknown) =>
  error instanceof Error && (/ is damaged\.$/.test(error.message) || isDamageCode(codeOf(error)))

/** A copy is no better than what it is made of: what is damaged is told by its own name. */
function isSoundFile(file: string): boolean {
  const sqlite = new Database(file, { readonly: true })
  try {
    return isSound(sqlite)
  } catch (error) {
    if (isAboutDamage(error)) return false
    throw error
  } finally {
    sqlite.close()
  }
}

/**
 * The copying only reads. Where Attune was stopped meanwhile, its last work is still in the log beside the database: whoever leaves
 * last brings it in.
 */
function settle(source: string): void {
  try {
    const sqlite = new Database(source, { fileMustExist: true })
    sqlite.pragma('schema_version')
    sqlite.close()
  } catch {
    // A folder that may only be read: the copy is made all the same.
  }
}
