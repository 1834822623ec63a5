import { existsSync } from 'node:fs'
import path from 'node:path'
import { databaseUrl } from '../db/database-url'
import { whyNot } from '../db/integrity'
import { bringKeys } from '../db/key-copy'
import { closePractice, openPractice } from '../db/open'
import { makeRecoveryCode, recoveryMinutes } from '../db/recovery'
import { type Restored, restore } from '../db/restore'
import { isSealedFile } from '../db/sealed-file'
import { writtenInstant } from '../lib/dates'
import { copyKeysTo, copyTo, tellOfOldCopies, tellRecoverySheet } from './backup-act'
import { recoveryKeyFor } from './recovery-key-typed'

/* What `npm run backup`, `copies`, `recovery-sheet`, `restore` and `recover` do to a practice: practice-acts.ts <act> <practice folder> <argument> [more] */

const [act, folder, argument, more, ...flags] = process.argv.slice(2)
if (!folder || !argument) throw new Error('usage: practice-acts.ts <act> <practice folder> <argument> [more]')

try {
  const isKeysAlone = act === 'backup' && databaseUrl() !== undefined && Boolean(more)
  if (!['recover', 'recovery-sheet'].includes(act ?? '') && !isKeysAlone) refuseServer()
  if (isKeysAlone) copyKeysTo(folder, more ?? '')
  else if (act === 'backup')
    await copyTo(folder, { place: argument, keysPlace: more || null, isPlain: flags.includes('plain') })
  else if (act === 'copies') tellOfOldCopies(folder, argument === 'remove')
  else if (act === 'recovery-sheet') tellRecoverySheet(folder)
  else if (act === 'restore') await restoreFrom(folder, argument, more || null, flags.includes('accept-lost-keys'))
  else if (act === 'recover') process.exitCode = await showRecoveryCode(folder, argument, more ?? null)
  else throw new Error(`There is no act ${act}.`)
} catch (error) {
  console.error(whyNot(error, act === 'backup' ? argument : folder))
  process.exitCode = 1
}

/** What copies a file has no hold of a practice in a server, and would take an older one that was left in the folder. */
function refuseServer() {
  if (databaseUrl() === undefined) return
  throw new Error(
    'This practice is in the server that ATTUNE_DATABASE names, and its copies are made and put back there, as with pg_dump. Nothing was done.',
  )
}

async function restoreFrom(practice: string, file: string, keysFile: string | null, acceptLostKeys: boolean) {
  const encrypted = [file, ...(keysFile === null ? [] : [keysFile])].filter(
    each => existsSync(each) && isSealedFile(each),
  )
  const key = encrypted.length === 0 ? null : await recoveryKeyFor(practice, encrypted)
  if (keysFile !== null && key) bringKeys(practice, keysFile, key)
  else if (keysFile !== null) throw new Error(`${keysFile} is no copy of keys. Nothing was changed.`)
  const restored = restore(practice, file, Date.now(), { acceptLostKeys, ...(key && { recoveryKey: key }) })
  for (const line of restoredLines(restored, file)) console.log(line)
}

function restoredLines({ practice, asOf, kept, loginsEnded }: Restored, file: string): string[] {
  const date = asOf === null ? 'the beginning' : writtenInstant(asOf, practice.locale, practice.timeZone)
  return [
    `${practice.name} is restored from ${file}, checked: it is as it was on ${date}.`,
    kept ? `What was there before is kept as ${kept}.` : 'There was no database in its place.',
    `Everyone has to log in again${loginsEnded > 0 ? ` (${loginsEnded} logins were ended)` : ''}, with the password and the second factor of that day.`,
    'Recovery codes for a second factor have ended: whoever has one makes new ones.',
    'What clients were asked and had not sent has ended, and so have tablets: ask again, and set tablets up again. Who said since that they want no mails, or not to be asked, is not known here.',
    'Whoever changed a password or removed a passkey since, because somebody else may have had it, should do so again.',
    'Start Attune with npm start.',
  ]
}

/** Gives back the exit code: 1 where no administrator is meant, or where it may be one of several. */
async function showRecoveryCode(practice: string, origin: string, asked: string | null): Promise<number> {
  if (databaseUrl() === undefined && !existsSync(path.join(practice, 'attune.db')))
    throw new Error(`There is no practice in ${practice}.`)
  try {
    await openPractice(practice, { asItIs: true })
    const made = await makeRecoveryCode(asked, Date.now())
    if (made.ok) {
      console.log(`The code for ${made.email} is ${made.code}`)
      console.log(
        `Open ${origin}/recover within ${recoveryMinutes} minutes, with Attune running, and set a new password.`,
      )
      return 0
    }
    if (made.admins.length === 0) console.error('This practice has not been set up yet: npm start says how.')
    else if (asked)
      console.error(
        `${asked} is neither an administrator here nor waiting after a reset. Name one of: ${made.admins.join(', ')}`,
      )
    else console.error(`Name one of the administrators: npm run recover -- ${made.admins.join(' | ')}`)
    return 1
  } finally {
    closePractice()
  }
}
