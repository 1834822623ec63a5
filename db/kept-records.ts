import type { EpisodeRecords, Reading } from './episode-records'

/*
 * What was read of episodes lately, so that a page, and an act that changes one session, do not read hundreds of others again. Each is kept
 * under the revision that the episode had, and is right for that one alone: every act that changes what is recorded gives the episode
 * another, and no two revisions are alike. So nothing has to be taken back where an act fails after all, or another server changes an
 * episode.
 */

/** So many sessions are kept in all, those of the episodes that were asked for last. */
const mostSessions = 6000

type Place = Reading & { episodeId: string; revision: string }
type Kept = { revision: string; readBy: string; records: EpisodeRecords }

const kept = new Map<string, Kept>()
let sessionsKept = 0

/** What is kept of an episode of just this revision; null where nothing is. */
export function keptRecords(place: Place): EpisodeRecords | null {
  const found = kept.get(place.episodeId)
  return found && found.revision === place.revision && found.readBy === readBy(place) ? found.records : null
}

/** Keeps what was recorded in an episode under a revision. */
export function keepRecords(place: Omit<Place, 'revision'>, revision: string, records: EpisodeRecords): void {
  forget(place.episodeId)
  kept.set(place.episodeId, { revision, readBy: readBy(place), records })
  sessionsKept += records.sessions.length
  for (const id of kept.keys()) {
    if (sessionsKept <= mostSessions) return
    forget(id)
  }
}

function forget(episodeId: string): void {
  sessionsKept -= kept.get(episodeId)?.records.sessions.length ?? 0
  kept.delete(episodeId)
}

/** The same rows are read otherwise in another time zone, or with another measure of which rules read items. */
const readBy = ({ timeZone, instruments }: Reading): string =>
  [timeZone, ...instruments.flatMap(each => (each.ownPrompt || each.safetyItems.length > 0 ? [each.id] : []))].join(' ')
