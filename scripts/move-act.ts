import { existsSync } from 'node:fs'
import path from 'node:path'
import { auditMachine } from '../db/audit'
import { databaseUrl } from '../db/database-url'
import { whyNot } from '../db/integrity'
import { bringKeys, copyKeys } from '../db/key-copy'
import { keysFolder } from '../db/keys'
import { moveIn } from '../db/move-in'
import { moveOut } from '../db/move-out'
import { forgetMoved, markMoved, movedMark } from '../db/moved-mark'
import { closePractice, openPractice } from '../db/open'
import { recoveryKeyOf } from '../db/recovery-key'
import { writeUnattended } from '../db/write-unattended'
import { plural } from '../lib/text/number-words'
import { noteOnMachine } from './machine-note'
import { shareDone } from './progress'
import { recoveryKeyFor } from './recovery-key-typed'

/* What `npm run move` does: move-act.ts <out | keys | in> <practice folder> <file or folder> [file of keys] */

const [way, folder, file, keysFile] = process.argv.slice(2)
if (!folder || !file)
  throw new Error('usage: move-act.ts <out | keys | in> <practice folder> <file or folder> [file of keys]')

const isInFile = databaseUrl() === undefined

try {
  if (way === 'out') await out(folder, file)
  else if (way === 'keys') takeKeys(folder, file)
  else if (way === 'in') await into(folder, file, keysFile)
  else throw new Error(`There is no way ${way}.`)
} catch (error) {
  console.error(whyNot(error, way === 'out' ? path.dirname(file) : way === 'keys' ? file : folder))
  process.exitCode = 1
}

async function out(practice: string, target: string) {
  if (isInFile && !existsSync(path.join(practice, 'attune.db'))) throw new Error(`There is no practice in ${practice}.`)
  await openPractice(practice, { asItIs: true, moving: true })
  try {
    await writeUnattended(tx => auditMachine(tx, { act: 'practice.move-out', now: Date.now() }))
    const rows = await moveOut(target, shareDone('Writing'))
    if (isInFile) markMoved(practice, target, Date.now())
    for (const line of outLines(practice, target, rows)) console.log(line)
  } finally {
    closePractice()
  }
}

function outLines(practice: string, target: string, rows: number): string[] {
  return [
    `Moved out to ${target}: ${plural(rows, 'row')} of one moment. What is recorded here from now on is not in it.`,
    'In the file, anyone can read scores, answers, dates, and the names and e-mail addresses of the staff.',
    `The keys are not in it, and go by a way of their own: npm run move -- keys FOLDER takes them along.`,
    isInFile
      ? `Attune does not start on ${practice} any more: ${movedMark(practice)} marks it as moved out. Remove that file to go on there.`
      : 'The database was left as it is. Let no server start on it once the practice is elsewhere.',
  ]
}

/** The keys, as a copy of them is made with a backup. From here on nothing is served from the folder, wherever its database is. */
function takeKeys(practice: string, place: string) {
  const { key, isNew } = recoveryKeyOf(practice)
  const taken = copyKeys(practice, place, key, Date.now())
  markMoved(practice, taken.file, Date.now())
  console.log(
    `The keys are taken along in ${taken.file}, encrypted under the recovery key: ${taken.keys} of clients and own attachments.`,
  )
  if (isNew) console.log('The recovery key is new. Print it now: npm run recovery-sheet')
  console.log(`Attune does not start on ${practice} any more: ${movedMark(practice)} marks it as moved out.`)
  console.log(`Once the practice is seen to be elsewhere, remove ${keysFolder(practice)}: it opens everything.`)
}

async function into(practice: string, source: string, keys: string | undefined) {
  if (keys !== undefined) bringKeys(practice, keys, await recoveryKeyFor(practice, [keys]))
  const rows = await moveIn(practice, source, shareDone('Putting in'))
  forgetMoved(practice)
  await noteOnMachine(practice, 'practice.move-in', rows)
  console.log(`Moved in from ${source}: ${plural(rows, 'row')}, checked. Start Attune with npm start.`)
  console.log('Remove the file once the practice is seen to be there.')
}
