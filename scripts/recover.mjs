import { practiceFolder } from './folder.mjs'
import { needInstalled } from './install.mjs'
import { inRoot, tsx } from './paths.mjs'
import { address } from './port.mjs'
import { ended, startNode } from './process.mjs'

export const usage = `npm run recover              makes a code by which the administrator sets a new password
npm run recover -- E-MAIL    the same, where there are several administrators
The practice is the one in data/practice, or in the folder that ATTUNE_DATA names. It may be in use meanwhile.`

/** `npm run recover [-- e-mail]`: a one-time code for an administrator who cannot log in. Installs nothing. */
export async function run(args) {
  needInstalled()
  const origin = process.env.ATTUNE_ORIGIN || `http://localhost:${address().port}`
  return ended(startNode(tsx, [inRoot('scripts', 'make-recovery-code.ts'), practiceFolder(), origin, ...args]))
}
