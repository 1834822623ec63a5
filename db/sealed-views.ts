import { and, asc, eq, isNotNull, isNull, notExists, or, sql } from 'drizzle-orm'
import type { Sql } from './open'
import { assessments, type episodes, eventPins, people, ruptureJudgements, sessions, sessionVoids } from './schema'
import { inSessionOrder } from './session-order'
import type { ClientKey } from './vault'

/*
 * What was sealed with a client's key, opened for a page of theirs. Whoever calls this has found the client through the viewer.
 */

/** An episode as the client page shows it. */
export function episodeView(key: ClientKey, row: typeof episodes.$inferSelect) {
  const { id, startedOn, endedOn, endKind, version } = row
  const startReason = key.read('episodes.sealed_start_reason', id, row.sealedStartReason)
  const endReason = key.read('episodes.sealed_end_reason', id, row.sealedEndReason)
  return { id, startedOn, endedOn, endKind, version, startReason, endReason }
}

export type PinView = { id: string; happenedOn: string; text: string; version: number }

/** What happened in an episode beside the sessions, by date. */
export async function pinsOf(tx: Sql, key: ClientKey, episodeId: string): Promise<PinView[]> {
  const found = await tx
    .select()
    .from(eventPins)
    .where(eq(eventPins.episodeId, episodeId))
    .orderBy(asc(eventPins.happenedOn), asc(eventPins.id))
  return found.map(pin => ({
    id: pin.id,
    happenedOn: pin.happenedOn,
    version: pin.version,
    text: key.read('event_pins.sealed_text', pin.id, pin.sealedText) ?? '',
  }))
}

/** What was said of an episode's possible ruptures and by whom, the oldest first. */
export async function ruptureJudgementsOf(tx: Sql, key: ClientKey, episodeId: string) {
  return (
    await tx
      .select({ word: ruptureJudgements, byName: people.name })
      .from(ruptureJudgements)
      .innerJoin(people, eq(people.id, ruptureJudgements.judgedBy))
      .where(eq(ruptureJudgements.episodeId, episodeId))
      .orderBy(asc(ruptureJudgements.judgedAt), asc(ruptureJudgements.id))
  ).map(({ word: { id, sessionId, instrumentId, kind, sealedDone, judgedAt }, byName }) => ({
    sessionId,
    instrumentId,
    kind,
    done: key.read('rupture_words.sealed_done', id, sealedDone),
    byName,
    at: judgedAt,
  }))
}

export type AsideSession = Awaited<ReturnType<typeof asideSessions>>[number]

/**
 * Sessions of a client that the histories leave out: void ones, and those that were begun without anything in them yet. A list of
 * sessions shows them all the same, so that none is out of sight.
 */
export async function asideSessions(tx: Sql, key: ClientKey, clientId: string) {
  const inForce = and(eq(sessionVoids.sessionId, sessions.id), isNull(sessionVoids.undoneAt))
  const hasSheet = tx.select({ one: sql`1` }).from(assessments).where(eq(assessments.sessionId, sessions.id))
  const isEmpty = and(isNull(sessions.recordedAt), notExists(hasSheet))
  return (
    await tx
      .select({ session: sessions, made: sessionVoids, byName: people.name })
      .from(sessions)
      .leftJoin(sessionVoids, inForce)
      .leftJoin(people, eq(people.id, sessionVoids.voidedBy))
      .where(and(eq(sessions.clientId, clientId), or(isNotNull(sessionVoids.id), isEmpty)))
      .orderBy(...inSessionOrder)
  ).map(({ session, made, byName }) => ({
    id: session.id,
    episodeId: session.episodeId,
    date: session.heldOn,
    attendance: session.attendance,
    void: made && voidView(key, made, byName),
  }))
}

/** Why a session is void, by whom and since when. */
export function voidView(key: ClientKey, made: typeof sessionVoids.$inferSelect, byName: string | null) {
  const reason = key.read('session_voids.sealed_reason', made.id, made.sealedReason) ?? ''
  return { reason, byName, at: made.voidedAt }
}
