import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { AuditAct } from '../lib/audit-acts'
import { type GoalMove, mostGoals } from '../lib/goals'
import { plural } from '../lib/text/number-words'
import type { Viewer } from '../lib/viewer'
import { findOwnClient, openEpisode } from './access'
import { audit } from './audit'
import { goalOf, isRated, lastPosition, openGoals, setGoalRow, successorOf } from './goal-rows'
import { newId } from './ids'
import { type Sql, vault } from './open'
import { conflict, invalid, notFound, type Outcome, type Refusal } from './outcome'
import { type clients, type episodes, goals } from './schema'
import { done, keyOfVersion, once, write } from './write'

type Episode = typeof episodes.$inferSelect
type Row = typeof goals.$inferSelect
type Found = { goal: Row; episode: Episode; client: typeof clients.$inferSelect }

const made = z.object({ goalId: z.string() })
type NewGoal = { clientId: string; key: string; text: string; setOn: string }

/** Sets a goal of the open episode, in the client's words. */
export async function setGoal(viewer: Viewer, goal: NewGoal, now: number): Promise<Outcome<z.output<typeof made>>> {
  const { clientId, key, text, setOn } = goal
  return write(viewer, tx =>
    once(tx, viewer, { key, act: 'goal.set', sent: goal, now }, made, async () => {
      const client = await findOwnClient(tx, viewer, clientId)
      if (!client) return notFound
      const episode = await openEpisode(tx, client.id)
      if (!episode) return invalid({ text: ['This client has no open episode.'] })
      const refusal = dayRefusal(episode, setOn) ?? (await roomRefusal(tx, episode.id, 'text'))
      if (refusal) return refusal
      const id = newId()
      const place = { clientId, episodeId: episode.id, position: (await lastPosition(tx, episode.id)) + 1 }
      const sealedText = vault().keyOf(client).sealText('goals.sealed_text', id, text)
      await tx.insert(goals).values({ id, ...place, setOn, sealedText, ...setColumns(viewer, now) })
      await audit(tx, viewer, { act: 'goal.set', clientId, subjectId: id, now })
      return { ok: true, goalId: id }
    }),
  )
}

const setColumns = ({ practiceId, personId }: Viewer, now: number) => ({ practiceId, setBy: personId, setAt: now })

type Which = { clientId: string; goalId: string; version: number }

/**
 * Puts a goal differently from a day on: a goal of its own in its place, that names the one before. What was rated stays with the words
 * that were read then.
 */
export async function changeGoal(
  viewer: Viewer,
  { text, setOn, ...which }: Which & { text: string; setOn: string },
  now: number,
): Promise<Outcome<z.output<typeof made>>> {
  const act = 'goal.change'
  return onGoal(viewer, { ...which, act, sent: { text, setOn }, now }, made, async (tx, { goal, episode, client }) => {
    if (goal.endedAt !== null) return conflict
    const refusal = dayRefusal(episode, setOn) ?? (setOn < goal.setOn ? invalid({ setOn: [beforeTheOne] }) : null)
    if (refusal) return refusal
    if (!(await setGoalRow(tx, goal, endColumns(viewer, now)))) return conflict
    const id = newId()
    const { clientId, episodeId, position } = goal
    const sealedText = vault().keyOf(client).sealText('goals.sealed_text', id, text)
    const place = { clientId, episodeId, position, changedFromId: goal.id }
    await tx.insert(goals).values({ id, ...place, setOn, sealedText, ...setColumns(viewer, now) })
    return { ok: true, goalId: id }
  })
}

const beforeTheOne = 'This is before the day from which the words so far hold.'

const endColumns = ({ personId }: Viewer, now: number) => ({ endedBy: personId, endedAt: now })

/** Ends a goal: reached, or not worked towards any more. Its ratings stay. */
export async function endGoal(viewer: Viewer, which: Which, now: number): Promise<Outcome> {
  return onGoal(viewer, { ...which, act: 'goal.end', sent: null, now }, done, async (tx, { goal }) => {
    if (goal.endedAt !== null || !(await setGoalRow(tx, goal, endColumns(viewer, now)))) return conflict
    return { ok: true }
  })
}

/** Takes the end of a goal back. Where it was put differently, the newer words are the goal. */
export async function reopenGoal(viewer: Viewer, which: Which, now: number): Promise<Outcome> {
  return onGoal(viewer, { ...which, act: 'goal.reopen', sent: null, now }, done, async (tx, { goal, episode }) => {
    if (goal.endedAt === null || (await successorOf(tx, goal.id))) return conflict
    const refusal = await roomRefusal(tx, episode.id, 'goalId')
    if (refusal) return refusal
    return (await setGoalRow(tx, goal, { endedBy: null, endedAt: null })) ? { ok: true } : conflict
  })
}

/**
 * Takes back that a goal was set, or put differently, while nobody has rated it: where it was put differently, the words before are the
 * goal again.
 */
export async function removeGoal(viewer: Viewer, which: Which, now: number): Promise<Outcome> {
  const { clientId, goalId } = which
  return write(viewer, async tx => {
    const client = await findOwnClient(tx, viewer, clientId)
    if (!client) return notFound
    const found = await goalOf(tx, clientId, goalId)
    // Gone already is what was wished.
    if (!found) return { ok: true }
    const { goal, episode } = found
    if (episode.endedOn !== null) return hasEnded
    if (goal.version !== which.version || (await successorOf(tx, goalId))) return conflict
    if (await isRated(tx, goalId)) return invalid({ goalId: ['It has been rated. End it instead: its ratings stay.'] })
    await tx.delete(goals).where(eq(goals.id, goalId))
    const before = goal.changedFromId === null ? undefined : await goalOf(tx, clientId, goal.changedFromId)
    if (before && goal.endedAt === null)
      await setGoalRow(tx, before.goal, { endedBy: null, endedAt: null, position: goal.position })
    await audit(tx, viewer, { act: 'goal.remove', clientId, subjectId: goalId, now })
    return { ok: true }
  })
}

/** Moves a goal by one place among those that are worked towards, which is the order in which they are read out. */
export async function moveGoal(
  viewer: Viewer,
  { to, ...which }: Which & { to: GoalMove },
  now: number,
): Promise<Outcome> {
  return onGoal(viewer, { ...which, act: 'goal.move', sent: to, now }, done, async (tx, { goal, episode }) => {
    const open = await openGoals(tx, episode.id)
    const at = open.findIndex(({ id }) => id === goal.id)
    const other = open[to === 'up' ? at - 1 : at + 1]
    if (at === -1 || !other) return conflict
    if (!(await setGoalRow(tx, goal, { position: other.position }))) return conflict
    await tx.update(goals).set({ position: goal.position }).where(eq(goals.id, other.id))
    return { ok: true }
  })
}

const hasEnded = invalid({ goalId: ['This episode has ended, and its goals with it. Reopen it first.'] })

/** What is wrong with a day for a goal of an episode; null when it lies within. */
function dayRefusal({ startedOn, endedOn }: Episode, day: string): Refusal | null {
  if (day < startedOn) return invalid({ setOn: ['This is before the episode began.'] })
  return endedOn !== null && day > endedOn ? invalid({ setOn: ['This is after the episode ended.'] }) : null
}

/** So many at a time: more would not be rated with care. */
async function roomRefusal(tx: Sql, episodeId: string, field: string): Promise<Refusal | null> {
  if ((await openGoals(tx, episodeId)).length < mostGoals) return null
  return invalid({ [field]: [`There are ${plural(mostGoals, 'goal')} already. End one first.`] })
}

type OnGoal = Which & { act: AuditAct; sent: unknown; now: number }

/** One act on a goal of an open episode, of a client the viewer works with, once for the version that was read. */
async function onGoal<T extends object>(
  viewer: Viewer,
  { clientId, goalId, version, act, sent, now }: OnGoal,
  outcome: z.ZodType<T>,
  work: (tx: Sql, found: Found) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return write(viewer, tx =>
    once<T>(tx, viewer, { key: keyOfVersion(act, goalId, version), act, sent, now }, outcome, async () => {
      const client = await findOwnClient(tx, viewer, clientId)
      if (!client) return notFound
      const found = await goalOf(tx, clientId, goalId)
      if (!found || found.goal.version !== version) return conflict
      if (found.episode.endedOn !== null) return hasEnded
      const done = await work(tx, { ...found, client })
      if (done.ok) await audit(tx, viewer, { act, clientId, subjectId: goalId, now })
      return done
    }),
  )
}
