import path from 'node:path'
import { parseArgs } from 'node:util'
import { UserError } from './command-line.mjs'
import { inRoot, practiceFolder } from './folder.mjs'
import { requireInstalled, runInstalled } from './install.mjs'
import { tsx } from './process.mjs'
import { refuseRunningOn } from './running.mjs'

const usage = `npm run move -- out FILE       writes the practice into a file, to be put in elsewhere
npm run move -- keys FOLDER    takes its keys along: writes them, encrypted under the recovery key, into a folder of their own, and marks
                               this folder as moved, so that it never serves again
npm run move -- in FILE        puts a practice from its file into an empty place
  --keys FILE                  brings its keys first, as they were taken along; asks for the recovery key, or takes ATTUNE_RECOVERY_KEY
The place is the server that ATTUNE_DATABASE names, or else the folder that ATTUNE_DATA names, or data/practice. Attune has to be stopped.
The keys are never in the file: they go by a way of their own, before the practice is put in.`

/**
 * `npm run move -- out FILE | keys FOLDER | in FILE`: from a file to a server, back, or to another machine.
 * @param {string[]} args
 */
export async function move(args) {
  if (args.some(arg => ['--help', '-h'].includes(arg))) {
    console.log(usage)
    return 0
  }
  const { positionals, keys } = read(args)
  const [way, target, ...more] = positionals
  if (!way || !['out', 'keys', 'in'].includes(way) || !target || more.length > 0 || (keys && way !== 'in'))
    throw new UserError(`Say out, keys or in, and a file or a folder.\n${usage}`)
  requireInstalled()
  const folder = practiceFolder()
  refuseRunningOn(folder)
  const given = [way, folder, path.resolve(target), ...(keys ? [path.resolve(keys)] : [])]
  return runInstalled(tsx, [inRoot('scripts', 'move-act.ts'), ...given])
}

/** @param {string[]} args */
function read(args) {
  try {
    const { values, positionals } = parseArgs({ args, options: { keys: { type: 'string' } }, allowPositionals: true })
    return { positionals, keys: values.keys }
  } catch {
    return { positionals: [], keys: undefined }
  }
}
