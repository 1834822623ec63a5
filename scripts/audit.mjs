import { UserError } from './command-line.mjs'
import { inRoot, practiceFolder } from './folder.mjs'
import { requireInstalled, runInstalled } from './install.mjs'
import { tsx } from './process.mjs'

/* What these commands do is in audit-acts.ts. The practice may be in use meanwhile. */

const usage = `npm run audit:verify         reads the audit from its first entry to its last and says whether all are as they were written
npm run audit:repair         puts the triggers back that keep it from being changed; in PostgreSQL, ATTUNE_DATABASE names the owner of the tables
The practice is the one in data/practice, or in the folder that ATTUNE_DATA names, with its keys.`

/**
 * @param {'verify' | 'repair'} act
 * @returns {import('./command-line.mjs').Command}
 */
const command = act => async args => {
  if (args.some(arg => ['--help', '-h'].includes(arg))) {
    console.log(usage)
    return 0
  }
  if (args.length > 0) throw new UserError(`This command takes no arguments.\n${usage}`)
  requireInstalled()
  return runInstalled(tsx, [inRoot('scripts', 'audit-acts.ts'), act, practiceFolder()])
}

export const auditVerify = command('verify')
export const auditRepair = command('repair')
