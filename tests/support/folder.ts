import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { closePractice } from '@/db/open'

/** A new empty folder for a practice. */
export const emptyFolder = () => mkdtempSync(path.join(tmpdir(), 'attune-test-'))

/** A new folder with an empty database of the newest schema, copied where the run has made one: migrating takes ten times as long. */
export function migratedFolder(): string {
  const folder = emptyFolder()
  const { ATTUNE_MIGRATED } = process.env
  if (ATTUNE_MIGRATED) copyFileSync(ATTUNE_MIGRATED, path.join(folder, 'attune.db'))
  return folder
}

/** Closes the open practice and removes its folder. */
export function removePractice(folder: string): void {
  closePractice()
  rmSync(folder, { recursive: true, force: true })
}
