import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { todayIn } from '../lib/dates'
import type { Goal, GoalAnswer, GoalRating } from '../lib/goals'
import { grouped } from './grouped'
import { newId } from './ids'
import type { Sql } from './open'
import { changed, first } from './rows'
import { episodes, goalRatings, goals, sessions } from './schema'
import type { ClientKey } from './vault'

/*
 * Goals and their ratings as they are kept. Whoever calls these has found the client through the viewer.
 */

type Row = typeof goals.$inferSelect

/**
 * The goals of an episode in their order, ended ones among them, each with every rating; void sessions are not left out here. What was put
 * differently comes before the newer words, in their place.
 */
export async function goalsOf(tx: Sql, key: ClientKey, episodeId: string, timeZone: string): Promise<Goal[]> {
  const kept = await tx
    .select()
    .from(goals)
    .where(eq(goals.episodeId, episodeId))
    .orderBy(asc(goals.setAt), asc(goals.id))
  const newer = new Map(kept.map(row => [row.changedFromId, row]))
  const placeOf = ({ id, position }: Row): number => {
    const next = newer.get(id)
    return next ? placeOf(next) : position
  }
  const rows = kept.toSorted((a, b) => placeOf(a) - placeOf(b))
  const byGoal = await ratingsOf(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, sealedText, setOn, endedAt, changedFromId, version }) => ({
    ...{ id, setOn, changedFromId, version },
    text: key.read('goals.sealed_text', id, sealedText) ?? '',
    // One that was put differently ended on the day from which the new words hold, whenever somebody typed that.
    endedOn: endedAt === null ? null : (newer.get(id)?.setOn ?? todayIn(timeZone, endedAt)),
    isReworded: newer.has(id),
    ratings: byGoal.get(id) ?? [],
  }))
}

async function ratingsOf(tx: Sql, goalIds: readonly string[]): Promise<ReadonlyMap<string, GoalRating[]>> {
  if (goalIds.length === 0) return new Map()
  const { goalId, sessionId, ratedBy, value, absence } = goalRatings
  const rows = await tx
    .select({ goalId, sessionId, ratedBy, value, absence })
    .from(goalRatings)
    .where(inArray(goalId, [...goalIds]))
    .orderBy(asc(goalId), asc(sessionId), asc(ratedBy))
  const read = rows.flatMap(row => {
    const answer = row.value ?? row.absence
    return answer === null ? [] : [{ goalId: row.goalId, sessionId: row.sessionId, ratedBy: row.ratedBy, answer }]
  })
  const byGoal = grouped(read, row => row.goalId)
  return new Map([...byGoal].map(([id, found]) => [id, found.map(({ goalId: _, ...rating }) => rating)]))
}

/** One of the client's goals, with the episode that it belongs to. */
export const goalOf = async (tx: Sql, clientId: string, goalId: string) =>
  await first(
    tx
      .select({ goal: goals, episode: episodes })
      .from(goals)
      .innerJoin(episodes, eq(episodes.id, goals.episodeId))
      .where(and(eq(goals.id, goalId), eq(goals.clientId, clientId))),
  )

/** Those of an episode that are worked towards, in their order. */
export const openGoals = async (tx: Sql, episodeId: string): Promise<Row[]> =>
  await tx
    .select()
    .from(goals)
    .where(and(eq(goals.episodeId, episodeId), isNull(goals.endedAt)))
    .orderBy(asc(goals.position), asc(goals.setAt), asc(goals.id))

/** The place after all others of an episode. */
export async function lastPosition(tx: Sql, episodeId: string): Promise<number> {
  const places = tx.select({ position: goals.position }).from(goals).where(eq(goals.episodeId, episodeId))
  return Math.max(0, ...(await places).map(({ position }) => position))
}

/** Whether a goal was ever rated, by whomever, at whatever session. */
export const isRated = async (tx: Sql, goalId: string): Promise<boolean> =>
  (await first(
    tx.select({ id: goalRatings.goalId }).from(goalRatings).where(eq(goalRatings.goalId, goalId)).limit(1),
  )) !== undefined

/** What a goal became when it was put differently. */
export const successorOf = async (tx: Sql, goalId: string) =>
  await first(tx.select({ id: goals.id }).from(goals).where(eq(goals.changedFromId, goalId)))

/** Changes a goal of the version that was read; false where it has another by now. */
export async function setGoalRow(tx: Sql, { id, version }: Pick<Row, 'id' | 'version'>, change: Partial<Row>) {
  const which = and(eq(goals.id, id), eq(goals.version, version))
  return (
    (await changed(
      tx
        .update(goals)
        .set({ ...change, version: version + 1 })
        .where(which),
    )) > 0
  )
}

type Rating = { goalId: string; answer: GoalAnswer }
type By = Pick<
  typeof goalRatings.$inferInsert,
  'practiceId' | 'clientId' | 'sessionId' | 'ratedBy' | 'requestId' | 'recordedBy' | 'recordedAt'
>

/** Keeps ratings of one session, of goals that have none of that pen there. */
export async function insertRatings(tx: Sql, ratings: readonly Rating[], by: By): Promise<void> {
  if (ratings.length === 0) return
  const given = (answer: GoalAnswer) => (typeof answer === 'number' ? { value: answer } : { absence: answer })
  await tx.insert(goalRatings).values(ratings.map(({ goalId, answer }) => ({ goalId, ...given(answer), ...by })))
}

/** The goals that the client rated with their own pen at a session, and when they sent the last of them. */
export async function ownRatingsAt(tx: Sql, sessionId: string) {
  return await tx
    .select({ goalId: goalRatings.goalId, sentAt: goalRatings.recordedAt })
    .from(goalRatings)
    .where(and(eq(goalRatings.sessionId, sessionId), eq(goalRatings.ratedBy, 'client')))
    .orderBy(asc(goalRatings.goalId))
}

/**
 * What was said of goals at a session that goes to another client is of this client's goals, and stays: as said between sessions on that day.
 * The episode is still to be read again.
 */
export async function leaveRatings(tx: Sql, session: typeof sessions.$inferSelect, now: number): Promise<void> {
  const ofSession = eq(goalRatings.sessionId, session.id)
  if (!(await first(tx.select({ id: goalRatings.goalId }).from(goalRatings).where(ofSession).limit(1)))) return
  const { practiceId, clientId, episodeId, heldOn, mode, startedBy } = session
  const about = { practiceId, clientId, episodeId, heldOn, mode, startedBy, createdAt: now, recordedAt: now }
  const id = newId()
  await tx.insert(sessions).values({ id, ...about, attendance: 'between' })
  // The request by which it was given may go along with the sheets that were sent by it.
  await tx.update(goalRatings).set({ sessionId: id, requestId: null }).where(ofSession)
}
