import path from 'node:path'
import { practiceFolder } from './folder.mjs'
import { needInstalled } from './install.mjs'
import { inRoot, tsx } from './paths.mjs'
import { ended, startNode } from './process.mjs'

export const usage = `npm run backup               copies the practice into its own folder of backups
npm run backup -- FOLDER     copies it into another folder, which has to be there
The practice is the one in data/practice, or in the folder that ATTUNE_DATA names. It may be in use meanwhile.`

/** `npm run backup [-- folder]`: a verified copy of the practice, which may be in use meanwhile. Installs nothing. */
export async function run([target]) {
  needInstalled()
  const folder = practiceFolder()
  const place = path.resolve(target ?? path.join(folder, 'backups'))
  return ended(startNode(tsx, [inRoot('scripts', 'make-backup.ts'), folder, place]))
}
