import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { todayIn } from '../lib/dates'
import type { Viewer } from '../lib/viewer'
import { findOwnClient, openEpisode } from './access'
import { audit } from './audit'
import { clientRef } from './client-name'
import { history } from './history'
import type { Sql } from './open'
import { episodes, sessions } from './schema'
import { write } from './write'

export type OpenSession = { id: string; heldOn: string }

/**
 * The one session of a client that is open: begun and not saved, in the episode that goes on; the newest where there are several.
 * Every button that says "Resume" leads to this one.
 */
export const openSession = (tx: Sql, clientId: string): OpenSession | null =>
  openSessions(tx, [clientId]).get(clientId) ?? null

/** The open sessions of several clients, by client. */
export function openSessions(tx: Sql, clientIds: readonly string[]): ReadonlyMap<string, OpenSession> {
  const unsaved = and(inArray(sessions.clientId, [...clientIds]), isNull(sessions.recordedAt), isNull(episodes.endedOn))
  const found = tx
    .select({ id: sessions.id, heldOn: sessions.heldOn, clientId: sessions.clientId })
    .from(sessions)
    .innerJoin(episodes, eq(episodes.id, sessions.episodeId))
    .where(unsaved)
    .orderBy(asc(sessions.heldOn), asc(sessions.createdAt), asc(sessions.id))
    .all()
  return new Map(found.map(({ clientId, ...session }) => [clientId, session]))
}

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
