import { takesOneAnd, UserError } from './command-line.mjs'
import { isConfirmed } from './confirm.mjs'
import { inRoot, practiceFolder } from './folder.mjs'
import { requireInstalled, runInstalled } from './install.mjs'
import { tsx } from './process.mjs'
import { refuseRunningOn } from './running.mjs'

/* What this command does is in rotate-act.ts. */

const usage = `npm run rotate-keys             changes the practice key, for when somebody may have it who should not
npm run rotate-keys -- clients  gives every client another key as well: names and notes in older backups open for nobody then
The practice is the one in data/practice, or in the folder that ATTUNE_DATA names, or in the server that ATTUNE_DATABASE names. Attune has
to be stopped. Where it is stopped itself, run it again: it goes on where it was. At a terminal it asks first, but not with --yes.`

const questions = {
  practice:
    'The practice gets another key. The copy of the keys has to be made anew after that, with npm run backup -- --keys FOLDER.',
  clients: 'Every client gets another key. Names and notes in backups from before can then be read by nobody.',
}

/** `npm run rotate-keys [-- clients] [--yes]`. */
export const rotateKeys = takesOneAnd(usage, { yes: { type: 'boolean' } }, async (which = 'practice', { yes }) => {
  if (which !== 'practice' && which !== 'clients') throw new UserError(`Not understood: ${which}.\n${usage}`)
  requireInstalled()
  const folder = practiceFolder()
  refuseRunningOn(folder)
  if (!yes && !(await isConfirmed(questions[which]))) {
    console.log('Nothing was changed.')
    return 1
  }
  return runInstalled(tsx, [inRoot('scripts', 'rotate-act.ts'), which, folder])
})
