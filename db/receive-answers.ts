import { and, eq, inArray, sql } from 'drizzle-orm'
import { askedAnswers, canAnswer } from '../lib/answer/form'
import type { AnswerWay } from '../lib/answer/request'
import { raisesRisk } from '../lib/answer/risk'
import { checkFinal } from '../lib/entry'
import type { GoalAnswer } from '../lib/goals'
import type { Answers } from '../lib/instruments/answers'
import type { Instrument } from '../lib/instruments/instrument'
import { type AskedMeasure, measureKey } from '../lib/measure'
import { keptRatings } from './answer-goals'
import { insertBetween, placeOfAnswers, type SessionRow } from './answer-occasions'
import type { AnswerRequest } from './answer-request-rows'
import { tellOfSafety } from './answer-safety-rows'
import { auditMachine } from './audit'
import { clientSheets } from './client-sheets'
import { insertRatings, ownRatingsAt } from './goal-rows'
import { measureKeyOfRow } from './measure-key-of-row'
import { cliniciansToTell, notify } from './notice-rows'
import type { Sql } from './open'
import { reevaluateEpisode } from './reevaluate'
import { answerRequests, assessments, sessions, sheetSources } from './schema'
import { instrumentsIn } from './settings'
import { type Sheet, saveAssessmentsBy } from './sheet'
import { supersede } from './sheet-revisions'
import { noteUnreadable } from './unreadable'

/** One questionnaire as the client sent it, with the language and the wording that they read; no wording where it was our own. */
export type SentSheet = { measure: AskedMeasure; answers: Answers; language: string; wordingId: string | null }

type Sent = { sheets: readonly SentSheet[]; way: AnswerWay }

export type Received = {
  /** The session, or the occasion between two, to which the answers went; null where nothing was answered, nor anything said of a goal. */
  sessionId: string | null
  /** How many questionnaires there was anything in. */
  sheets: number
  /** Whether an item about risk was answered above its limit: the client is shown the sentence and the number to call. */
  isRaised: boolean
}

/**
 * Keeps what a client sent by themselves, within the act that has found their request open and ends it: whole sheets, even partly answered,
 * with their scores; where they came from; the flags; another version of the session, so that whoever types in it meanwhile is told. A
 * questionnaire in which nothing was answered is no sheet. What was typed of the same measure is kept beside the client's own.
 */
export async function receiveAnswers(
  tx: Sql,
  request: AnswerRequest,
  { sheets, way }: Sent,
  now: number,
): Promise<Received> {
  const instruments = await instrumentsIn(tx, request.practiceId)
  const filled = sheets.flatMap(({ measure, answers, ...read }) => {
    const instrument = instruments.find(({ id }) => id === measure.instrumentId)
    if (!instrument) throw new Error(`A client was asked ${measure.instrumentId}, which is not there`)
    const readable = readableAnswers(instrument, answers, request)
    const entry = { ...measure, how: 'items' as const, answers: askedAnswers(instrument, readable) }
    if (Object.keys(entry.answers).length === 0) return []
    const [wrong] = checkFinal(entry, instruments)
    if (wrong !== undefined) throw new Error(`A client sent what does not fit ${instrument.id}: ${wrong}`)
    return [{ entry, instrument, ...read }]
  })
  const ratings = await keptRatings(tx, request)
  if (filled.length + ratings.length === 0) return { sessionId: null, sheets: 0, isRaised: false }
  const place = await placeOfAnswers(tx, request, now)
  const held = place.session ?? (await insertBetween(tx, request, now))
  const before = await clientSheets(tx, held.id)
  const isAgain = ({ entry }: Sheet) => before.has(measureKey(entry))
  const again = filled.filter(isAgain)
  const rated = new Set((await ownRatingsAt(tx, held.id)).map(({ goalId }) => goalId))
  const ratedAgain = ratings.filter(({ goalId }) => rated.has(goalId))
  const source = { request, way }
  await keep(
    tx,
    held,
    filled.filter(sheet => !isAgain(sheet)),
    source,
    now,
  )
  await keepGoals(
    tx,
    held,
    ratings.filter(rating => !ratedAgain.includes(rating)),
    request,
    now,
  )
  // What a client has sent is final: what they answer once more has a place of its own.
  const other = again.length + ratedAgain.length > 0 ? await insertBetween(tx, request, now) : null
  if (other) await keep(tx, other, again, source, now)
  if (other) await keepGoals(tx, other, ratedAgain, request, now)
  await tx.update(answerRequests).set({ sessionId: held.id }).where(eq(answerRequests.id, request.id))
  const why = place.keptBetween ?? (other ? 'answered' : null)
  if (why) {
    const about = { practiceId: request.practiceId, kind: 'answers.kept-between', clientId: request.clientId } as const
    await notify(tx, { ...about, to: await cliniciansToTell(tx, request.clientId), by: null, detail: why }, now)
  }
  await tellOfSafety(tx, request, now)
  const { clientId, id: subjectId } = request
  await auditMachine(tx, { act: 'answers.receive', clientId, subjectId, count: filled.length, now })
  return {
    sessionId: held.id,
    sheets: filled.length,
    isRaised: filled.some(({ entry, instrument }) => raisesRisk(instrument, entry.answers)),
  }
}

/** Without what is no answer, since its row was damaged: that is told to the log, and the client's others are not held back by it. */
function readableAnswers(instrument: Instrument, given: Answers, { id }: AnswerRequest): Answers {
  const readable = Object.entries(given).filter(([n, answer]) => canAnswer(instrument, Number(n), answer))
  if (readable.length < Object.keys(given).length) noteUnreadable('kept_answers.value', id)
  return Object.fromEntries(readable)
}

type Filled = Sheet & Pick<SentSheet, 'language' | 'wordingId'>
type Source = { request: AnswerRequest; way: AnswerWay }

async function keep(
  tx: Sql,
  session: SessionRow,
  sheets: readonly Filled[],
  { request, way }: Source,
  now: number,
): Promise<void> {
  if (sheets.length === 0) return
  const { id, practiceId, clientId, episodeId } = session
  await putTypedBeside(tx, id, sheets, request.askedBy, now)
  const by = { practiceId, personId: request.askedBy }
  const ids = await saveAssessmentsBy(tx, by, session, sheets, 'final', now)
  await tx.insert(sheetSources).values(
    sheets.map(({ language, wordingId }, at) => ({
      ...{ assessmentId: ids[at] ?? '', practiceId, clientId, requestId: request.id },
      ...{ way, language, wordingId, sentAt: now },
    })),
  )
  await tx
    .update(sessions)
    .set({ version: session.version + 1 })
    .where(eq(sessions.id, id))
  await reevaluateEpisode(tx, { practiceId, clientId, episodeId }, now, { changed: id })
}

/** What was said of goals, with the client's own pen. What somebody typed of them stays beside it. Another version tells whoever types meanwhile. */
async function keepGoals(
  tx: Sql,
  { id: sessionId, practiceId, clientId, episodeId }: SessionRow,
  ratings: readonly { goalId: string; answer: GoalAnswer }[],
  request: AnswerRequest,
  now: number,
): Promise<void> {
  if (ratings.length === 0) return
  const by = { requestId: request.id, recordedBy: request.askedBy, recordedAt: now }
  await insertRatings(tx, ratings, { practiceId, clientId, sessionId, ratedBy: 'client', ...by })
  await tx
    .update(sessions)
    .set({ version: sql`${sessions.version} + 1` })
    .where(eq(sessions.id, sessionId))
  // An occasion may have come to be by it: no rule reads a goal.
  await reevaluateEpisode(tx, { practiceId, clientId, episodeId }, now, { changed: sessionId })
}

/** What somebody typed of the same measures, saved or not, stands beside the client's own from now on. */
async function putTypedBeside(
  tx: Sql,
  sessionId: string,
  sheets: readonly Sheet[],
  by: string,
  now: number,
): Promise<void> {
  const names = new Set(sheets.map(({ entry }) => measureKey(entry)))
  const here = and(eq(assessments.sessionId, sessionId), inArray(assessments.state, ['final', 'draft']))
  const typed = (await tx.select().from(assessments).where(here))
    .filter(row => names.has(measureKeyOfRow(row)))
    // What is not saved yet is newer than what is.
    .toSorted((a, b) => (a.state < b.state ? -1 : 1))
  const placed = new Map<string, string>()
  for (const row of typed) {
    const name = measureKeyOfRow(row)
    const newerId = placed.get(name)
    if (newerId !== undefined) await supersede(tx, row, newerId, by, now)
    else await tx.update(assessments).set({ state: 'beside' }).where(eq(assessments.id, row.id))
    placed.set(name, newerId ?? row.id)
  }
}
