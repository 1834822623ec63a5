import { report } from './report'
import { cannotWrite, diskFull, wentWrong } from './sentences'

/** What a viewer is told of an unexpected error: what is in the way where that is known, else the reference to it in the log. */
export function apology(error: unknown): string {
  const reference = report(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('SQLITE_FULL')) return diskFull
  return /^SQLITE_(READONLY|CANTOPEN|IOERR)/.test(code) ? cannotWrite(reference) : wentWrong(reference)
}
