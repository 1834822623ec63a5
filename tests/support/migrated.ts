import { rmSync } from 'node:fs'
import path from 'node:path'
import { closePractice, openPractice } from '@/db/open'
import { emptyFolder } from './folder'
import { dropTemplate, isInServer, makeTemplate } from './server'

/** Migrates one empty database at the beginning of a run, of which each test takes a copy; removes it at the end. */
export default async function migrateOnce() {
  const folder = emptyFolder()
  await makeTemplate(async () => {
    await openPractice(folder, { fast: true })
    closePractice()
  })
  if (!isInServer) process.env.ATTUNE_MIGRATED = path.join(folder, 'attune.db')
  return async () => {
    rmSync(folder, { recursive: true, force: true })
    await dropTemplate()
  }
}
