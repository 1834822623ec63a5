import { rmSync } from 'node:fs'
import path from 'node:path'
import { closePractice, openPractice } from '@/db/open'
import { emptyFolder } from './folder'

/** Migrates one empty database at the beginning of a run, of which each test takes a copy; removes it at the end. */
export default async function migrateOnce() {
  const folder = emptyFolder()
  await openPractice(folder, { fast: true })
  closePractice()
  process.env.ATTUNE_MIGRATED = path.join(folder, 'attune.db')
  return () => rmSync(folder, { recursive: true, force: true })
}
