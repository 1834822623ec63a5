import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type Database from 'better-sqlite3'
import { readAuditMark } from './audit-mark'
import { backupsFolder } from './backup'
import { holdsPractice, rowCounts } from './integrity'
import { hasKeys } from './keys'

/** Refuses to begin an empty practice in a folder whose database is gone: there are keys or copies of one. */
export function refuseMissing(folder: string): void {
  const file = path.join(folder, 'attune.db')
  const isThere = existsSync(file) && statSync(file).size > 0
  if (!isThere && (hasKeys(folder) || hasTraces(folder)))
    throw new Error(lost(folder, existsSync(file) ? 'attune.db is empty' : 'attune.db is missing'))
}

/**
 * Refuses a database in which there is nothing, or no practice, where there was one. Keys alone do not tell of one: between the first
 * start and the set-up there are keys and no practice.
 */
export function refuseEmptied(sqlite: Database.Database, folder: string): void {
  if (holdsPractice(sqlite)) return
  const isBlank = rowCounts(sqlite).size === 0
  if (hasTraces(folder) || (isBlank && hasKeys(folder))) throw new Error(lost(folder, 'attune.db holds no practice'))
}

const hasTraces = (folder: string) => readAuditMark(folder) > 0 || newestBackup(folder) !== null

function lost(folder: string, what: string): string {
  const backup = newestBackup(folder)
  return [
    `There was a practice in ${folder}, and ${what}. Attune does not begin an empty one in its place.`,
    'If attune.db was moved, put it back, with attune.db-wal where there is one.',
    `If it is lost, restore a backup: npm run restore -- ${backup ?? 'FILE'}`,
    'If nothing was ever recorded here, remove that folder, or name another with ATTUNE_DATA.',
  ].join('\n')
}

/** The copy in the folder of backups that was made last, one that a restore replaced after all others; null where there is none. */
function newestBackup(folder: string): string | null {
  const backups = backupsFolder(folder)
  if (!existsSync(backups)) return null
  const copies = readdirSync(backups)
    .filter(name => name.endsWith('.db') || name.endsWith('.backup'))
    .map(name => ({ file: path.join(backups, name), ...statSync(path.join(backups, name)) }))
    .filter(({ size }) => size > 0)
  const isReplaced = ({ file }: { file: string }) => Number(path.basename(file).startsWith('replaced-'))
  return copies.toSorted((a, b) => isReplaced(a) - isReplaced(b) || b.mtimeMs - a.mtimeMs)[0]?.file ?? null
}
