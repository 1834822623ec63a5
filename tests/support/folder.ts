import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { closePractice } from '@/db/open'
import { dropDatabase, makeDatabase } from './server'

/** A new empty folder for a practice. */
export const emptyFolder = () => mkdtempSync(path.join(tmpdir(), 'attune-test-'))

/** A new folder for a practice that is opened where the tests run: in a file, or in a server. */
export async function folderOfNone(): Promise<string> {
  const folder = emptyFolder()
  await makeDatabase(folder, false)
  return folder
}

/** The same, with an empty database of the newest schema, copied where the run has made one: migrating takes ten times as long. */
export async function migratedFolder(): Promise<string> {
  const folder = emptyFolder()
  await makeDatabase(folder, true)
  const { ATTUNE_MIGRATED } = process.env
  if (ATTUNE_MIGRATED) copyFileSync(ATTUNE_MIGRATED, path.join(folder, 'attune.db'))
  return folder
}

/** Closes the open practice and removes its folder. */
export async function removePractice(folder: string): Promise<void> {
  closePractice()
  rmSync(folder, { recursive: true, force: true })
  await dropDatabase(folder)
}
