import { and, asc, eq, like } from 'drizzle-orm'
import { goalForm, goalItem, goalMeasure, goalOfMeasure } from '../lib/answer/goal-form'
import { type GoalAnswer, goalRange } from '../lib/goals'
import type { Answers } from '../lib/instruments/answers'
import type { AnswerRequest } from './answer-request-rows'
import { openGoals } from './goal-rows'
import { type Sql, vault } from './open'
import { first } from './rows'
import { clients, goals, keptAnswers } from './schema'
import { noteUnreadable } from './unreadable'

/*
 * The goals of an episode, rated by the client themselves. Their words are the client's own: they are shown in a visit, which begins with the
 * check, and nowhere before.
 */

type Of = Pick<AnswerRequest, 'id' | 'clientId' | 'episodeId' | 'asksGoals'>

/** The page of goals in a visit, with what was kept of them; null where none are asked, or none is worked towards any more. */
export async function goalSheet(tx: Sql, request: Of, language: string, kept: ReadonlyMap<string, Answers>) {
  if (!request.asksGoals) return null
  const client = await first(tx.select().from(clients).where(eq(clients.id, request.clientId)))
  const rows = await openGoals(tx, request.episodeId)
  if (!client || rows.length === 0) return null
  const key = vault().keyOf(client)
  const asked = rows.flatMap(({ id, sealedText }) => {
    // What cannot be read cannot be rated either.
    const text = key.textOf('goals.sealed_text', id, sealedText)
    return text === null ? [] : [{ id, text }]
  })
  if (asked.length === 0) return null
  const given = asked.flatMap(({ id }) => {
    const answer = kept.get(goalMeasure(id))?.[0]
    return answer === undefined ? [] : [[goalItem(id), answer] as const]
  })
  return {
    measure: 'goals',
    form: goalForm(asked, language),
    asksRisk: false,
    given: Object.fromEntries(given),
    /** As what the answer to each of its items is kept. */
    keptAs: new Map(asked.map(({ id }) => [goalItem(id), { measure: goalMeasure(id), item: 0 }])),
  }
}

type Given = { measure: string; item: number; answer: number | 'blank' | 'declined' | null }

/** Whether a goal is asked by a request, and what was given answers it. */
export async function fitsGoal(tx: Sql, request: Of, { measure, item, answer }: Given): Promise<boolean> {
  const id = goalOfMeasure(measure)
  if (!request.asksGoals || id === null || item !== 0) return false
  if (!(await openGoals(tx, request.episodeId)).some(goal => goal.id === id)) return false
  return answer === null || isRating(answer)
}

const isRating = (answer: unknown): answer is GoalAnswer =>
  typeof answer === 'number'
    ? Number.isInteger(answer) && answer >= goalRange.min && answer <= goalRange.max
    : answer === 'blank' || answer === 'declined'

/** What was kept of the goals of the episode, to be sent: of those too that were ended or put differently since they were rated. */
export async function keptRatings(tx: Sql, { id, episodeId }: Of): Promise<{ goalId: string; answer: GoalAnswer }[]> {
  const { measure, value, absence } = keptAnswers
  const rows = await tx
    .select({ measure, value, absence })
    .from(keptAnswers)
    .where(and(eq(keptAnswers.requestId, id), like(measure, goalMeasure('%'))))
    .orderBy(asc(measure))
  const ofEpisode = await tx.select({ id: goals.id }).from(goals).where(eq(goals.episodeId, episodeId))
  return rows.flatMap(row => {
    const answer = row.value ?? row.absence
    const goalId = goalOfMeasure(row.measure)
    if (!isRating(answer)) noteUnreadable('kept_answers.value', id)
    return goalId !== null && isRating(answer) && ofEpisode.some(goal => goal.id === goalId) ? [{ goalId, answer }] : []
  })
}
