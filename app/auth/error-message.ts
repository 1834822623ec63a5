import { logError } from './log-error'

export const mismatch = 'That e-mail and password do not match an account here.'

export const pleaseWait = (minutes: number) =>
  `Too many attempts. Please wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`

/** For an unexpected error, with the reference under which it is in the log. */
export const wentWrong = (reference: string) =>
  `Something went wrong here. Please try again; if it happens again, mention ${reference} to whoever looks after Attune.`

export const diskFull =
  'Not saved: the disk of the machine that Attune runs on is full. Nothing typed here is lost; please save again once there is room.'

export const cannotWrite = (reference: string) =>
  `Not saved: Attune cannot write to the folder of the practice. Nothing typed here is lost; please mention ${reference} to whoever looks after Attune.`

/** What a viewer is told of an unexpected error: what is in the way where that is known, else the reference to it in the log. */
export function errorMessage(error: unknown): string {
  const reference = logError(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('SQLITE_FULL')) return diskFull
  return /^SQLITE_(READONLY|CANTOPEN|IOERR)/.test(code) ? cannotWrite(reference) : wentWrong(reference)
}
