import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { closePractice } from '@/db/open'

/** A new empty folder for a practice. */
export const emptyFolder = () => mkdtempSync(path.join(tmpdir(), 'attune-test-'))

/** Closes the open practice and removes its folder. */
export function removePractice(folder: string): void {
  closePractice()
  rmSync(folder, { recursive: true, force: true })
}
