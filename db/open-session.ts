import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Sql } from './open'
import { episodes, sessions } from './schema'

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
