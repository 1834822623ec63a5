import type { ClientView } from '@/db/client-pages'
import { spanOf } from './client-words'
import { SessionList } from './session-list'

/** The sessions of the episodes before the latest one, each in a list of its own that opens in place. */
export function EarlierEpisodes({ view, locale }: { view: ClientView; locale: string }) {
  const { id: clientId, asideSessions: aside, mayEdit } = view
  return view.histories
    .slice(0, -1)
    .toReversed()
    .map(history => {
      const episode = view.episodes.find(({ id }) => id === history.episodeId)
      const of = episode && spanOf(episode, locale)
      return (
        <details key={history.episodeId} className="mt-2">
          <summary className="w-fit text-soft hover:text-ink">Sessions of the {of}</summary>
          <SessionList {...{ clientId, history, aside, of, mayEdit, locale }} />
        </details>
      )
    })
}
