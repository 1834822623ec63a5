import path from 'node:path'
import { practiceFolder } from './folder.mjs'
import { needInstalled } from './install.mjs'
import { inRoot, tsx } from './paths.mjs'
import { ended, startNode } from './process.mjs'
import { runningServers } from './running.mjs'
import { Trouble } from './trouble.mjs'

export const usage = `npm run restore -- FILE      puts a backup in the place of the practice's database
The practice is the one in data/practice, or in the folder that ATTUNE_DATA names, with its keys. Attune has to be stopped.
What it replaces is kept in the folder of backups.`

/** `npm run restore -- FILE`: a backup becomes the practice again. Installs nothing. */
export async function run([file]) {
  if (!file) throw new Trouble(`Name the backup to restore.\n${usage}`)
  needInstalled()
  const folder = practiceFolder()
  const server = runningServers().find(({ practice }) => practice === folder)
  if (server) throw new Trouble(`Attune is running on ${folder} (process ${server.pid}): stop it first.`)
  return ended(startNode(tsx, [inRoot('scripts', 'restore-backup.ts'), folder, path.resolve(file)]))
}
