import {
  and,
  asc,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  notExists,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm'
import { todayIn } from '../lib/dates'
import type { RuptureJudgement } from '../lib/flags/rupture-judgement'
import type { History, HistoryAssessment, HistorySession } from '../lib/history'
import type { Answer } from '../lib/instruments/answers'
import type { Instrument } from '../lib/instruments/instrument'
import { planInForce } from './client-plan'
import { grouped } from './grouped'
import type { Sql } from './open'
import { answers, assessments, episodes, practices, ruptureJudgements, scores, sessions, sessionVoids } from './schema'
import { inSessionOrder, newestSessionFirst } from './session-order'
import { instrumentsIn } from './settings'

type SessionRow = typeof sessions.$inferSelect
type AssessmentRow = typeof assessments.$inferSelect

/**
 * An episode as rules and charts read it. Void sessions are left out, and so are sessions that were opened but never saved unless
 * something was typed in them; `including` names one that is read all the same. Not guarded: callers have found the episode through
 * the viewer.
 */
export function history(tx: Sql, episodeId: string, including?: string): History {
  return read(tx, episodeId, { including, answersOf: () => true })
}

/** As `history`, with answers only on the sheets whose answers a rule reads: an episode has thousands of the others. */
export function historyForRules(tx: Sql, episodeId: string): History {
  return read(tx, episodeId, { answersOf: each => each.safetyItems.length > 0 || each.ownPrompt })
}

type Wanted = {
  including?: string
  /** Whose answers are read, beside the scores. */
  answersOf: (of: Instrument) => boolean
}

function read(tx: Sql, episodeId: string, { including, answersOf }: Wanted): History {
  const episode = episodeRow(tx, episodeId)
  const instruments = instrumentsIn(tx, episode.practiceId)
  const readByItem = instruments.filter(answersOf).map(each => each.id)
  const answered = inArray(assessments.instrumentId, readByItem)
  const bySession = assessmentsBySession(tx, episodeId, answered, episode.timeZone)
  const held = sessionsInOrder(tx, episodeId)
    .filter(
      ({ session, voidId }) =>
        session.id === including || (voidId === null && (session.recordedAt !== null || bySession.has(session.id))),
    )
    .map(({ session }) => session)
  const numbered = held.map((session, index) => toSession(session, index + 1, bySession.get(session.id) ?? []))
  const newestSessionId = newestSession(tx, episode.clientId)
  const judgements = wordsIn(tx, episodeId)
  const plan = planInForce(tx, episode.practiceId, episode.clientId, episode.timeZone)
  return { episodeId, startedOn: episode.startedOn, sessions: numbered, instruments, newestSessionId, plan, judgements }
}

function episodeRow(tx: Sql, episodeId: string) {
  const { practiceId, clientId, startedOn } = episodes
  const episode = tx
    .select({ practiceId, clientId, startedOn, timeZone: practices.timeZone })
    .from(episodes)
    .innerJoin(practices, eq(practices.id, practiceId))
    .where(eq(episodes.id, episodeId))
    .get()
  if (!episode) throw new Error('No such episode')
  return episode
}

/** The client's newest session that took place, in any episode: saved, or with something typed in it. */
function newestSession(tx: Sql, clientId: string): string | null {
  const tookPlace = and(eq(sessions.clientId, clientId), eq(sessions.attendance, 'attended'), isNotVoid(tx))
  const newest = tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(tookPlace, isBegun(tx)))
    .orderBy(...newestSessionFirst)
    .limit(1)
    .get()
  return newest?.id ?? null
}

const one = { one: sql`1` }

/** Saved, or with something typed in it. A condition for queries of `sessions`. */
function isBegun(tx: Sql): SQL | undefined {
  const hasSheet = exists(tx.select(one).from(assessments).where(eq(assessments.sessionId, sessions.id)))
  return or(isNotNull(sessions.recordedAt), hasSheet)
}

/** The number of each session of these episodes, by its id; void ones, and those with nothing in them, have none. */
export function sessionNumbers(tx: Sql, episodeIds: readonly string[]): ReadonlyMap<string, number> {
  if (episodeIds.length === 0) return new Map()
  const found = tx
    .select({ id: sessions.id, episodeId: sessions.episodeId })
    .from(sessions)
    .where(and(inArray(sessions.episodeId, [...episodeIds]), isNotVoid(tx), isBegun(tx)))
    .orderBy(...inSessionOrder)
    .all()
  const counted = new Map<string, number>()
  return new Map(
    found.map(({ id, episodeId }) => {
      const number = (counted.get(episodeId) ?? 0) + 1
      counted.set(episodeId, number)
      return [id, number]
    }),
  )
}

/** Sessions that are not void, or not any more. A condition for queries of `sessions`. */
export function isNotVoid(tx: Sql): SQL {
  const inForce = and(eq(sessionVoids.sessionId, sessions.id), isNull(sessionVoids.undoneAt))
  return notExists(tx.select(one).from(sessionVoids).where(inForce))
}

/** The newest judgement of each possible rupture. */
function wordsIn(tx: Sql, episodeId: string): RuptureJudgement[] {
  const { sessionId, instrumentId, kind, judgedAt } = ruptureJudgements
  const all = tx
    .select({ sessionId, instrumentId, kind, at: judgedAt })
    .from(ruptureJudgements)
    .where(eq(ruptureJudgements.episodeId, episodeId))
    .orderBy(asc(judgedAt), asc(ruptureJudgements.id))
    .all()
  return [...new Map(all.map(word => [`${word.instrumentId}:${word.sessionId}`, word])).values()]
}

function sessionsInOrder(tx: Sql, episodeId: string) {
  const inForce = and(eq(sessionVoids.sessionId, sessions.id), isNull(sessionVoids.undoneAt))
  return tx
    .select({ session: sessions, voidId: sessionVoids.id })
    .from(sessions)
    .leftJoin(sessionVoids, inForce)
    .where(eq(sessions.episodeId, episodeId))
    .orderBy(...inSessionOrder)
    .all()
}

/** The sessions of an episode in that order, void ones and those that were only begun among them. */
export const sessionOrder = (tx: Sql, episodeId: string): string[] =>
  sessionsInOrder(tx, episodeId).map(({ session }) => session.id)

/** A session that did not take place asked nothing: that a measure was not filled in then, as earlier versions noted, says nothing. */
function toSession(row: SessionRow, number: number, held: HistoryAssessment[]): HistorySession {
  const { id, heldOn: date, attendance, recordedAt } = row
  const said = attendance === 'attended' ? held : held.filter(each => each.absence === null)
  return { id, number, date, attendance, isSaved: recordedAt !== null, assessments: said }
}

function assessmentsBySession(
  tx: Sql,
  episodeId: string,
  answered: SQL,
  timeZone: string,
): Map<string, HistoryAssessment[]> {
  const inEpisode = tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.episodeId, episodeId))
  const theirs = inArray(assessments.sessionId, inEpisode)
  const found = tx.select().from(assessments).where(theirs).orderBy(assessments.id).all()
  const ids = (where: SQL | undefined) => tx.select({ id: assessments.id }).from(assessments).where(where)
  const answersOf = grouped(answersIn(tx, ids(and(theirs, answered))), row => row.assessmentId)
  const scoresOf = grouped(scoresIn(tx, ids(theirs)), row => row.assessmentId)
  const bySession = grouped(found, row => row.sessionId)
  const built = [...bySession].map(([id, rows]): [string, HistoryAssessment[]] => [
    id,
    rows.map(row => toAssessment(row, answersOf.get(row.id) ?? [], scoresOf.get(row.id) ?? [], timeZone)),
  ])
  return new Map(built)
}

type Ids = Parameters<typeof inArray>[1] & SQLWrapper

const answersIn = (tx: Sql, ids: Ids) =>
  tx
    .select({ assessmentId: answers.assessmentId, item: answers.item, value: answers.value, absence: answers.absence })
    .from(answers)
    .where(inArray(answers.assessmentId, ids))
    .all()

const scoresIn = (tx: Sql, ids: Ids) =>
  tx
    .select({ assessmentId: scores.assessmentId, scale: scores.scale, value: scores.value })
    .from(scores)
    .where(inArray(scores.assessmentId, ids))
    .all()

type AnswerRow = ReturnType<typeof answersIn>[number]
type ScoreRow = ReturnType<typeof scoresIn>[number]

function toAssessment(
  row: AssessmentRow,
  answerRows: readonly AnswerRow[],
  scoreRows: readonly ScoreRow[],
  timeZone: string,
): HistoryAssessment {
  return {
    id: row.id,
    instrumentId: row.instrumentId,
    respondent: row.respondent,
    target: row.target === '' ? null : row.target,
    how: row.how,
    absence: row.absence,
    draft: row.state === 'draft',
    recordedOn: todayIn(timeZone, row.firstRecordedAt ?? row.recordedAt),
    answers: Object.fromEntries(answerRows.map(answer => [answer.item, toAnswer(answer)])),
    scores: Object.fromEntries(scoreRows.map(score => [score.scale, score.value])),
  }
}

function toAnswer(row: AnswerRow): Answer {
  const answer = row.value ?? row.absence
  if (answer === null) throw new Error('An answer holds neither a value nor why there is none')
  return answer
}

/** The scales of one session's sheets that were typed as scores and not worked out from others, by assessment id. */
export function typedScales(tx: Sql, sessionId: string): ReadonlyMap<string, readonly string[]> {
  const rows = tx
    .select({ assessmentId: scores.assessmentId, scale: scores.scale })
    .from(scores)
    .innerJoin(assessments, eq(assessments.id, scores.assessmentId))
    .where(and(eq(assessments.sessionId, sessionId), eq(scores.rule, 'typed')))
    .all()
  const byAssessment = grouped(rows, row => row.assessmentId)
  return new Map([...byAssessment].map(([id, found]) => [id, found.map(row => row.scale)]))
}

/** How each scale of one session's saved assessments came about (which missing-item rule), by assessment id. */
export function scoreRules(tx: Sql, sessionId: string) {
  return tx
    .select({
      assessmentId: scores.assessmentId,
      scale: scores.scale,
      answered: scores.answered,
      of: scores.itemCount,
      rule: scores.rule,
    })
    .from(scores)
    .innerJoin(assessments, eq(assessments.id, scores.assessmentId))
    .where(and(eq(assessments.sessionId, sessionId), eq(assessments.state, 'final')))
    .all()
}
