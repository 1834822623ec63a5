import { existsSync } from 'node:fs'
import path from 'node:path'
import { auditMachine } from '../db/audit'
import { anchorsFile, readAnchors } from '../db/audit-anchors'
import { type Verified, verifyAudit } from '../db/audit-verify'
import { databaseUrl } from '../db/database-url'
import { whyNot } from '../db/integrity'
import { auditKey, closePractice, guards, openPractice } from '../db/open'
import { hasPractice } from '../db/practices'
import { snapshot } from '../db/snapshot'
import { writeUnattended } from '../db/write-unattended'
import { findingText } from '../lib/audit-finding'
import { plural } from '../lib/text/number-words'
import { shareDone } from './progress'

/* What `npm run audit:verify` and `npm run audit:repair` do: audit-acts.ts <verify | repair> <practice folder> */

const [act, folder] = process.argv.slice(2)
if (!folder || (act !== 'verify' && act !== 'repair'))
  throw new Error('usage: audit-acts.ts <verify | repair> <folder>')

try {
  if (databaseUrl() === undefined && !existsSync(path.join(folder, 'attune.db')))
    throw new Error(`There is no practice in ${folder}.`)
  await openPractice(folder, { asItIs: true, unguarded: true })
  try {
    if (!(await hasPractice())) throw new Error(`There is no practice in ${folder} that has been set up.`)
    process.exitCode = act === 'verify' ? await verify(folder) : await repair()
  } finally {
    closePractice()
  }
} catch (error) {
  console.error(whyNot(error, folder))
  process.exitCode = 1
}

/** Gives back the exit code: 1 where something is not as it was written. */
async function verify(practice: string): Promise<number> {
  const key = auditKey()
  const anchors = readAnchors(anchorsFile(practice), key)
  const verified = await snapshot(tx => verifyAudit(tx, key, anchors, shareDone('Reading')))
  const wrong = await guards().wrong()
  const troubles = [
    ...troublesOf(verified),
    ...anchors.bad.map(
      line => `Line ${line} of ${anchors.file} cannot be read, or was not signed with the key of this practice.`,
    ),
    ...(wrong.length > 0
      ? [
          `Triggers that guard the audit were removed, changed or added: ${wrong.join(', ')}. npm run audit:repair puts them back.`,
        ]
      : []),
  ]
  for (const line of [...troubles, ...notes(verified, anchors)]) console.log(line)
  if (troubles.length > 0) return 1
  console.log('The audit is whole: every entry is as it was written, and where it was written.')
  await note(verified)
  return 0
}

function written(instant: number): string {
  return new Date(instant).toISOString()
}

function troublesOf({ finding, broken }: Verified): string[] {
  return [
    ...(finding ? [findingText(finding, finding.at === null ? null : written(finding.at))] : []),
    ...broken.map(
      ({ seq, at }) => `Entry ${seq}, of ${written(at)}, says that the end of the audit had been changed from outside.`,
    ),
  ]
}

function notes({ entries, newestAt, anchors }: Verified, { file, isThere }: ReturnType<typeof readAnchors>): string[] {
  const newest = newestAt === null ? '' : `, the newest of ${written(newestAt)}`
  return [
    `${plural(entries, 'entry', 'entries')} read and found right${newest}.`,
    isThere
      ? `${plural(anchors.agree, 'anchor')} in ${file} agree${anchors.lastAt === null ? '' : `, the last of ${anchors.lastAt}`}.`
      : `There are no anchors: ${file} does not exist. Only what the database says of itself was read.`,
  ]
}

/** An entry itself, so that the administrator sees when it was found whole last. A database that is not is left as it is found. */
function note({ entries }: Verified): Promise<void> {
  return writeUnattended(tx => auditMachine(tx, { act: 'audit.verify', count: entries, now: Date.now() }))
}

async function repair(): Promise<number> {
  const names = await guards().putBack()
  if (names.length === 0) console.log('The triggers are as they were made: there was nothing to put back.')
  else {
    await writeUnattended(tx => auditMachine(tx, { act: 'audit.repair', count: names.length, now: Date.now() }))
    console.log(`Put back as they were made: ${names.join(', ')}. The audit says so.`)
    console.log('npm run audit:verify says whether entries are as they were written.')
  }
  return 0
}
