import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { client, timeline } from '@/db/client-pages'
import { clientRecord } from '@/db/client-record'
import { endEpisode, reopenEpisode } from '@/db/episodes'
import { goalsOfClient, rateGoals } from '@/db/goal-ratings'
import { changeGoal, endGoal, moveGoal, removeGoal, reopenGoal, setGoal } from '@/db/goals'
import { db } from '@/db/open'
import { goalRatings, goals, sessions } from '@/db/schema'
import { undoVoid, voidSession } from '@/db/session-voids'
import { writeUnattended } from '@/db/write-unattended'
import { type GoalAnswer, openGoals, ratingsMark } from '@/lib/goals'
import { newClient } from '../support/course'
import { type Filled, filledPractice, later } from '../support/filled-practice'

let practice: Filled
beforeEach(async () => {
  practice = await filledPractice()
})
afterEach(() => practice.remove())

const setOn = '2026-01-06'

async function set(text: string) {
  const { mara, clientId } = practice
  const made = await setGoal(mara, { clientId, key: randomUUID(), text, setOn }, later)
  if (!made.ok) throw new Error('The goal was not set')
  return { clientId, goalId: made.goalId, version: 1 }
}

const seen = async () => {
  const view = await goalsOfClient(practice.mara, practice.clientId, later)
  if (!view) throw new Error('The client is not there')
  return view
}
const words = async () => openGoals((await seen()).goals).map(({ text }) => text)

async function rate(sessionId: string, said: Record<string, GoalAnswer | null>) {
  const mark = ratingsMark((await seen()).goals, sessionId)
  const answers = Object.entries(said).map(([goalId, answer]) => ({ goalId, answer }))
  return rateGoals(practice.mara, { sessionId, key: randomUUID(), mark, said: answers }, later)
}

/** As the client gives it with their own pen. */
async function rateThemselves(goalId: string, sessionId: string, value: number) {
  const { practiceId, personId } = practice.mara
  const row = { goalId, sessionId, ratedBy: 'client' as const, practiceId, clientId: practice.clientId, value }
  await writeUnattended(tx => tx.insert(goalRatings).values({ ...row, recordedBy: personId, recordedAt: later }))
}

describe('the words of a goal', () => {
  test('are kept sealed, in the order in which they were set, and shown as they were typed', async () => {
    await set('Sleep through the night')
    await set('أن أنام الليل كله')
    expect(await words()).toEqual(['Sleep through the night', 'أن أنام الليل كله'])
    const rows = await db().select().from(goals)
    for (const { sealedText } of rows) expect(sealedText.toString('utf8')).not.toContain('Sleep')
  })

  test('are five at a time: the sixth is refused in words, and there is room once one has ended', async () => {
    const [first] = [await set('1')]
    for (const text of ['2', '3', '4', '5']) await set(text)
    const sixth = { clientId: practice.clientId, key: 'sixth', text: '6', setOn }
    const refused = { ok: false, why: 'invalid', errors: { text: ['There are 5 goals already. End one first.'] } }
    expect(await setGoal(practice.mara, sixth, later)).toEqual(refused)
    expect(await endGoal(practice.mara, first, later)).toEqual({ ok: true })
    expect(await setGoal(practice.mara, sixth, later)).toMatchObject({ ok: true })
    const back = { ...first, version: 2 }
    expect(await reopenGoal(practice.mara, back, later)).toMatchObject({ ok: false, why: 'invalid' })
  })

  test('that are put differently are a goal of their own in the same place; ratings stay with the words they were given for', async () => {
    const first = await set('Sleep')
    await set('See my sister')
    const [sessionId = ''] = practice.sessionIds.slice(1)
    await rate(sessionId, { [first.goalId]: 3 })
    const change = { ...first, text: 'Sleep until six', setOn: '2026-01-20' }
    const made = await changeGoal(practice.mara, change, later)
    expect(await words()).toEqual(['Sleep until six', 'See my sister'])
    const [before, after] = (await seen()).goals
    expect(before).toMatchObject({ text: 'Sleep', endedOn: '2026-01-20', ratings: [{ sessionId, answer: 3 }] })
    expect(after).toMatchObject({ id: made.ok && made.goalId, changedFromId: first.goalId, ratings: [] })
    // The words before are no goal that could be brought back beside the new ones.
    expect(await reopenGoal(practice.mara, { ...first, version: 2 }, later)).toEqual({ ok: false, why: 'conflict' })
  })

  test('that were rated are not removed, and say why', async () => {
    const goal = await set('Sleep')
    await rate(practice.sessionIds[1] ?? '', { [goal.goalId]: 3 })
    expect(await removeGoal(practice.mara, goal, later)).toMatchObject({ ok: false, why: 'invalid' })
    expect(await words()).toEqual(['Sleep'])
  })

  test('two windows: whoever comes second meets a conflict, and nothing of the first is lost', async () => {
    const goal = await set('Sleep')
    await changeGoal(practice.mara, { ...goal, text: 'Sleep until six', setOn: '2026-01-20' }, later)
    const second = { ...goal, text: 'Sleep all night', setOn: '2026-01-20' }
    expect(await changeGoal(practice.mara, second, later)).toEqual({ ok: false, why: 'conflict' })
    expect(await endGoal(practice.mara, goal, later)).toEqual({ ok: false, why: 'conflict' })
    expect(await words()).toEqual(['Sleep until six'])
  })

  test('are read out in the order that was chosen', async () => {
    await set('1')
    await set('2')
    const third = await set('3')
    await moveGoal(practice.mara, { ...third, to: 'up' }, later)
    expect(await words()).toEqual(['1', '3', '2'])
    expect(await moveGoal(practice.mara, { ...third, version: 2, to: 'up' }, later)).toEqual({ ok: true })
    expect(await words()).toEqual(['3', '1', '2'])
    expect(await moveGoal(practice.mara, { ...third, version: 3, to: 'up' }, later)).toEqual({
      ok: false,
      why: 'conflict',
    })
  })

  test('lie within the episode, and are its own: nothing is changed once it has ended, and all is there when it is reopened', async () => {
    const { mara, clientId } = practice
    const early = { clientId, key: 'early', text: 'x', setOn: '2020-01-01' }
    expect(await setGoal(mara, early, later)).toMatchObject({ ok: false, errors: { setOn: [expect.any(String)] } })
    const goal = await set('Sleep')
    const [episode] = (await client(mara, clientId, later))?.episodes ?? []
    const flags = (await client(mara, clientId, later))?.flags ?? []
    const safety = flags
      .filter(each => each.tier === 'safety' && each.ending === null)
      .map(each => ({ flagId: each.id, version: each.version, done: 'Spoken of' }))
    const ending = { episodeId: episode?.id ?? '', version: episode?.version ?? 0, endedOn: '2026-03-01' }
    const ended = await endEpisode(mara, { ...ending, endKind: 'completed', reason: null, safety }, later)
    expect(ended).toEqual({ ok: true })
    expect(await endGoal(mara, goal, later)).toMatchObject({ ok: false, why: 'invalid' })
    expect(await setGoal(mara, { ...early, setOn }, later)).toMatchObject({ ok: false, why: 'invalid' })
    // What was said at the last session may be typed late.
    expect(await rate(practice.sessionIds[5] ?? '', { [goal.goalId]: 8 })).toEqual({ ok: true })
    await reopenEpisode(mara, { episodeId: ending.episodeId, version: ending.version + 1 }, later)
    expect(await words()).toEqual(['Sleep'])
  })

  test('of another client are not found', async () => {
    const goal = await set('Sleep')
    const other = await newClient(practice.mara, 'K-900', 'Nell Ost')
    expect(await endGoal(practice.mara, { ...goal, clientId: other }, later)).toEqual({ ok: false, why: 'conflict' })
    expect((await seen()).goals[0]?.endedOn).toBeNull()
  })
})

describe('what the client said of a goal', () => {
  test('0, left blank, declined and not asked are four things', async () => {
    const ids = [await set('a'), await set('b'), await set('c'), await set('d')].map(({ goalId }) => goalId)
    const [a = '', b = '', c = '', d = ''] = ids
    const [sessionId = ''] = practice.sessionIds.slice(1)
    expect(await rate(sessionId, { [a]: 0, [b]: 'blank', [c]: 'declined', [d]: null })).toEqual({ ok: true })
    const said = (await seen()).goals.map(({ ratings }) => ratings.map(({ answer }) => answer))
    expect(said).toEqual([[0], ['blank'], ['declined'], []])
    const rows = await db().select().from(goalRatings).orderBy(goalRatings.goalId)
    expect(rows.map(({ value, absence }) => [value, absence])).toEqual([
      [0, null],
      [null, 'blank'],
      [null, 'declined'],
    ])
  })

  test('is corrected by typing it again; from an older window it is a conflict', async () => {
    const { goalId } = await set('Sleep')
    const [sessionId = ''] = practice.sessionIds.slice(1)
    await rate(sessionId, { [goalId]: 3 })
    expect(await rate(sessionId, { [goalId]: 4 })).toEqual({ ok: true })
    const old = { sessionId, key: randomUUID(), mark: '', said: [{ goalId, answer: 9 }] }
    expect(await rateGoals(practice.mara, old, later)).toEqual({ ok: false, why: 'conflict' })
    expect(await rate(sessionId, { [goalId]: null })).toEqual({ ok: true })
    expect((await seen()).goals[0]?.ratings).toEqual([])
  })

  test('with the client’s own pen stands, and is refused in words to whoever types over it', async () => {
    const { goalId } = await set('Sleep')
    const [sessionId = ''] = practice.sessionIds.slice(1)
    await rate(sessionId, { [goalId]: 3 })
    await rateThemselves(goalId, sessionId, 6)
    const refused = await rate(sessionId, { [goalId]: 9 })
    expect(refused).toMatchObject({
      ok: false,
      errors: { [`goal.${goalId}`]: [expect.stringContaining('themselves')] },
    })
    expect((await seen()).goals[0]?.ratings).toMatchObject([
      { ratedBy: 'client', answer: 6 },
      { ratedBy: 'clinician', answer: 3 },
    ])
  })

  test('is of a goal that held on the day of the session, at a session that was saved', async () => {
    const { goalId } = await set('Sleep')
    const [first = '', second = ''] = practice.sessionIds
    expect(await rate(first, { [goalId]: 3 })).toMatchObject({ ok: false, why: 'invalid' })
    expect(await rate(second, { [goalId]: 3 })).toEqual({ ok: true })
    const begun = { sessionId: practice.begunSessionId, key: randomUUID(), mark: '', said: [] }
    expect(await rateGoals(practice.mara, begun, later)).toMatchObject({ ok: false, why: 'invalid' })
  })

  test('at a void session is kept and out of every history, cannot be changed, and is back with the session', async () => {
    const { goalId } = await set('Sleep')
    const [sessionId = ''] = practice.sessionIds.slice(1)
    await rate(sessionId, { [goalId]: 3 })
    const making = { sessionId, ...(await versionsOf(sessionId)), reason: 'Twice', safety: [] }
    expect(await voidSession(practice.mara, making, later)).toMatchObject({ ok: true })
    const { history, goals: held } = await seen()
    expect(history.sessions.some(({ id }) => id === sessionId)).toBe(false)
    expect(held[0]?.ratings).toHaveLength(1)
    expect(await rate(sessionId, { [goalId]: 5 })).toMatchObject({ ok: false, why: 'invalid' })
    await undoVoid(practice.mara, { sessionId }, later)
    expect(await rate(sessionId, { [goalId]: 5 })).toEqual({ ok: true })
  })

  test('is on the timeline and in the record, whole', async () => {
    const { goalId } = await set('Sleep through')
    const [sessionId = ''] = practice.sessionIds.slice(1)
    await rate(sessionId, { [goalId]: 0 })
    const shown = await timeline(practice.mara, practice.clientId, null, later)
    expect(shown?.goals).toMatchObject([{ text: 'Sleep through', ratings: [{ sessionId, answer: 0 }] }])
    const record = await clientRecord(practice.mara, practice.clientId, later)
    expect(record?.tables.goals).toMatchObject([{ text: 'Sleep through', setOn, position: 1 }])
    expect(record?.tables.goal_ratings).toMatchObject([{ goalId, sessionId, ratedBy: 'clinician', value: 0 }])
  })
})

/** As a form of today names a session. */
async function versionsOf(sessionId: string) {
  const [row] = await db().select().from(sessions).where(eq(sessions.id, sessionId))
  return { version: row?.version ?? 0, draftVersion: row?.draftVersion ?? 0 }
}
