import './supported-node'
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { counts, isSound } from './soundness'

/**
 * Copies a practice's database into one file while it may be in use, checks the copy, and only then gives it its name.
 * Throws when the copy is not whole. The keys are not in it: they are kept apart on purpose.
 */
export async function backUp(folder: string, target: string): Promise<{ file: string; rows: number }> {
  const source = path.join(folder, 'attune.db')
  if (!existsSync(source)) throw new Error(`There is no practice in ${folder}.`)
  if (existsSync(target)) throw new Error(`${target} exists already; a backup never overwrites.`)
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 })
  const unfinished = `${target}.unfinished`
  rmSync(unfinished, { force: true })
  // Made before it is filled, for its owner alone: the folder may be open to others.
  closeSync(openSync(unfinished, 'wx', 0o600))
  const live = new Database(source, { readonly: true, fileMustExist: true })
  try {
    await live.backup(unfinished)
    const rows = verifyCopy(unfinished)
    renameSync(unfinished, target)
    return { file: target, rows }
  } finally {
    live.close()
    rmSync(unfinished, { force: true })
  }
}

/** Checks a copy from the first page to the last and counts its rows. Throws when anything is wrong with it. */
export function verifyCopy(file: string): number {
  const copy = new Database(file)
  try {
    // The copy of a practice in use asks for a write-ahead log beside it; a backup is one file.
    copy.pragma('journal_mode = delete')
    if (!isSound(copy)) throw new Error(`${file} is damaged.`)
    const rows = counts(copy)
    if (!rows.has('practices')) throw new Error(`${file} is not a practice.`)
    return [...rows.values()].reduce((sum, each) => sum + each, 0)
  } finally {
    copy.close()
  }
}
