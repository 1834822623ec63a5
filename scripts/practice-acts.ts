import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { anchorsFile, readAnchors } from '../db/audit-anchors'
import { verifyAudit } from '../db/audit-verify'
import { backUp, stamp } from '../db/backup'
import { databaseUrl } from '../db/database-url'
import { readOnce } from '../db/engine-sqlite'
import { whyNot } from '../db/integrity'
import { bringKeys, copyKeys } from '../db/key-copy'
import { keysFolder } from '../db/keys'
import { oldCopies, oldCopyLines, removeOldCopies } from '../db/old-copies'
import { auditKey, closePractice, openPractice } from '../db/open'
import { makeRecoveryCode, recoveryMinutes } from '../db/recovery'
import { type Restored, restore } from '../db/restore'
import { writtenInstant } from '../lib/dates'
import { noteOnMachine } from './machine-note'

/* What `npm run backup`, `copies`, `restore` and `recover` do to a practice: practice-acts.ts <act> <practice folder> <argument> [more] */

const [act, folder, argument, more, flag] = process.argv.slice(2)
if (!folder || !argument) throw new Error('usage: practice-acts.ts <act> <practice folder> <argument> [more]')

try {
  const isKeysAlone = act === 'backup' && databaseUrl() !== undefined && more !== undefined
  if (act !== 'recover' && !isKeysAlone) refuseServer()
  if (isKeysAlone) tellOfKeys(folder, more)
  else if (act === 'backup') await copyTo(folder, argument, more ?? null)
  else if (act === 'copies') tellOfOldCopies(folder, argument === 'remove')
  else if (act === 'restore') restoreFrom(folder, argument, more ?? '', flag === 'accept-lost-keys')
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

async function copyTo(practice: string, place: string, keysPlace: string | null) {
  if (keysPlace !== null && path.resolve(keysPlace) === path.resolve(place))
    throw new Error(
      'The keys go to another place than the backup: together they are the whole practice for whoever finds them.',
    )
  const begunAt = Date.now()
  const target = path.join(place, `attune-${stamp(begunAt)}.db`)
  const { file, rows } = await backUp(practice, target, { onProgress: progress() })
  console.log(`Backed up to ${file}: ${rows} rows, checked.`)
  await noteOnMachine(practice, 'practice.backup', rows, () => checkAudit(practice, file, begunAt))
  console.log('In the copy, anyone can read scores, answers, dates, and the names and e-mail addresses of the staff.')
  console.log('Names and birth dates of clients, notes and other texts are encrypted in it.')
  if (keysPlace === null) tellOfNoKeys(practice)
  else tellOfKeys(practice, keysPlace)
  if (statSync(practice).dev === statSync(place).dev)
    console.log('It is on the same disk as the practice: keep another one elsewhere.')
}

/** A copy of an audit that was tampered with is made all the same, and it is said. */
async function checkAudit(practice: string, copy: string, begunAt: number) {
  const { inForce, ...rest } = readAnchors(anchorsFile(practice), auditKey())
  // What was anchored while it was being copied may be newer than the copy.
  const anchors = { ...rest, inForce: inForce.filter(({ at }) => Date.parse(at) < begunAt) }
  const { finding, broken } = await readOnce(copy, tx => verifyAudit(tx, auditKey(), anchors))
  if (finding === null && broken.length === 0) console.log('The audit in it is whole.')
  else console.log('THE AUDIT IN IT IS NOT AS IT WAS WRITTEN: npm run audit:verify says more.')
}

function tellOfNoKeys(practice: string) {
  console.log(
    `The keys are not in it. It cannot be restored once this disk is gone: no copy was made of ${keysFolder(practice)}. Name a place of its own for that: npm run backup -- --keys FOLDER.`,
  )
}

function tellOfKeys(practice: string, place: string) {
  try {
    const { file, keys } = copyKeys(practice, place, Date.now())
    console.log(
      `The keys that belong to it are in ${file}: those of ${keys} clients and own attachments. It takes the place of the copy before.`,
    )
    console.log('Whoever has both can read everything: keep them apart.')
  } catch (error) {
    tellOfNoKeys(practice)
    throw error
  }
}

function tellOfOldCopies(practice: string, isToRemove: boolean) {
  const copies = oldCopies(practice)
  if (copies.length === 0) console.log('No copy in the folder of backups holds keys of clients.')
  else if (isToRemove) console.log(`Removed: ${removeOldCopies(practice)}.`)
  else for (const line of oldCopyLines(copies)) console.log(line)
  if (copies.length > 0) console.log('Copies elsewhere, on sticks and other disks, are yours to remove.')
}

/** Prints the share that is done every three seconds: a long copy is seen to go on, and a short one says nothing. */
function progress() {
  let printedAt = performance.now()
  return (done: number) => {
    if (performance.now() < printedAt + 3000) return
    printedAt = performance.now()
    console.log(`Copying: ${Math.floor(done * 100)} %`)
  }
}

function restoreFrom(practice: string, file: string, keysFile: string, acceptLostKeys: boolean) {
  if (keysFile !== '') bringKeys(practice, keysFile)
  const restored = restore(practice, file, Date.now(), { acceptLostKeys })
  for (const line of restoredLines(restored, file)) console.log(line)
}

function restoredLines({ practice, asOf, kept, loginsEnded }: Restored, file: string): string[] {
  const date = asOf === null ? 'the beginning' : writtenInstant(asOf, practice.locale, practice.timeZone)
  return [
    `${practice.name} is restored from ${file}, checked: it is as it was on ${date}.`,
    kept ? `What was there before is kept as ${kept}.` : 'There was no database in its place.',
    `Everyone has to log in again${loginsEnded > 0 ? ` (${loginsEnded} logins were ended)` : ''}, with the password of that day.`,
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
    else if (asked) console.error(`${asked} is not an administrator here. Name one of: ${made.admins.join(', ')}`)
    else console.error(`Name one of the administrators: npm run recover -- ${made.admins.join(' | ')}`)
    return 1
  } finally {
    closePractice()
  }
}
