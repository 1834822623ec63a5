import { UserError } from './command-line.mjs'
import { inRoot, practiceFolder } from './folder.mjs'
import { requireInstalled, runInstalled } from './install.mjs'
import { tsx } from './process.mjs'
import { refuseRunningOn } from './running.mjs'

/* What this command does is in rotate-act.ts. */

const usage = `npm run rotate-keys             changes the practice key, for when somebody may have it who should not
npm run rotate-keys -- clients  gives every client another key as well: names and notes in older backups open for nobody then
The practice is the one in data/practice, or in the folder that ATTUNE_DATA names, or in the server that ATTUNE_DATABASE names. Attune has
to be stopped. Where it is stopped itself, run it again: it goes on where it was.`

/**
 * `npm run rotate-keys [-- clients]`.
 * @param {string[]} args
 */
export async function rotateKeys(args) {
  if (args.some(arg => ['--help', '-h'].includes(arg))) {
    console.log(usage)
    return 0
  }
  const [which, ...more] = args
  const stray = which !== undefined && which !== 'clients' ? which : more[0]
  if (stray) throw new UserError(`Not understood: ${stray}.\n${usage}`)
  requireInstalled()
  const folder = practiceFolder()
  refuseRunningOn(folder)
  return runInstalled(tsx, [inRoot('scripts', 'rotate-act.ts'), which ?? 'practice', folder])
}
