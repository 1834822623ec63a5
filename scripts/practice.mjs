import path from 'node:path'
import { takesOne, UserError } from './command-line.mjs'
import { inRoot, practiceFolder } from './folder.mjs'
import { requireInstalled, runInstalled } from './install.mjs'
import { address } from './port.mjs'
import { tsx } from './process.mjs'
import { runningServers } from './running.mjs'
import { originOf } from './serve.mjs'

/* None of these commands installs anything: a server may be running. What they do to the practice is in practice-acts.ts. */

const backupUsage = `npm run backup               copies the practice into its own folder of backups
npm run backup -- FOLDER     copies it into another folder, which has to be there
The practice is the one in data/practice, or in the folder that ATTUNE_DATA names. It may be in use meanwhile.`

/** `npm run backup [-- folder]`: a verified copy of the practice, which may be in use meanwhile. */
export const backup = takesOne(backupUsage, async target => {
  const folder = practiceFolder()
  return act('backup', folder, path.resolve(target ?? path.join(folder, 'backups')))
})

const restoreUsage = `npm run restore -- FILE      puts a backup in the place of the practice's database
The practice is the one in data/practice, or in the folder that ATTUNE_DATA names, with its keys. Attune has to be stopped.
What it replaces is kept in the folder of backups.`

/** `npm run restore -- FILE`: a backup becomes the practice again. */
export const restore = takesOne(restoreUsage, async file => {
  if (!file) throw new UserError(`Name the backup to restore.\n${restoreUsage}`)
  requireInstalled()
  const folder = practiceFolder()
  const server = runningServers().find(({ practice }) => practice === folder)
  if (server) throw new UserError(`Attune is running on ${folder} (process ${server.pid}): stop it first.`)
  return act('restore', folder, path.resolve(file))
})

const recoverUsage = `npm run recover              makes a code with which the administrator sets a new password
npm run recover -- E-MAIL    the same, where there are several administrators
The practice is the one in data/practice, or in the folder that ATTUNE_DATA names. It may be in use meanwhile.`

/** `npm run recover [-- e-mail]`: a one-time code for an administrator who cannot log in. */
export const recover = takesOne(recoverUsage, async email => {
  requireInstalled()
  return act('recover', practiceFolder(), originOf(address()), ...(email ? [email] : []))
})

/** @param {string[]} args */
const act = (...args) => runInstalled(tsx, [inRoot('scripts', 'practice-acts.ts'), ...args])
