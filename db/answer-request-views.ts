import { and, asc, desc, eq, gt, gte, inArray, isNull, ne, or } from 'drizzle-orm'
import { type AskedNow, requestState } from '../lib/answer/request-state'
import { todayIn } from '../lib/dates'
import { instrumentIn } from '../lib/instruments/catalogue'
import type { Instrument } from '../lib/instruments/instrument'
import { readMeasureKey, targetNames } from '../lib/measure'
import { measuresAsked } from './answer-request-rows'
import { answersCameIn, type CameIn } from './answers-came-in'
import type { Sql } from './open'
import { first } from './rows'
import { answerRequests, answersSeen, people, sessions } from './schema'

/*
 * What a client was asked to answer by themselves, as screens show it. Not guarded: callers have found the client through the viewer.
 */

/** The latest of a client's requests, newest first, each with who asked, where it stands, and which measures it is of. */
export async function requestViews(
  tx: Sql,
  which: { clientId: string; requestId?: string; sessionId?: string },
  instruments: readonly Instrument[],
  now: number,
) {
  const { clientId, id } = answerRequests
  const { requestId, sessionId } = which
  const named = and(
    requestId === undefined ? undefined : eq(id, requestId),
    sessionId === undefined ? undefined : eq(answerRequests.sessionId, sessionId),
  )
  const found = await tx
    .select({
      request: answerRequests,
      askedByName: people.name,
      session: { id: sessions.id, heldOn: sessions.heldOn, attendance: sessions.attendance },
      seenAt: answersSeen.seenAt,
    })
    .from(answerRequests)
    .innerJoin(people, eq(people.id, answerRequests.askedBy))
    .leftJoin(sessions, eq(sessions.id, answerRequests.sessionId))
    .leftJoin(answersSeen, eq(answersSeen.requestId, id))
    .where(and(eq(clientId, which.clientId), named))
    .orderBy(desc(answerRequests.askedAt), desc(id))
    .limit(mostShown)
  const sent = found.flatMap(({ request }) => (request.outcome === 'sent' ? [request.id] : []))
  const cameIn = await answersCameIn(tx, which.clientId, sent)
  return found.map(({ request, askedByName, session, seenAt }) => ({
    id: request.id,
    state: requestState(request, now),
    way: request.way,
    language: request.language,
    occasion: request.occasion,
    /** The session that it is for. What was answered between two is none. */
    session: session && session.attendance !== 'between' ? { id: session.id, heldOn: session.heldOn } : null,
    check: request.check,
    measures: measuresAsked(request),
    asksGoals: request.asksGoals,
    titles: titlesOf(request.asksGoals, measuresAsked(request), instruments),
    cameIn: cameInView(cameIn.get(request.id), measuresAsked(request), instruments),
    askedByName,
    askedAt: request.askedAt,
    begunAt: request.begunAt,
    expiresAt: request.expiresAt,
    endedAt: request.endedAt,
    outcome: request.outcome,
    lockedUntil: request.lockedUntil,
    codeExpiresAt: request.codeExpiresAt,
    isSeen: seenAt !== null,
  }))
}

/** More than these are history, and the audit has them. */
const mostShown = 20

const titlesOf = (hasGoals: boolean, measures: readonly string[], instruments: readonly Instrument[]): string[] => [
  ...(hasGoals ? ['Goals'] : []),
  ...measures.map(key => titleOf(key, instruments)),
]

/** Of what was asked, what came in, and where that is; null before anything did. */
function cameInView(found: CameIn | undefined, asked: readonly string[], instruments: readonly Instrument[]) {
  if (!found) return null
  const { hasGoals, occasions } = found
  const came = asked.filter(key => found.measures.has(key))
  return { titles: titlesOf(hasGoals, came, instruments), occasions }
}

function titleOf(key: string, instruments: readonly Instrument[]): string {
  const measure = readMeasureKey(key)
  if (!measure) return key
  const about = measure.target === null ? '' : `, ${targetNames[measure.target]}`
  return `${instrumentIn(instruments, measure.instrumentId).abbreviation}${about}`
}

/** What a client can answer now. */
export async function openRequests(tx: Sql, ofClient: string, now: number) {
  const { id, measures, asksGoals, expiresAt, clientId, endedAt } = answerRequests
  const found = await tx
    .select({ id, measures, asksGoals, expiresAt })
    .from(answerRequests)
    .where(and(eq(clientId, ofClient), isNull(endedAt), gt(expiresAt, now)))
    .orderBy(asc(id))
  return found.map(request => ({ ...request, measures: measuresAsked(request) }))
}

/**
 * Whether a client said that they do not want to be asked again, and has not agreed to it since: then they are asked anew. What was asked before
 * they said it, and what is asked on a screen that is handed to them, lifts nothing.
 */
export async function answersRefused(tx: Sql, ofClient: string): Promise<boolean> {
  const { id, outcome, clientId, askedAt, endedAt, way } = answerRequests
  const theirs = eq(clientId, ofClient)
  const refusals = tx
    .select({ refusedId: id, at: endedAt })
    .from(answerRequests)
    .where(and(theirs, eq(outcome, 'not-again')))
  const refused = await first(refusals.orderBy(desc(endedAt)).limit(1))
  if (!refused?.at) return false
  const since = and(theirs, ne(id, refused.refusedId), gte(askedAt, refused.at), ne(way, 'handover'))
  return (await first(tx.select({ id }).from(answerRequests).where(since).limit(1))) === undefined
}

/** What a client was asked by an earlier request, to be asked again. */
export async function earlierRequest(tx: Sql, ofClient: string, requestId: string) {
  const { id, clientId, measures, asksGoals, way, language, occasion, check } = answerRequests
  const theirs = and(eq(id, requestId), eq(clientId, ofClient))
  const asked = { id, measures, asksGoals, way, language, occasion, check }
  const found = await first(tx.select(asked).from(answerRequests).where(theirs))
  return found ? { ...found, measures: measuresAsked(found) } : null
}

/** For so long a list of clients says that answers came in which nobody has looked at, in ms. */
const toldFor = 14 * 24 * 60 * 60 * 1000

/**
 * Of each of these clients the one thing a list says: that answers came in which nobody has looked at, else what is open, else that some came
 * in today.
 */
export async function askedNow(
  tx: Sql,
  clientIds: readonly string[],
  timeZone: string,
  now: number,
): Promise<ReadonlyMap<string, AskedNow>> {
  const { id, clientId, askedAt, endedAt, expiresAt, outcome } = answerRequests
  const isOpen = and(isNull(endedAt), gt(expiresAt, now))
  const cameIn = and(eq(outcome, 'sent'), gt(endedAt, now - toldFor))
  const found = await tx
    .select({ clientId, askedAt, endedAt, seenAt: answersSeen.seenAt })
    .from(answerRequests)
    .leftJoin(answersSeen, eq(answersSeen.requestId, id))
    .where(and(inArray(clientId, [...clientIds]), or(isOpen, cameIn)))
    .orderBy(asc(askedAt), asc(id))
  const today = todayIn(timeZone, now)
  const waiting = new Set(found.flatMap(({ clientId: whose, endedAt: came }) => (came === null ? [whose] : [])))
  const told = found.flatMap(({ clientId: whose, askedAt: asked, endedAt: came, seenAt }) => {
    const isSeen = seenAt !== null
    const state = came === null ? 'open' : 'came-in'
    const one: AskedNow = { state, on: todayIn(timeZone, came ?? asked), isSeen, hasOpen: waiting.has(whose) }
    const rank = came === null ? 1 : isSeen ? 0 : 2
    return rank > 0 || one.on === today ? [{ whose, one, rank }] : []
  })
  // Of two of one kind, the newer.
  return new Map(told.toSorted((a, b) => a.rank - b.rank).map(({ whose, one }) => [whose, one]))
}
