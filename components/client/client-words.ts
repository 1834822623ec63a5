import type { ClientView } from '@/db/client-pages'
import { shortDate } from '@/lib/dates'
import type { History } from '@/lib/history'
import { plural } from '@/lib/text/number-words'

/** The line under the client's name. */
export function standingOf(view: ClientView, region: string | null, locale: string): string {
  const [episode] = view.episodes
  const history = view.histories.at(-1)
  return [episode && spanOf(episode, locale), history && countsOf(history), region].filter(Boolean).join(' · ')
}

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

/** The session that a button goes on with, with its day where that is not today. */
export const resumable = (session: { id: string; heldOn: string } | null, today: string, locale: string) =>
  session && { id: session.id, day: session.heldOn === today ? null : shortDate(session.heldOn, locale) }
