import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askedIn } from '@/db/answer-asked'
import { clientToAsk } from '@/db/answer-asking'
import { beginByLink } from '@/db/answer-begin'
import { keepAnswers } from '@/db/answer-keep'
import { askClient, withdrawRequest } from '@/db/answer-requests'
import { client } from '@/db/client-pages'
import { goalsOfClient, rateGoals } from '@/db/goal-ratings'
import { changeGoal, endGoal, setGoal } from '@/db/goals'
import { beginHandover, handoverOffer } from '@/db/handovers'
import { db } from '@/db/open'
import { receiveAnswers } from '@/db/receive-answers'
import { answerRequests, auditEvents, goalRatings, keptAnswers, sessions } from '@/db/schema'
import { moveSession } from '@/db/session-moves'
import { discardSession, startSession } from '@/db/sessions'
import { writeUnattended } from '@/db/write-unattended'
import { goalItem, goalMeasure } from '@/lib/answer/goal-form'
import { type GoalAnswer, ratingsMark } from '@/lib/goals'
import { clientBornOn, askClient as linkFor } from '../support/answering'
import { allianceOf, newClient, recordWeek } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'

/* Goals that the client rates with their own pen. */

const bornOn = '1984-03-07'
const later = monday + 10 * day

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await clientBornOn(practice.mara, bornOn, monday)
})
afterEach(() => practice.remove())

async function set(text: string): Promise<string> {
  const made = await setGoal(practice.mara, { clientId, key: randomUUID(), text, setOn: '2026-01-05' }, monday)
  if (!made.ok) throw new Error('The goal was not set')
  return made.goalId
}

async function visit(asked: Partial<Parameters<typeof linkFor>[1]> = {}) {
  const { request, token } = await linkFor(practice.mara, { clientId, measures: [], asksGoals: true, ...asked }, monday)
  const begun = await beginByLink({ token, given: bornOn, language: 'en', before: [] }, monday)
  if (!begun.ok) throw new Error('It was not let in')
  return { secret: begun.secret, request }
}

const keep = (secret: string, goalId: string, answer: GoalAnswer | null, item = 0) =>
  keepAnswers(secret, { given: [{ measure: goalMeasure(goalId), item, answer }], language: null }, monday)

async function shown(secret: string) {
  const found = await askedIn(secret, monday)
  return found?.state === 'open' ? found.sheets : []
}

/** Sends what was kept to a request, as the end of a visit does. */
const send = (requestId: string, now = monday) =>
  writeUnattended(async tx => {
    const [request] = await tx.select().from(answerRequests).where(eq(answerRequests.id, requestId))
    if (!request) throw new Error('No such request')
    return receiveAnswers(tx, request, { sheets: [], way: request.way }, now)
  })

const said = async () => (await goalsOfClient(practice.mara, clientId, monday))?.goals.map(({ ratings }) => ratings)

describe('a visit that asks for goals', () => {
  test('begins with them, each in its own words, and keeps what is given of each', async () => {
    const [sleep, sister] = [await set('أن أنام الليل كله'), await set('See my sister')]
    const { secret } = await visit({ measures: ['client-impression:client:'] })
    const [goals, impression] = await shown(secret)
    expect(goals?.form.items.map(({ text, isOwnWords }) => [text, isOwnWords])).toEqual([
      ['أن أنام الليل كله', true],
      ['See my sister', true],
    ])
    expect(goals?.form.items[0]?.options.map(({ label }) => label).join(' ')).toBe('0 1 2 3 4 5 6 7 8 9 10')
    expect(impression?.measure).toBe('client-impression:client:')
    expect(await keep(secret, sleep, 0)).toEqual({ ok: true })
    expect(await keep(secret, sister, 'declined')).toEqual({ ok: true })
    const again = await shown(secret)
    expect(again[0]?.given).toEqual({ [goalItem(sleep)]: 0, [goalItem(sister)]: 'declined' })
    expect(again[0]?.keptAs?.get(goalItem(sister))).toEqual({ measure: goalMeasure(sister), item: 0 })
  })

  test('keeps nothing that is no goal of theirs, no whole number from 0 to 10, or was not asked', async () => {
    const goal = await set('Sleep')
    const { secret } = await visit()
    for (const wrong of [11, -1, 4.5]) expect((await keep(secret, goal, wrong)).ok).toBe(false)
    expect((await keep(secret, goal, 4, 1)).ok).toBe(false)
    expect((await keep(secret, randomUUID(), 4)).ok).toBe(false)
    const ended = await set('Ended')
    await endGoal(practice.mara, { clientId, goalId: ended, version: 1 }, monday)
    expect((await keep(secret, ended, 4)).ok).toBe(false)
    const other = await visit({ asksGoals: false, measures: ['client-impression:client:'] })
    expect((await keep(other.secret, goal, 4)).ok).toBe(false)
    expect((await shown(other.secret)).map(({ measure }) => measure)).toEqual(['client-impression:client:'])
    expect(await db().select().from(keptAnswers)).toEqual([])
  })

  test('of which nothing is asked any more has no page of goals', async () => {
    const goalId = await set('Sleep')
    const { secret } = await visit()
    await endGoal(practice.mara, { clientId, goalId, version: 1 }, monday)
    expect(await shown(secret)).toEqual([])
  })

  test('a number of a page that was opened before is never kept for another goal', async () => {
    const [first, second] = [await set('1'), await set('2')]
    const { secret } = await visit()
    const [before] = await shown(secret)
    await endGoal(practice.mara, { clientId, goalId: first, version: 1 }, monday)
    const [after] = await shown(secret)
    expect(before?.form.items.map(({ n }) => n)).toEqual([goalItem(first), goalItem(second)])
    expect(after?.form.items.map(({ n }) => n)).toEqual([goalItem(second)])
  })
})

describe('what the client sends of their goals', () => {
  test('goes between sessions, whole: 0, left blank, declined, and unanswered are four things', async () => {
    const ids = [await set('a'), await set('b'), await set('c'), await set('d')]
    const [a = '', b = '', c = ''] = ids
    const { secret, request } = await visit()
    for (const [goalId, answer] of [
      [a, 0],
      [b, 'blank'],
      [c, 'declined'],
    ] as const)
      await keep(secret, goalId, answer)
    const received = await send(request.id)
    expect(received).toMatchObject({ sheets: 0, isRaised: false })
    const [held] = await db().select().from(sessions)
    expect(held).toMatchObject({ id: received.sessionId, attendance: 'between', heldOn: '2026-01-05' })
    const rows = await db().select().from(goalRatings).orderBy(asc(goalRatings.goalId))
    const of = { ratedBy: 'client', requestId: request.id, sessionId: held?.id }
    expect(rows).toMatchObject([
      { ...of, goalId: a, value: 0, absence: null },
      { ...of, goalId: b, value: null, absence: 'blank' },
      { ...of, goalId: c, value: null, absence: 'declined' },
    ])
    const view = await goalsOfClient(practice.mara, clientId, monday)
    expect(view?.history.sessions).toMatchObject([{ id: held?.id, number: null }])
    const acts = await db().select().from(auditEvents).where(eq(auditEvents.act, 'answers.receive'))
    expect(acts).toMatchObject([{ personId: null, clientId }])
  })

  test('goes to the session that it was asked for, which has another version then; what was typed stays beside', async () => {
    const goalId = await set('Sleep')
    const sessionId = await recordWeek(practice.mara, clientId, 0, [allianceOf(48)])
    const typed = { sessionId, key: randomUUID(), mark: '', said: [{ goalId, answer: 3 }] }
    expect(await rateGoals(practice.mara, typed, monday)).toEqual({ ok: true })
    const [before] = await db().select().from(sessions).where(eq(sessions.id, sessionId))
    const { secret, request } = await visit({ occasion: 'session', sessionId })
    await keep(secret, goalId, 6)
    expect(await send(request.id)).toMatchObject({ sessionId, sheets: 0 })
    const [after] = await db().select().from(sessions).where(eq(sessions.id, sessionId))
    expect(after?.version).toBe((before?.version ?? 0) + 1)
    expect(await said()).toMatchObject([
      [
        { ratedBy: 'client', answer: 6 },
        { ratedBy: 'clinician', answer: 3 },
      ],
    ])
    // Sent once more for the same session, it has a place of its own: what was sent is final.
    const again = await visit({ occasion: 'session', sessionId })
    await keep(again.secret, goalId, 8)
    expect(await send(again.request.id)).toMatchObject({ sessionId, sheets: 0 })
    const rows = await db().select().from(goalRatings).where(eq(goalRatings.ratedBy, 'client'))
    expect(rows.map(({ sessionId: at, value }) => [at === sessionId, value]).toSorted()).toEqual([
      [false, 8],
      [true, 6],
    ])
  })

  test('stays with the words that were read, though they were put differently meanwhile', async () => {
    const goalId = await set('Sleep')
    const { secret, request } = await visit()
    await keep(secret, goalId, 6)
    await changeGoal(practice.mara, { clientId, goalId, version: 1, text: 'Rest', setOn: '2026-01-05' }, monday)
    await send(request.id)
    expect(await said()).toMatchObject([[{ answer: 6 }], []])
  })

  test('outlives the session that it was given for, when that is discarded', async () => {
    const goalId = await set('Sleep')
    const begun = await startSession(practice.mara, { clientId, key: randomUUID() }, monday)
    const sessionId = begun.ok ? begun.sessionId : ''
    const { secret, request } = await visit({ occasion: 'session', sessionId })
    await keep(secret, goalId, 6)
    await send(request.id)
    const [row] = await db().select().from(sessions).where(eq(sessions.id, sessionId))
    const which = { sessionId, version: row?.version ?? 0, draftVersion: row?.draftVersion ?? 0 }
    expect(await discardSession(practice.mara, which, monday)).toEqual({ ok: true })
    expect(await db().select().from(sessions)).toMatchObject([{ id: sessionId, attendance: 'between' }])
    expect(await said()).toMatchObject([[{ sessionId, answer: 6 }]])
  })
})

test('a session that goes to another client leaves what was said of goals with the client whose they are, on its day', async () => {
  const goalId = await set('Sleep')
  const sessionId = await recordWeek(practice.mara, clientId, 0, [allianceOf(48)])
  const typed = { sessionId, key: randomUUID(), mark: '', said: [{ goalId, answer: 3 }] }
  expect(await rateGoals(practice.mara, typed, later)).toEqual({ ok: true })
  const { secret, request } = await visit({ occasion: 'session', sessionId })
  await keep(secret, goalId, 6)
  await send(request.id, later)
  const toClientId = await newClient(practice.mara, 'K-900', 'Nell Ost')
  const [row] = await db().select().from(sessions).where(eq(sessions.id, sessionId))
  const moved = await moveSession(practice.mara, { sessionId, version: row?.version ?? 0, toClientId }, later)
  expect(moved).toMatchObject({ ok: true })
  const view = await goalsOfClient(practice.mara, clientId, later)
  const [between] = view?.history.sessions ?? []
  expect(view?.history.sessions).toMatchObject([{ number: null, date: row?.heldOn }])
  expect(view?.goals[0]?.ratings).toMatchObject([
    { sessionId: between?.id, ratedBy: 'client', answer: 6 },
    { sessionId: between?.id, ratedBy: 'clinician', answer: 3 },
  ])
  expect((await goalsOfClient(practice.mara, toClientId, later))?.goals).toEqual([])
  // Nothing of the other client hangs on it.
  const rows = await db().select().from(goalRatings)
  expect(rows.every(({ clientId: of, requestId }) => of === clientId && requestId === null)).toBe(true)
})

describe('asking for goals', () => {
  const ask = (measures: string[]) =>
    askClient(
      practice.mara,
      {
        ...{ key: randomUUID(), clientId, measures, way: 'tablet', language: 'de', occasion: 'between' },
        ...{ sessionId: null, check: 'in-person', pin: null, untilOn: null, hasAgreed: false, againOfId: null },
      },
      monday,
    )
  const offer = async () => {
    const about = { clientId, sessionId: null, againId: null }
    return (await clientToAsk(practice.mara, about, monday))?.measures.find(({ key }) => key === 'goals')
  }

  test('is offered while there are any, alone or with measures, and once at a time', async () => {
    expect(await offer()).toBeUndefined()
    expect(await ask(['goals'])).toMatchObject({ ok: false, errors: { measures: ['There are no goals to rate.'] } })
    await set('Sleep')
    expect(await offer()).toMatchObject({ title: 'Goals', isDue: true, isAsked: false })
    const made = await ask(['goals'])
    expect(made).toMatchObject({ ok: true })
    const [request] = await db().select().from(answerRequests)
    expect(request).toMatchObject({ asksGoals: true, measures: [] })
    expect((await client(practice.mara, clientId, monday))?.requests[0]?.titles).toEqual(['Goals'])
    expect(await offer()).toMatchObject({ isAsked: true })
    expect(await ask(['goals'])).toMatchObject({ ok: false, why: 'invalid' })
    await withdrawRequest(practice.mara, request?.id ?? '', monday)
    expect(await ask(['goals', 'client-impression:client:'])).toMatchObject({ ok: true })
  })

  test('goes with a screen that is handed over', async () => {
    const begun = await startSession(practice.mara, { clientId, key: randomUUID() }, monday)
    const sessionId = begun.ok ? begun.sessionId : ''
    expect(await handoverOffer(practice.mara, sessionId)).toMatchObject({ goals: null })
    const handing = { sessionId, measures: [], asksGoals: true, language: 'en' }
    expect(await beginHandover(practice.mara, handing, monday)).toMatchObject({ ok: false, why: 'invalid' })
    const goalId = await set('Sleep')
    expect(await handoverOffer(practice.mara, sessionId)).toMatchObject({ goals: { isRated: false } })
    const handed = await beginHandover(practice.mara, handing, monday)
    const secret = handed.ok ? handed.secret : ''
    expect((await shown(secret)).map(({ measure }) => measure)).toEqual(['goals'])
    expect(await keep(secret, goalId, 5)).toEqual({ ok: true })
  })
})

test('the mark of what was said changes with it', async () => {
  const goalId = await set('Sleep')
  const rating = { sessionId: 's', ratedBy: 'clinician' as const, answer: 4 }
  const marks = [[], [rating], [{ ...rating, answer: 'blank' as const }]].map(ratings =>
    ratingsMark([{ id: goalId, ratings }], 's'),
  )
  expect(new Set(marks).size).toBe(3)
})
