import { randomBytes } from 'node:crypto'
import { noLongerOpen, noLongerOpenCode } from '@/lib/no-longer-open'
import { otherVersionCode, otherVersionOfForm } from '@/lib/other-version'
import { busySeconds, isTooBusy } from './at-once'
import { countRefused } from './count-refused'
import { codeOf, kindOf } from './error-kind'
import { isTooFast } from './rate'

export const mismatch = 'That e-mail and password do not match an account here.'

export const pleaseWait = (minutes: number) =>
  `Too many attempts. Please wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`

/** For an unexpected error, with the reference under which it is in the log. */
export const wentWrong = (reference: string) =>
  `Something went wrong here. Please try again; if it happens again, mention ${reference} to whoever looks after Attune.`

/** For whoever asks for something that takes long while much of it is waited for already. */
export const tooBusy = `Attune has a lot to do just now. Please try again in ${busySeconds} seconds.`

const tooFast =
  'This is a great deal at once. Nothing typed here is lost: please wait a few seconds, then send it again.'

const diskFull =
  'Not saved: the disk of the computer that Attune runs on is full. Nothing typed here is lost; please save again once there is room.'

const cannotWrite = (reference: string) =>
  `Not saved: Attune cannot write to the folder of the practice. Nothing typed here is lost; please mention ${reference} to whoever looks after Attune.`

const lostConnection = (reference: string) =>
  `The connection to the database was lost, so this may not be saved yet. Nothing typed here is lost; please send it again, which never saves it twice. If it happens again, mention ${reference} to whoever looks after Attune.`
const unreadable = (reference: string) =>
  `Not saved: something that is stored about this client is damaged and cannot be read. Nothing typed here is lost; please mention ${reference} to whoever looks after Attune, who may find it in a backup.`

/** What a viewer is told of an unexpected error: what is in the way where that is known, else the reference to it in the log. */
export function errorMessage(error: unknown): string {
  if (isTooBusy(error)) return tooBusy
  if (isTooFast(error)) {
    countRefused('too-fast')
    return tooFast
  }
  const code = codeOf(error) ?? ''
  if (code === noLongerOpenCode) return noLongerOpen
  const reference = logError(error)
  if (code.startsWith('SQLITE_FULL')) return diskFull
  // SQL's own class of errors for connections.
  if (code.startsWith('08')) return lostConnection(reference)
  if (code === otherVersionCode) return otherVersionOfForm
  if (code === 'ATTUNE_UNREADABLE') return unreadable(reference)
  return /^SQLITE_(READONLY|CANTOPEN|IOERR)/.test(code) ? cannotWrite(reference) : wentWrong(reference)
}

/**
 * Notes an unexpected error and gives the reference that the viewer sees. The message is left out of the log, because it may
 * quote what was typed; the kind of error and where it happened are enough to find it. What to do is said where that is
 * known.
 */
export function logError(error: unknown): string {
  const reference = randomBytes(4).toString('hex')
  console.error(JSON.stringify({ error: reference, at: new Date().toISOString(), ...kindOf(error) }))
  return reference
}
