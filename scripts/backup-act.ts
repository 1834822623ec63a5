import { statSync } from 'node:fs'
import path from 'node:path'
import { anchorsFile, readAnchors } from '../db/audit-anchors'
import { readAuditKey } from '../db/audit-key'
import { verifyAudit } from '../db/audit-verify'
import { type BackupOptions, backUp, stamp } from '../db/backup'
import { backUpSealed } from '../db/backup-sealed'
import { readOnce } from '../db/engine-sqlite'
import { copyKeys } from '../db/key-copy'
import { keysFolder, readKeys } from '../db/keys'
import { oldCopies, oldCopyLines, removeOldCopies } from '../db/old-copies'
import { recoveryKeyOf, writtenRecoveryKey } from '../db/recovery-key'
import { plural } from '../lib/text/number-words'
import { noteOnMachine } from './machine-note'
import { shareDone } from './progress'

/* What `npm run backup`, `copies` and `recovery-sheet` do. */

type Asked = { place: string; keysPlace: string | null; isPlain: boolean }

/** A copy of the database, and one of its keys where a place for them is named. */
export async function copyTo(practice: string, { place, keysPlace, isPlain }: Asked): Promise<void> {
  if (keysPlace !== null && path.resolve(keysPlace) === path.resolve(place))
    throw new Error(
      'The keys go to another place than the backup: whoever finds both and the recovery sheet has everything.',
    )
  const begunAt = Date.now()
  const target = path.join(place, `attune-${stamp(begunAt)}`)
  let audit = ''
  const onCopy = async (copy: string) => {
    audit = await auditIn(practice, copy, begunAt)
  }
  const options = { onProgress: shareDone('Copying'), onCopy }
  const rows = isPlain ? await copyPlain(practice, target, options) : await copySealed(practice, target, options)
  console.log(audit)
  await noteOnMachine(practice, 'practice.backup', rows)
  if (keysPlace === null) tellOfNoKeys(practice)
  else copyKeysTo(practice, keysPlace)
  if (statSync(practice).dev === statSync(place).dev)
    console.log('It is on the same disk as the practice: keep another one elsewhere.')
}

async function copySealed(practice: string, target: string, options: BackupOptions): Promise<number> {
  const { key, isNew } = recoveryKeyOf(practice)
  const { file, rows } = await backUpSealed(practice, `${target}.backup`, key, options)
  console.log(`Backed up to ${file}: ${plural(rows, 'row')}, checked, encrypted under the recovery key.`)
  if (isNew)
    console.log('The recovery key is new. Print it now, and keep it where no computer is: npm run recovery-sheet')
  return rows
}

async function copyPlain(practice: string, target: string, options: BackupOptions): Promise<number> {
  const { file, rows } = await backUp(practice, `${target}.db`, options)
  console.log(`Backed up to ${file}: ${plural(rows, 'row')}, checked, not encrypted as a whole.`)
  console.log('In the copy, anyone can read scores, answers to risk questions, dates, codes of clients,')
  console.log(
    'and the names, e-mail addresses and password hashes of the staff. Names and birth dates of clients, notes',
  )
  console.log('and other texts are encrypted in it.')
  return rows
}

/** What is to be said of the audit in a copy. One that was tampered with is copied all the same. */
async function auditIn(practice: string, copy: string, begunAt: number): Promise<string> {
  try {
    const key = readAuditKey(practice, readKeys(practice, false).practice)
    const { inForce, ...rest } = readAnchors(anchorsFile(practice), key)
    // What was anchored while it was being copied may be newer than the copy.
    const anchors = { ...rest, inForce: inForce.filter(({ at }) => Date.parse(at) < begunAt) }
    const { finding, broken } = await readOnce(copy, tx => verifyAudit(tx, key, anchors))
    return finding === null && broken.length === 0 ? 'The audit in it is whole.' : tampered
  } catch (error) {
    return `The audit in it could not be checked: ${error instanceof Error ? error.message : 'unknown'}`
  }
}

const tampered = 'THE AUDIT IN IT IS NOT AS IT WAS WRITTEN: npm run audit:verify says more.'

function tellOfNoKeys(practice: string): void {
  console.log(
    `The keys of the clients are not in it. It cannot be restored once this disk is gone: no copy was made of ${keysFolder(practice)}. Name a place of its own for that: npm run backup -- --keys FOLDER.`,
  )
}

/** The newest copy of the keys, in the place of the one before. */
export function copyKeysTo(practice: string, place: string): void {
  try {
    const { file, keys } = copyKeys(practice, place, recoveryKeyOf(practice).key, Date.now())
    console.log(
      `The keys that belong to it are in ${file}, encrypted under the recovery key: ${keys} of clients and own attachments. It takes the place of the copy before.`,
    )
    console.log('Whoever has the backup, this file and the recovery key can read everything: keep the three apart.')
  } catch (error) {
    tellOfNoKeys(practice)
    throw error
  }
}

/** Copies of earlier versions that hold keys themselves. */
export function tellOfOldCopies(practice: string, isToRemove: boolean): void {
  const copies = oldCopies(practice)
  if (copies.length === 0) console.log('No copy in the folder of backups holds keys of clients.')
  else if (isToRemove) console.log(`Removed: ${removeOldCopies(practice)}.`)
  else for (const line of oldCopyLines(copies)) console.log(line)
  if (copies.length > 0) console.log('Copies elsewhere, on sticks and other disks, are yours to remove.')
}

/** The page to print, and to keep where no computer is. */
export function tellRecoverySheet(practice: string): void {
  const { key } = recoveryKeyOf(practice)
  const written = writtenRecoveryKey(key)
  const lines = [
    'RECOVERY SHEET OF AN ATTUNE PRACTICE',
    '',
    `    ${written}`,
    '',
    'This key opens the backups and the copies of keys that were made since it exists.',
    'It is needed on the day when the computer of the practice is gone. Keep this sheet in a safe, and no copy of it in a',
    'computer, a mail or a photograph.',
    '',
    'To restore, on a computer with Attune:',
    '    npm run restore -- BACKUP --keys COPY-OF-KEYS',
    'Three things are needed: the newest backup (attune-….backup), the newest copy of the keys (attune.keys), and this key.',
    'Without the copy of the keys no name can be read; without this key neither file can be opened. Nobody can help then.',
  ]
  for (const line of lines) console.log(line)
}
