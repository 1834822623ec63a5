import path from 'node:path'
import { takesOne, takesOneAnd, UserError } from './command-line.mjs'
import { inRoot, practiceFolder } from './folder.mjs'
import { requireInstalled, runInstalled } from './install.mjs'
import { address } from './port.mjs'
import { tsx } from './process.mjs'
import { refuseRunningOn } from './running.mjs'
import { originOf } from './serve.mjs'

/* None of these commands installs anything: a server may be running. What they do to the practice is in practice-acts.ts. */

const backupUsage = `npm run backup               copies the practice into its own folder of backups
npm run backup -- FOLDER     copies it into another folder, which has to be there
  --plain                    leaves the copy open: whoever has it reads all but names and texts
  --keys FOLDER              copies its keys as well, into a folder of their own, over the copy that is there
The practice is the one in data/practice, or in the folder that ATTUNE_DATA names. It may be in use meanwhile. ATTUNE_KEY_COPY names the folder
for the keys where --keys does not.`

const backupOptions = /** @type {const} */ ({ keys: { type: 'string' }, plain: { type: 'boolean' } })

/** `npm run backup [-- folder]`: a verified copy of the practice, which may be in use meanwhile, and of its keys. */
export const backup = takesOneAnd(backupUsage, backupOptions, async (target, { keys, plain }) => {
  const folder = practiceFolder()
  const place = keys ?? process.env.ATTUNE_KEY_COPY
  const copy = typeof place === 'string' && place !== '' ? path.resolve(place) : ''
  const to = path.resolve(target ?? path.join(folder, 'backups'))
  return act('backup', folder, to, copy, ...(plain ? ['plain'] : []))
})

const sheetUsage = `npm run recovery-sheet       prints the recovery key of the practice, to be kept on paper
Under it backups and copies of keys are encrypted.`

/** `npm run recovery-sheet`: the key that opens backups, for paper. */
export const recoverySheet = takesOne(sheetUsage, async stray => {
  if (stray) throw new UserError(`Not understood: ${stray}.\n${sheetUsage}`)
  requireInstalled()
  return act('recovery-sheet', practiceFolder(), 'print')
})

const copiesUsage = `npm run copies               lists the copies in the folder of backups that hold the keys of clients
npm run copies -- remove     removes them`

/** `npm run copies [-- remove]`: what an earlier version left, in which erased clients can still be read. */
export const copies = takesOne(copiesUsage, async what => {
  if (what && what !== 'remove') throw new UserError(`Not understood: ${what}.\n${copiesUsage}`)
  requireInstalled()
  return act('copies', practiceFolder(), what ?? 'list')
})

const restoreUsage = `npm run restore -- FILE      puts a backup in the place of the practice's database
  --keys FILE                brings the keys of a copy of keys into the folder first, where they are missing
  --accept-lost-keys         restores it though keys of clients are nowhere any more: their names stay unreadable
The practice is the one in data/practice, or in the folder that ATTUNE_DATA names, with its keys. Attune has to be stopped.
An encrypted backup asks for the recovery key, where the folder has none of its own; ATTUNE_RECOVERY_KEY answers.
What it replaces is kept in the folder of backups.`

/** `npm run restore -- FILE`: a backup becomes the practice again. */
const restoreOptions = /** @type {const} */ ({ keys: { type: 'string' }, 'accept-lost-keys': { type: 'boolean' } })
export const restore = takesOneAnd(restoreUsage, restoreOptions, async (file, { keys, 'accept-lost-keys': lost }) => {
  if (!file) throw new UserError(`Name the backup to restore.\n${restoreUsage}`)
  requireInstalled()
  const folder = practiceFolder()
  refuseRunningOn(folder)
  const from = typeof keys === 'string' ? path.resolve(keys) : ''
  return act('restore', folder, path.resolve(file), from, ...(lost ? ['accept-lost-keys'] : []))
})

const recoverUsage = `npm run recover              makes a code with which the administrator sets a new password
npm run recover -- E-MAIL    the same, where there are several administrators, or for somebody whom no colleague can confirm after a reset
The practice is the one in data/practice, or in the folder that ATTUNE_DATA names. It may be in use meanwhile.`

/** `npm run recover [-- e-mail]`: a one-time code for an administrator who cannot log in, or somebody who waits after a reset. */
export const recover = takesOne(recoverUsage, async email => {
  requireInstalled()
  return act('recover', practiceFolder(), originOf(address()), ...(email ? [email] : []))
})

/** @param {string[]} args */
const act = (...args) => runInstalled(tsx, [inRoot('scripts', 'practice-acts.ts'), ...args])
