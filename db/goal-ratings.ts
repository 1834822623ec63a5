import { and, eq } from 'drizzle-orm'
import { todayIn } from '../lib/dates'
import { besideFields } from '../lib/form-state'
import { type Goal, type GoalAnswer, goalField, isRatedOn, ratingsMark } from '../lib/goals'
import type { Viewer } from '../lib/viewer'
import { episodesOf, findReadableClient, findSessionToChange, isOwnClient } from './access'
import { audit } from './audit'
import { clientRef } from './client-name'
import { goalsOf, insertRatings } from './goal-rows'
import { unchangedHistory } from './history'
import { type Sql, vault } from './open'
import { conflict, invalid, notFound, type Outcome, sessionIsVoid } from './outcome'
import { goalRatings, type sessions } from './schema'
import { episodeView } from './sealed-views'
import { done, look, once, write } from './write'

export type GoalsView = NonNullable<Awaited<ReturnType<typeof goalsOfClient>>>

/** The goals of a client's latest episode with all that was said of them. Null when the client is not open to the viewer; one audit entry. */
export async function goalsOfClient(viewer: Viewer, clientId: string, now: number) {
  return look(async tx => {
    const row = await findReadableClient(tx, viewer, clientId)
    if (!row) return null
    const [latest] = await episodesOf(tx, clientId)
    if (!latest) throw new Error('A client has no episode')
    const key = vault().keyOf(row)
    await audit(tx, viewer, { act: 'goals.open', clientId, subjectId: latest.id, now })
    return {
      client: clientRef(row),
      episode: episodeView(key, latest),
      mayEdit: await isOwnClient(tx, viewer, clientId),
      history: await unchangedHistory(tx, latest.id),
      goals: await goalsOf(tx, key, latest.id, viewer.timeZone),
      today: todayIn(viewer.timeZone, now),
    }
  })
}

/** What a client said of some goals at one session; null where nothing was said. */
type Said = { goalId: string; answer: GoalAnswer | null }
type Rating = { sessionId: string; key: string; mark: string; said: readonly Said[] }

/**
 * Keeps what the client said of their goals at a session, as the clinician typed it. What was typed before is replaced, and `mark` names it.
 * What the client gave with their own pen stands: it is refused beside its goal to say something else of it.
 */
export async function rateGoals(viewer: Viewer, { key, ...rating }: Rating, now: number): Promise<Outcome> {
  return write(viewer, tx =>
    once(tx, viewer, { key, act: 'goal.rate', sent: rating, now }, done, async () => {
      const found = await findSessionToChange(tx, viewer, rating.sessionId)
      if (found === 'void') return sessionIsVoid
      if (!found) return notFound
      const { session, client, episode } = found
      if (session.recordedAt === null) return invalid({ sessionId: ['Save this session first.'] })
      if (session.attendance !== 'attended') return invalid({ sessionId: ['This session did not take place.'] })
      const goals = await goalsOf(tx, vault().keyOf(client), episode.id, viewer.timeZone)
      if (ratingsMark(goals, session.id) !== rating.mark) return conflict
      const errors = problemsOf(goals, session, rating.said)
      if (Object.keys(errors).length > 0) return invalid(errors)
      for (const said of rating.said) await keepTyped(tx, viewer, { session, said, now })
      await audit(tx, viewer, { act: 'goal.rate', clientId: client.id, subjectId: session.id, now })
      return { ok: true }
    }),
  )
}

type Session = typeof sessions.$inferSelect

function problemsOf(goals: readonly Goal[], session: Session, said: readonly Said[]): Record<string, string[]> {
  const problems = said.map(({ goalId, answer }) => {
    const goal = goals.find(({ id }) => id === goalId)
    return [goalField(goalId), goal ? problemOf(goal, session, answer) : 'This goal was removed in the meantime.']
  })
  return besideFields(Object.fromEntries(problems))
}

function problemOf(goal: Goal, { id, heldOn }: Session, answer: GoalAnswer | null): string | null {
  const ofSession = goal.ratings.filter(({ sessionId }) => sessionId === id)
  const typed = ofSession.find(({ ratedBy }) => ratedBy === 'clinician')?.answer ?? null
  if (answer === typed) return null
  if (ofSession.some(({ ratedBy }) => ratedBy === 'client'))
    return 'The client rated this themselves, and that stands. Ask them again at another session.'
  return isRatedOn(goal, { id, date: heldOn }) ? null : 'This goal did not hold on the day of the session.'
}

/** Puts what was typed of one goal in the place of what was typed before. */
async function keepTyped(
  tx: Sql,
  { practiceId, personId }: Viewer,
  { session, said: { goalId, answer }, now }: { session: Session; said: Said; now: number },
): Promise<void> {
  const ofSession = and(eq(goalRatings.goalId, goalId), eq(goalRatings.sessionId, session.id))
  await tx.delete(goalRatings).where(and(ofSession, eq(goalRatings.ratedBy, 'clinician')))
  if (answer === null) return
  const of = { practiceId, clientId: session.clientId, sessionId: session.id }
  const by = { ...of, ratedBy: 'clinician', recordedBy: personId, recordedAt: now } as const
  await insertRatings(tx, [{ goalId, answer }], by)
}
