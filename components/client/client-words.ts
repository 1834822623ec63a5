import type { ClientView } from '@/db/client-pages'
import { shortDate } from '@/lib/dates'
import { countsOf, spanOf } from '@/lib/text/episode'

/** The line under the client's name. */
export function standingOf(view: ClientView, region: string | null, locale: string): string {
  const [episode] = view.episodes
  const history = view.histories.at(-1)
  return [episode && spanOf(episode, locale), history && countsOf(history), region].filter(Boolean).join(' · ')
}

/** The session that a button goes on with, with its day where that is not today. */
export const resumable = (session: { id: string; heldOn: string } | null, today: string, locale: string) =>
  session && { id: session.id, day: session.heldOn === today ? null : shortDate(session.heldOn, locale) }
