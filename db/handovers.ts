import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { askable, askableLanguages } from '../lib/answer/form'
import { goalOfMeasure } from '../lib/answer/goal-form'
import { type AskedMeasure, measureKey, measuresFrom } from '../lib/measure'
import type { Viewer } from '../lib/viewer'
import { findOwnSession, findSessionToChange } from './access'
import { type AnswerRequest, insertRequest } from './answer-request-rows'
import { insertVisit } from './answer-visit-rows'
import { audit } from './audit'
import { languageOf } from './client-language'
import { clientRef } from './client-name'
import { clientSheets } from './client-sheets'
import { openGoals, ownRatingsAt } from './goal-rows'
import { endHandovers, isOpen } from './handover-rows'
import { newId } from './ids'
import type { Sql } from './open'
import { invalid, notFound, type Outcome, sessionIsVoid } from './outcome'
import { first } from './rows'
import type { FoundSession } from './save-sheets'
import { answerRequests, handovers, keptAnswers, logins } from './schema'
import { instrumentsOffered, wordingsIn } from './settings'
import { look, write } from './write'

/**
 * What a client can be asked on this screen about a session, measure by measure with the languages in which its words are there and whether they
 * have sent it for the session already, and the client's own language where one is known. Null where the session is not the viewer's to record.
 */
export async function handoverOffer(viewer: Viewer, sessionId: string) {
  return look(async tx => {
    const found = await findOwnSession(tx, viewer, sessionId)
    if (!found) return null
    const wordings = await wordingsIn(tx, viewer.practiceId)
    const offered = await instrumentsOffered(tx, viewer.practiceId)
    const sent = await clientSheets(tx, sessionId)
    const measures = measuresFrom(offered).flatMap(measure => {
      const instrument = offered.find(({ id }) => id === measure.instrumentId)
      const languages = instrument ? askableLanguages(instrument, wordings.get(measure.instrumentId) ?? []) : []
      const key = measureKey(measure)
      return measure.respondent === 'client' && languages.length > 0
        ? [{ key, languages, isAnswered: sent.has(key) }]
        : []
    })
    const rated = await ownRatingsAt(tx, sessionId)
    const hasGoals = (await openGoals(tx, found.episode.id)).length > 0
    const goals = hasGoals ? { isRated: rated.length > 0 } : null
    return { client: clientRef(found.client), language: languageOf(found.client), goals, measures }
  })
}

export type HandoverOffer = NonNullable<Awaited<ReturnType<typeof handoverOffer>>>

type Begun = { sessionId: string; measures: readonly AskedMeasure[]; asksGoals?: boolean; language: string }

type Asked = Required<Omit<Begun, 'sessionId'>>

/**
 * Hands this screen over, so that the client answers about a session: the viewer's login ends in the same act, and every page, act and route
 * is shut to this browser until somebody logs in there again. Gives what goes into its cookie. What the client answered at an earlier handover
 * for the session and did not send is still there.
 */
export async function beginHandover(
  viewer: Viewer,
  { sessionId, measures, asksGoals = false, language }: Begun,
  now: number,
): Promise<Outcome<{ secret: string }>> {
  return write<Outcome<{ secret: string }>>(viewer, async tx => {
    const found = await findSessionToChange(tx, viewer, sessionId)
    if (found === 'void') return sessionIsVoid
    if (!found) return notFound
    const wrong = await whyNotAsked(tx, viewer, found, { measures, asksGoals, language })
    if (wrong !== null) return invalid({ measures: [wrong] })
    const request = await requestFor(tx, viewer, found, { measures, asksGoals, language }, now)
    const { clientId, practiceId } = request
    // There is nothing else to pass: from now on there may be answers in it, which go when it is withdrawn.
    const begunAt = request.begunAt ?? now
    await tx.update(answerRequests).set({ begunAt }).where(eq(answerRequests.id, request.id))
    // One screen at a time: what was handed over for the same and is still somewhere is over, and is not waited for.
    await endHandovers(tx, eq(handovers.requestId, request.id), { outcome: 'ended-elsewhere', now })
    const handoverId = newId()
    const whose = { practiceId, personId: viewer.personId, loginId: viewer.loginId, clientId, sessionId }
    await tx.insert(handovers).values({ id: handoverId, ...whose, requestId: request.id, openedAt: now })
    const secret = await insertVisit(tx, request, { way: 'handover', language, handoverId }, now)
    await tx.update(logins).set({ endedAt: now }).where(eq(logins.id, viewer.loginId))
    await audit(tx, viewer, { act: 'handover.begin', clientId, subjectId: handoverId, now })
    return { ok: true, secret }
  })
}

async function whyNotAsked(
  tx: Sql,
  { practiceId }: Viewer,
  { session, episode }: FoundSession,
  { measures, asksGoals, language }: Asked,
): Promise<string | null> {
  if (session.attendance !== 'attended') return 'The client was not there: nothing can be asked.'
  if (measures.length === 0 && !asksGoals) return 'Please choose at least one.'
  if (asksGoals && (await openGoals(tx, episode.id)).length === 0) return 'There are no goals to rate.'
  const wordings = await wordingsIn(tx, practiceId)
  const offered = await instrumentsOffered(tx, practiceId)
  for (const { instrumentId, respondent } of measures) {
    const instrument = offered.find(({ id }) => id === instrumentId)
    if (!instrument || respondent !== 'client') return 'Please choose among those offered.'
    const why = askable(instrument, wordings.get(instrumentId) ?? [], language)
    if (why !== null) return why
  }
  return null
}

/** For so long, in ms, what a client answers on a screen can be sent, or taken by whoever has it back: to the end of a long day and the next morning. */
const openFor = 24 * 60 * 60_000

/**
 * The request of the session that is still open from an earlier handover, asking what is asked now and what was answered then and not sent;
 * or else a new one.
 */
async function requestFor(
  tx: Sql,
  viewer: Viewer,
  { session, episode }: FoundSession,
  asked: Asked,
  now: number,
): Promise<AnswerRequest> {
  const earlier = and(
    eq(answerRequests.sessionId, session.id),
    eq(answerRequests.way, 'handover'),
    isNull(answerRequests.endedAt),
  )
  const expiresAt = now + openFor
  const open = await first(tx.select({ id: answerRequests.id }).from(answerRequests).where(earlier))
  if (open) {
    const kept = await measuresKept(tx, open.id)
    const isOfGoal = (measure: string) => goalOfMeasure(measure) !== null
    const measures = [...new Set([...asked.measures.map(measureKey), ...kept.filter(each => !isOfGoal(each))])]
    const asksGoals = asked.asksGoals || kept.some(isOfGoal)
    const again = { measures, asksGoals, language: asked.language, expiresAt }
    const [renewed] = await tx.update(answerRequests).set(again).where(eq(answerRequests.id, open.id)).returning()
    if (renewed) return renewed
  }
  const about = { clientId: session.clientId, episodeId: episode.id, sessionId: session.id }
  const how = { occasion: 'session', way: 'handover', check: 'in-person', pin: null, againOfId: null } as const
  return insertRequest(tx, viewer, { ...about, ...how, ...asked, expiresAt }, now)
}

/** The questionnaires and goals of a request to which the client has answered anything and not sent it, as they are kept. */
async function measuresKept(tx: Sql, requestId: string): Promise<string[]> {
  const { measure } = keptAnswers
  const found = await tx
    .selectDistinct({ measure })
    .from(keptAnswers)
    .where(eq(keptAnswers.requestId, requestId))
    .orderBy(asc(measure))
  return found.map(kept => kept.measure)
}

/** The viewer's own screens that clients have now, the newest first. */
export async function ownHandovers(viewer: Viewer, now: number) {
  return look(
    async tx =>
      await tx
        .select({ id: handovers.id, openedAt: handovers.openedAt, browser: logins.browser })
        .from(handovers)
        .innerJoin(logins, eq(logins.id, handovers.loginId))
        .where(and(eq(handovers.personId, viewer.personId), isOpen(now)))
        .orderBy(desc(handovers.openedAt), desc(handovers.id)),
  )
}

/** Ends one of the viewer's own handovers from elsewhere. On that screen nothing is answered any more; who has it logs in anew. */
export async function endHandover(
  viewer: Viewer,
  { handoverId }: { handoverId: string },
  now: number,
): Promise<Outcome> {
  return write<Outcome>(viewer, async tx => {
    const own = and(eq(handovers.id, handoverId), eq(handovers.personId, viewer.personId))
    const found = await first(tx.select().from(handovers).where(own))
    if (!found) return notFound
    if (found.endedAt !== null) return { ok: true }
    await endHandovers(tx, own, { outcome: 'ended-elsewhere', now })
    await audit(tx, viewer, { act: 'handover.end', clientId: found.clientId, subjectId: handoverId, now })
    return { ok: true }
  })
}

/** The session for which the viewer handed over the screen that they have back last: where they go on. Null where there is none, or it is not theirs any more. */
export async function sessionTakenBack(viewer: Viewer): Promise<{ clientId: string; sessionId: string } | null> {
  return look(async tx => {
    const back = and(eq(handovers.personId, viewer.personId), eq(handovers.outcome, 'given-back'))
    const last = await first(
      tx.select().from(handovers).where(back).orderBy(desc(handovers.endedAt), desc(handovers.id)).limit(1),
    )
    const found = last && (await findOwnSession(tx, viewer, last.sessionId))
    return found ? { clientId: found.session.clientId, sessionId: found.session.id } : null
  })
}
