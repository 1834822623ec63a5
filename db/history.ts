import { and, asc, eq, inArray } from 'drizzle-orm'
import type { History, HistoryAssessment, HistorySession } from '../lib/history'
import type { Answer } from '../lib/instruments/answers'
import type { Sql } from './open'
import { answers, assessments, episodes, scores, sessions } from './schema'

type SessionRow = typeof sessions.$inferSelect
type AssessmentRow = typeof assessments.$inferSelect

/**
 * An episode as rules and charts read it. Sessions that were opened but never saved are left out unless something was typed in
 * them, or `including` names them. Not guarded: callers have found the episode through the viewer.
 */
export function history(tx: Sql, episodeId: string, including?: string): History {
  const episode = tx.select({ startedOn: episodes.startedOn }).from(episodes).where(eq(episodes.id, episodeId)).get()
  if (!episode) throw new Error('No such episode')
  const bySession = assessmentsBySession(tx, episodeId)
  const held = sessionsInOrder(tx, episodeId).filter(
    session => session.recordedAt !== null || bySession.has(session.id) || session.id === including,
  )
  const numbered = held.map((session, index) => toSession(session, index + 1, bySession.get(session.id) ?? []))
  return { episodeId, startedOn: episode.startedOn, sessions: numbered }
}

/** By date, then by when they were begun: the order that numbers them. */
function sessionsInOrder(tx: Sql, episodeId: string): SessionRow[] {
  const order = [asc(sessions.heldOn), asc(sessions.createdAt), asc(sessions.id)]
  return tx
    .select()
    .from(sessions)
    .where(eq(sessions.episodeId, episodeId))
    .orderBy(...order)
    .all()
}

function toSession(row: SessionRow, number: number, held: HistoryAssessment[]): HistorySession {
  return { id: row.id, number, date: row.heldOn, attendance: row.attendance, assessments: held }
}

function assessmentsBySession(tx: Sql, episodeId: string): Map<string, HistoryAssessment[]> {
  const inEpisode = tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.episodeId, episodeId))
  const found = tx
    .select()
    .from(assessments)
    .where(inArray(assessments.sessionId, inEpisode))
    .orderBy(assessments.id)
    .all()
  const ofEpisode = tx.select({ id: assessments.id }).from(assessments).where(inArray(assessments.sessionId, inEpisode))
  const answersOf = grouped(
    tx.select().from(answers).where(inArray(answers.assessmentId, ofEpisode)).all(),
    row => row.assessmentId,
  )
  const scoresOf = grouped(
    tx.select().from(scores).where(inArray(scores.assessmentId, ofEpisode)).all(),
    row => row.assessmentId,
  )
  const built = found.map(row => ({
    sessionId: row.sessionId,
    assessment: toAssessment(row, answersOf.get(row.id) ?? [], scoresOf.get(row.id) ?? []),
  }))
  return new Map(
    [...grouped(built, each => each.sessionId)].map(([id, list]) => [id, list.map(each => each.assessment)]),
  )
}

function toAssessment(
  row: AssessmentRow,
  answerRows: (typeof answers.$inferSelect)[],
  scoreRows: (typeof scores.$inferSelect)[],
): HistoryAssessment {
  return {
    id: row.id,
    instrumentId: row.instrumentId,
    respondent: row.respondent,
    target: row.target === '' ? null : row.target,
    how: row.how,
    absence: row.absence,
    draft: row.state === 'draft',
    answers: Object.fromEntries(answerRows.map(answer => [answer.item, toAnswer(answer)])),
    scores: Object.fromEntries(scoreRows.map(score => [score.scale, score.value])),
  }
}

function toAnswer(row: typeof answers.$inferSelect): Answer {
  const answer = row.value ?? row.absence
  if (answer === null) throw new Error('An answer holds neither a value nor why there is none')
  return answer
}

/** How each scale of one session's saved assessments came about (which missing-item rule), by assessment id. */
export function scoreRules(tx: Sql, sessionId: string) {
  return tx
    .select({
      assessmentId: scores.assessmentId,
      scale: scores.scale,
      answered: scores.answered,
      of: scores.of,
      rule: scores.rule,
    })
    .from(scores)
    .innerJoin(assessments, eq(assessments.id, scores.assessmentId))
    .where(and(eq(assessments.sessionId, sessionId), eq(assessments.state, 'final')))
    .all()
}

function grouped<T>(rows: readonly T[], by: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(by(row))
    if (group) group.push(row)
    else groups.set(by(row), [row])
  }
  return groups
}
