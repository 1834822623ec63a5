import path from 'node:path'
import { practiceFolder } from './folder.mjs'
import { install } from './install.mjs'
import { inRoot, tsx } from './paths.mjs'
import { ended, startNode } from './process.mjs'

/** `npm run backup [-- folder]`: a verified copy of the practice, which may be in use meanwhile. */
export async function run([target]) {
  await install()
  const folder = practiceFolder()
  const file = path.join(path.resolve(target ?? path.join(folder, 'backups')), `attune-${timestamp(new Date())}.db`)
  return ended(startNode(tsx, [inRoot('scripts', 'make-backup.ts'), folder, file]))
}

/** A name that sorts by time: YYYYMMDD-HHMMSS, UTC. */
export const timestamp = now => now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)
