import { todayIn } from '../lib/dates'
import type { Viewer } from '../lib/viewer'
import { findOwnClient, openEpisode } from './access'
import { audit } from './audit'
import { clientRef } from './client-name'
import { history } from './history'
import { write } from './write'

export type SessionsOfToday = NonNullable<Awaited<ReturnType<typeof sessionsOfToday>>>

/** The sessions of today that a client has already. Null when the viewer may not record for the client, or no episode is open. */
export async function sessionsOfToday(viewer: Viewer, clientId: string, now: number) {
  return write(tx => {
    const client = findOwnClient(tx, viewer, clientId)
    const episode = client && openEpisode(tx, clientId)
    if (!client || !episode) return null
    const today = todayIn(viewer.timeZone, now)
    audit(tx, viewer, { act: 'session.of-today', clientId, now })
    const sessions = history(tx, episode.id).sessions.filter(({ date }) => date === today)
    return {
      client: clientRef(client),
      today,
      sessions: sessions.map(({ id, number, isSaved }) => ({ id, number, isSaved })),
    }
  })
}
