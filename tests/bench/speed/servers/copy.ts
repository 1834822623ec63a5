import { constants, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { atTheEnd } from './clean-up'

/** A folder with a copy of what is measured, since requests are written down and acts change it; and what removes it. */
export type Copy = { folder: string; remove: () => void }

/** Copies a practice into a temporary folder, without reading it where the file system can share what two files have in common. */
export function copyOf(practice: string): Copy {
  const folder = mkdtempSync(path.join(tmpdir(), 'attune-bench-'))
  const remove = atTheEnd(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(practice, folder, { recursive: true, mode: constants.COPYFILE_FICLONE })
  return { folder, remove }
}
