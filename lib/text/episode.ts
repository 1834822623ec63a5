import { shortDate } from '../dates'
import type { History } from '../history'
import { plural } from './number-words'

type Span = { startedOn: string; endedOn: string | null }

/** "episode since 3 Feb 2026", or from when to when it went. */
export function spanOf({ startedOn, endedOn }: Span, locale: string): string {
  const start = shortDate(startedOn, locale)
  return endedOn ? `episode ${start} to ${shortDate(endedOn, locale)}` : `episode since ${start}`
}

/** "16 sessions, 15 attended". */
export function countsOf({ sessions }: History): string {
  const attended = sessions.filter(session => session.attendance === 'attended').length
  if (sessions.length === 0) return 'no session yet'
  return `${plural(sessions.length, 'session')}, ${attended} attended`
}
