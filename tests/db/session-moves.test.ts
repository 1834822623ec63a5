import { afterEach, beforeEach, expect, test } from 'vitest'
import { client } from '@/db/client-pages'
import { movedBy, moveSessions, moveTargets, sessionsToMove } from '@/db/session-moves'
import { type Filled, filledPractice, later, stateOf } from '../support/filled-practice'

let practice: Filled
beforeEach(async () => {
  practice = await filledPractice()
})
afterEach(() => practice.remove())

const named = async (count: number) => {
  const shown = await sessionsToMove(practice.mara, practice.clientId, later)
  const held = shown?.histories[0]?.sessions ?? []
  return held.slice(0, count).map(({ id, version }) => ({ sessionId: id, version }))
}
const move = async (sessions: { sessionId: string; version: number }[], key = 'k') =>
  moveSessions(practice.mara, { key, toClientId: practice.emptyId, sessions }, later)
const held = async (clientId: string) =>
  (await client(practice.mara, clientId, later))?.histories[0]?.sessions.map(({ number }) => number)

test('several sessions go along in one act, and come back in one', async () => {
  const before = await stateOf(practice)
  expect(await move(await named(3))).toMatchObject({ ok: true, fromClientId: practice.clientId })
  expect(await held(practice.clientId)).toEqual([1, 2, 3])
  expect(await held(practice.emptyId)).toEqual([1, 2, 3])
  const moved = await movedBy(practice.mara, 'k', later)
  expect(moved).toMatchObject({ toClientId: practice.emptyId, from: { code: 'K-001' } })
  const back = { key: 'back', toClientId: practice.clientId, sessions: moved?.sessions ?? [] }
  expect(await moveSessions(practice.mara, back, later)).toMatchObject({ ok: true })
  expect(await stateOf(practice)).toEqual(before)
  expect(await movedBy(practice.mara, 'k', later)).toBeNull()
})

test('one that was changed meanwhile keeps them all where they are', async () => {
  const [first, ...others] = await named(3)
  const stale = { sessionId: first?.sessionId ?? '', version: 1 }
  expect(await move([...others, stale])).toEqual({ ok: false, why: 'conflict' })
  expect(await held(practice.emptyId)).toEqual([])
})

test('of several clients, to no client, or none at all: nothing is moved', async () => {
  const sessions = await named(1)
  const other = { sessionId: practice.begunSessionId, version: 1 }
  expect(await move([...sessions, other])).toEqual({ ok: false, why: 'not-found' })
  expect(await move([])).toMatchObject({ why: 'invalid', errors: { session: [expect.any(String)] } })
  const toNobody = { key: 'k', toClientId: 'nobody', sessions }
  expect(await moveSessions(practice.mara, toNobody, later)).toEqual({ ok: false, why: 'not-found' })
  expect(await moveSessions(practice.ruth, { ...toNobody, toClientId: practice.clientId }, later)).toEqual({
    ok: false,
    why: 'not-found',
  })
})

test('a day on which the other client had no episode is refused beside the client', async () => {
  const toClientId = practice.endedId
  const ended = { key: 'k', toClientId, sessions: await named(2) }
  expect(await moveSessions(practice.mara, ended, later)).toMatchObject({
    errors: { toClientId: ['This client has no episode on 9 Feb 2026 or on 2 Feb 2026.'] },
  })
  expect(await held(toClientId)).toEqual([1])
})

test('where a session could go, those whose episode has ended come last and say so', async () => {
  const [sessionId = ''] = practice.sessionIds
  const targets = await moveTargets(practice.mara, sessionId, later)
  expect(targets?.map(({ code, isEnded }) => [code, isEnded])).toEqual([
    ['K-002', false],
    ['K-004', false],
    ['K-003', true],
  ])
  expect(await sessionsToMove(practice.ruth, practice.clientId, later)).toBeNull()
})
