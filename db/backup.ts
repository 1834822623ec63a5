import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'

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
    copy.pragma('journal_mode = delete')
    if (copy.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error(`${file} is damaged.`)
    if (copy.prepare('select 1 from pragma_foreign_key_check').get()) throw new Error(`${file} has rows that refer to nothing.`)
    const names = copy.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    const counts = names.pluck().all()
    if (!counts.includes('practices')) throw new Error(`${file} is not a practice.`)
    return counts.reduce<number>((sum, name) => sum + Number(copy.prepare(`select count(*) from "${String(name)}"`).pluck().get()), 0)
  } finally {
    copy.close()
  }
}
