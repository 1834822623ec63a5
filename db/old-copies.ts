import './supported-node'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { backupsFolder } from './backup'
import { removeWithCompanions } from './durable-files'
import { hasTable } from './integrity'

/** A copy of before there was a key store: whoever has it and the practice key reads the names in it, also of those erased since. */
export type OldCopy = { file: string; madeAt: number; bytes: number }

/** The copies in the practice’s folder of backups that hold the keys of their clients themselves, the oldest first. */
export function oldCopies(folder: string): OldCopy[] {
  const backups = backupsFolder(folder)
  if (!existsSync(backups)) return []
  return readdirSync(backups)
    .filter(name => name.endsWith('.db'))
    .map(name => path.join(backups, name))
    .filter(holdsKeys)
    .map(file => ({ file, madeAt: statSync(file).mtimeMs, bytes: statSync(file).size }))
    .toSorted((a, b) => a.madeAt - b.madeAt)
}

/** Removes those copies. Gives how many there were. */
export function removeOldCopies(folder: string): number {
  const copies = oldCopies(folder)
  for (const { file } of copies) removeWithCompanions(file)
  return copies.length
}

/** What is said of them in the terminal. */
export const oldCopyLines = (copies: readonly OldCopy[]): string[] => [
  `${copies.length === 1 ? 'One copy in the folder of backups holds' : `${copies.length} copies in the folder of backups hold`} the keys of clients, from an earlier version: with the practice key, clients that are erased can still be read there.`,
  ...copies.map(
    ({ file, madeAt, bytes }) =>
      `  ${file} (${new Date(madeAt).toISOString().slice(0, 10)}, ${Math.ceil(bytes / 1024)} KB)`,
  ),
  'Make a new backup, and remove them once it is kept elsewhere: npm run copies -- remove',
]

/** What cannot be read as a database is none of these, and is left to whoever put it there. */
function holdsKeys(file: string): boolean {
  const sqlite = new Database(file, { readonly: true })
  try {
    if (!hasTable(sqlite, 'clients')) return false
    return sqlite.prepare('select 1 from clients where length(wrapped_key) > 0 limit 1').get() !== undefined
  } catch {
    return false
  } finally {
    sqlite.close()
  }
}
