import { and, asc, eq, isNotNull, isNull, notExists, or, sql } from 'drizzle-orm'
import type { Sql } from './open'
import { assessments, people, sessions, sessionVoids } from './schema'
import type { ClientKey } from './vault'

export type AsideSession = ReturnType<typeof asideSessions>[number]

/**
 * Sessions of a client that the histories leave out: void ones, and those that were begun without anything in them yet. A list of
 * sessions shows them all the same, so that none is out of sight.
 */
export function asideSessions(tx: Sql, key: ClientKey, clientId: string) {
  const inForce = and(eq(sessionVoids.sessionId, sessions.id), isNull(sessionVoids.undoneAt))
  const hasSheet = tx.select({ one: sql`1` }).from(assessments).where(eq(assessments.sessionId, sessions.id))
  const isEmpty = and(isNull(sessions.recordedAt), notExists(hasSheet))
  return tx
    .select({ session: sessions, made: sessionVoids, byName: people.name })
    .from(sessions)
    .leftJoin(sessionVoids, inForce)
    .leftJoin(people, eq(people.id, sessionVoids.voidedBy))
    .where(and(eq(sessions.clientId, clientId), or(isNotNull(sessionVoids.id), isEmpty)))
    .orderBy(asc(sessions.heldOn), asc(sessions.createdAt))
    .all()
    .map(({ session, made, byName }) => ({
      id: session.id,
      episodeId: session.episodeId,
      date: session.heldOn,
      attendance: session.attendance,
      void: made && voidView(key, made, byName),
    }))
}

/** Why a session is void, by whom and since when. */
export function voidView(key: ClientKey, made: typeof sessionVoids.$inferSelect, byName: string | null) {
  const reason = key.open('session_voids.sealed_reason', made.id, made.sealedReason) ?? ''
  return { reason, byName, at: made.voidedAt }
}
