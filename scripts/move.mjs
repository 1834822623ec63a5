import path from 'node:path'
import { UserError } from './command-line.mjs'
import { inRoot, practiceFolder } from './folder.mjs'
import { requireInstalled, runInstalled } from './install.mjs'
import { tsx } from './process.mjs'
import { runningServers } from './running.mjs'

const usage = `npm run move -- out FILE     writes the practice into a file, to be put in elsewhere
npm run move -- in FILE      puts a practice from its file into an empty place
The place is the server that ATTUNE_DATABASE names, or else the folder that ATTUNE_DATA names, or data/practice. Attune has to be stopped.
The keys are not in the file: copy the folder keys to the new folder before the practice is put in.`

/**
 * `npm run move -- out FILE | in FILE`: from a file to a server, back, or to another machine.
 * @param {string[]} args
 */
export async function move(args) {
  if (args.some(arg => ['--help', '-h'].includes(arg))) {
    console.log(usage)
    return 0
  }
  const [way, file, ...more] = args
  if (!way || !['out', 'in'].includes(way) || !file || file.startsWith('-') || more.length > 0)
    throw new UserError(`Say out or in, and a file.\n${usage}`)
  requireInstalled()
  const folder = practiceFolder()
  const server = runningServers().find(({ practice }) => practice === folder)
  if (server) throw new UserError(`Attune is running on ${folder} (process ${server.pid}): stop it first.`)
  return runInstalled(tsx, [inRoot('scripts', 'move-act.ts'), way, folder, path.resolve(file)])
}
