import { and, asc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { askRefusal, mostDaysAsked, pinPattern, wayRefusal } from '../lib/answer/asking'
import type { AnswerCheck, AnswerOccasion, AnswerWay } from '../lib/answer/request'
import { isOpenState } from '../lib/answer/request-state'
import { isBeside } from '../lib/answer/risk'
import type { AnswerSettings } from '../lib/answer/settings'
import { addDays, daysBetween, startOfDay, todayIn } from '../lib/dates'
import { besideFields } from '../lib/form-state'
import { goalsAsked } from '../lib/goals'
import { type AskedMeasure, measureKey, readMeasureKey } from '../lib/measure'
import type { Viewer } from '../lib/viewer'
import { findOwnClient, isKeptBy, openEpisode } from './access'
import { answerCode, answerCodeHash, answerToken, codeLifetime } from './answer-link'
import { type AnswerRequest, endRequest, insertRequest } from './answer-request-rows'
import { answersRefused, earlierRequest, openRequests, requestViews } from './answer-request-views'
import { answerSettingsInForce } from './answer-settings-rows'
import { endVisits } from './answer-visit-rows'
import { audit } from './audit'
import { clientRef } from './client-name'
import { openGoals } from './goal-rows'
import { isNotVoid } from './history'
import type { Sql } from './open'
import { invalid, notFound, type Outcome } from './outcome'
import { first } from './rows'
import { answerRequests, answersSeen, answerVisits, clients, sessions } from './schema'
import { instrumentsIn, instrumentsOffered, wordingsIn } from './settings'
import { done, look, once, write } from './write'

/*
 * What clients are asked to answer by themselves, as whoever works with them asks it.
 */

type NewQuestions = {
  clientId: string
  /** As `measureKey` writes them; `goalsAsked` for the goals. */
  measures: readonly string[]
  way: AnswerWay
  language: string
  occasion: AnswerOccasion
  sessionId: string | null
  check: AnswerCheck
  pin: string | null
  /** The last day on which it can be answered; today where nobody said. */
  untilOn: string | null
  /** The client said before that they do not want to be asked again, and agreed to it since. */
  hasAgreed: boolean
  againOfId: string | null
}

const asked = z.object({ requestId: z.string() })

/** Asks a client some measures. Whatever stands in the way is said beside the field that it is about. */
export async function askClient(
  viewer: Viewer,
  { key, ...questions }: NewQuestions & { key: string },
  now: number,
): Promise<Outcome<z.output<typeof asked>>> {
  const act = 'answers.ask'
  return write(viewer, tx =>
    once(tx, viewer, { key, act, sent: questions, now }, asked, async () => {
      const { clientId, language, way, occasion, check } = questions
      const client = await findOwnClient(tx, viewer, clientId)
      if (!client) return notFound
      const episode = await openEpisode(tx, clientId)
      if (!episode) return invalid({ measures: ['The episode has ended. Begin another one to ask.'] })
      const session = await sessionOf(tx, episode.id, questions)
      const measures = measuresOf(questions.measures)
      const asksGoals = questions.measures.includes(goalsAsked)
      const { settings } = await answerSettingsInForce(tx, viewer.practiceId)
      const about = { ...questions, asksGoals, episodeId: episode.id }
      const errors = {
        ...(await measureErrors(tx, viewer, about, { measures, settings }, now)),
        ...(occasion === 'session' && !session && { occasion: ['This session is not there any more.'] }),
        ...besideFields({
          way: wayRefusal(questions, settings),
          ...checkProblems(questions, client.sealedBirthDate !== null),
          untilOn: dayProblem(viewer, questions.untilOn, now),
          hasAgreed: !questions.hasAgreed && (await answersRefused(tx, clientId)) ? notAgreed : null,
        }),
      }
      if (Object.keys(errors).length > 0) return invalid(errors)
      const again = questions.againOfId === null ? null : await earlierRequest(tx, clientId, questions.againOfId)
      const newRequest = {
        ...{ clientId, episodeId: episode.id, occasion, sessionId: session?.id ?? null },
        ...{ way, language, measures, asksGoals },
        ...{ check, pin: check === 'pin' ? questions.pin : null, againOfId: again?.id ?? null },
        expiresAt: way === 'phone' ? now + phoneLifetime : endOf(viewer, questions.untilOn, now),
      }
      const request = await insertRequest(tx, viewer, newRequest, now)
      if (way === 'tablet') await setCode(tx, request, now)
      await audit(tx, viewer, { act, clientId, subjectId: request.id, count: measures.length, now })
      return { ok: true, requestId: request.id }
    }),
  )
}

const notAgreed = 'They said that they do not want to be asked again. Please talk about it first.'

const measuresOf = (keys: readonly string[]): AskedMeasure[] =>
  [...new Set(keys)].flatMap(key => readMeasureKey(key) ?? [])

/** The attended session that the answers are for. */
async function sessionOf(tx: Sql, episodeId: string, { occasion, sessionId }: NewQuestions) {
  if (occasion !== 'session' || sessionId === null) return undefined
  const there = and(eq(sessions.id, sessionId), eq(sessions.episodeId, episodeId), eq(sessions.attendance, 'attended'))
  return await first(
    tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(there, isNotVoid(tx))),
  )
}

async function measureErrors(
  tx: Sql,
  { practiceId }: Viewer,
  { clientId, language, way, occasion, asksGoals, episodeId }: NewQuestions & { asksGoals: boolean; episodeId: string },
  { measures, settings }: { measures: readonly AskedMeasure[]; settings: AnswerSettings },
  now: number,
): Promise<Record<string, string[]>> {
  if (measures.length === 0 && !asksGoals) return { measures: ['Please choose at least one.'] }
  const offered = await instrumentsOffered(tx, practiceId)
  const wordings = await wordingsIn(tx, practiceId)
  const requests = await openRequests(tx, clientId, now)
  const open = requests.flatMap(request => request.measures)
  const ofGoals = asksGoals ? await goalsRefusal(tx, episodeId, requests) : []
  const said = measures.flatMap(measure => {
    const instrument = offered.find(({ id }) => id === measure.instrumentId)
    if (!instrument) return ['Please choose among those offered.']
    if (open.includes(measureKey(measure))) return [`${instrument.abbreviation} is asked already; withdraw that first.`]
    const about = { instrument, wordings: wordings.get(instrument.id) ?? [] }
    return askRefusal(about, { language, way, occasion }, settings) ?? []
  })
  const all = [...new Set([...ofGoals, ...said])]
  return all.length === 0 ? {} : { measures: all }
}

async function goalsRefusal(tx: Sql, episodeId: string, open: readonly { asksGoals: boolean }[]): Promise<string[]> {
  if (open.some(request => request.asksGoals)) return ['Goals are asked already; withdraw that first.']
  return (await openGoals(tx, episodeId)).length === 0 ? ['There are no goals to rate.'] : []
}

function checkProblems({ way, check, pin }: NewQuestions, hasBirthDate: boolean): Record<string, string | null> {
  if (isBeside(way)) return { check: check === 'in-person' ? null : 'Whoever hands the tablet over sees who it is.' }
  if (check === 'in-person') return { check: 'Choose by what it is known that it is them.' }
  if (check === 'birth-date')
    return { check: hasBirthDate ? null : 'Their birth date is not known. Add it to their details, or choose a PIN.' }
  return { pin: pin !== null && pinPattern.test(pin) ? null : 'Four to eight digits.' }
}

function dayProblem({ timeZone }: Viewer, untilOn: string | null, now: number): string | null {
  if (untilOn === null) return null
  const days = daysBetween(todayIn(timeZone, now), untilOn)
  if (days < 0) return 'This day is past.'
  return days > mostDaysAsked ? `At most ${mostDaysAsked} days from today.` : null
}

/** A code is scanned in the practice and answered there, in ms: whatever asks about risk is not for the evening at home. */
const phoneLifetime = 2 * 60 * 60_000

/** The end of a day in the practice's zone. */
const endOf = ({ timeZone }: Viewer, untilOn: string | null, now: number): number =>
  startOfDay(addDays(untilOn ?? todayIn(timeZone, now), 1), timeZone)

/** Gives a request six letters that are good for a while. Letters that another one has by chance are not given. */
async function setCode(tx: Sql, { id }: Pick<AnswerRequest, 'id'>, now: number): Promise<void> {
  for (let codeExpiresAt = now + codeLifetime; ; codeExpiresAt++) {
    const codeHash = answerCodeHash(answerCode(id, codeExpiresAt))
    const taken = await first(
      tx.select({ id: answerRequests.id }).from(answerRequests).where(eq(answerRequests.codeHash, codeHash)),
    )
    if (taken) continue
    await tx.update(answerRequests).set({ codeHash, codeExpiresAt }).where(eq(answerRequests.id, id))
    return
  }
}

/** Takes back what a client was asked and has not sent. What they answered and did not send is gone. */
export async function withdrawRequest(viewer: Viewer, requestId: string, now: number): Promise<Outcome> {
  const act = 'answers.withdraw'
  return write<Outcome>(viewer, async tx => {
    const request = await ownRequest(tx, viewer, requestId)
    if (!request) return notFound
    const { clientId, outcome } = request
    if (outcome === 'withdrawn') return { ok: true }
    if (outcome === 'sent') return invalid({ requestId: ['They have sent their answers meanwhile.'] })
    if (!(await endRequest(tx, requestId, { outcome: 'withdrawn', by: viewer.personId, now })))
      return invalid({ requestId: ['It has ended already.'] })
    await audit(tx, viewer, { act, clientId, subjectId: requestId, now })
    return { ok: true }
  })
}

/** Makes another code for the tablet; the one before opens nothing any more. */
export async function renewAnswerCode(
  viewer: Viewer,
  { requestId, key }: { requestId: string; key: string },
  now: number,
): Promise<Outcome> {
  const act = 'answers.code'
  return write(viewer, tx =>
    once(tx, viewer, { key, act, sent: requestId, now }, done, async () => {
      const request = await ownRequest(tx, viewer, requestId)
      if (!request) return notFound
      if (request.outcome !== null || request.expiresAt <= now || request.way !== 'tablet')
        return invalid({ requestId: ['It has ended. Ask again.'] })
      // Wherever it was begun, it is left: what was answered there goes on with the new code, on any tablet.
      await endVisits(tx, eq(answerVisits.requestId, requestId), now)
      await setCode(tx, request, now)
      await audit(tx, viewer, { act, clientId: request.clientId, subjectId: requestId, now })
      return { ok: true }
    }),
  )
}

/** A request of a client the viewer works with. */
async function ownRequest(tx: Sql, viewer: Viewer, requestId: string) {
  const found = await first(
    tx
      .select({ request: answerRequests })
      .from(answerRequests)
      .innerJoin(clients, eq(clients.id, answerRequests.clientId))
      .where(and(isKeptBy(viewer), eq(answerRequests.id, requestId))),
  )
  return found?.request
}

export type AskedView = NonNullable<Awaited<ReturnType<typeof askedRequest>>>

/**
 * One request with what leads the client to it: its token, and the code while that is good. Null where the viewer does not work with the client;
 * one audit entry.
 */
export async function askedRequest(viewer: Viewer, clientId: string, requestId: string, now: number) {
  return look(async tx => {
    const client = await findOwnClient(tx, viewer, clientId)
    if (!client) return null
    const instruments = await instrumentsIn(tx, viewer.practiceId)
    const [request] = await requestViews(tx, { clientId, requestId }, instruments, now)
    if (!request) return null
    await audit(tx, viewer, { act: 'answers.asked', clientId, subjectId: requestId, now })
    const { codeExpiresAt } = request
    const isOpen = isOpenState(request.state)
    return {
      client: clientRef(client),
      request,
      token: isOpen && request.check !== 'in-person' ? answerToken(requestId) : null,
      code:
        isOpen && codeExpiresAt !== null && codeExpiresAt > now
          ? { letters: answerCode(requestId, codeExpiresAt), until: codeExpiresAt }
          : null,
    }
  })
}

/**
 * Notes that what a client sent was looked at: all of it, or what went to one session. A page that shows it to whoever works with them calls
 * this; whoever only reads along has not seen it for the practice.
 */
export async function seeAnswers(
  viewer: Viewer,
  { clientId, sessionId }: { clientId: string; sessionId: string | null },
  now: number,
): Promise<Outcome> {
  return write<Outcome>(viewer, async tx => {
    if (!(await findOwnClient(tx, viewer, clientId))) return notFound
    const { practiceId, personId: seenBy } = viewer
    for (const requestId of await unseenRequests(tx, clientId, sessionId))
      await tx.insert(answersSeen).values({ requestId, practiceId, clientId, seenBy, seenAt: now })
    return { ok: true }
  })
}

/** What came in and nobody has looked at. */
async function unseenRequests(tx: Sql, clientId: string, sessionId: string | null): Promise<string[]> {
  const { id, outcome } = answerRequests
  const cameIn = and(eq(answerRequests.clientId, clientId), eq(outcome, 'sent'), isNull(answersSeen.requestId))
  const ofSession = sessionId === null ? undefined : eq(answerRequests.sessionId, sessionId)
  const found = await tx
    .select({ id })
    .from(answerRequests)
    .leftJoin(answersSeen, eq(answersSeen.requestId, id))
    .where(and(cameIn, ofSession))
    .orderBy(asc(id))
  return found.map(request => request.id)
}
