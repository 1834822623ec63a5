import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { client } from '@/db/clients'
import { beginEpisode, changeEpisode, endEpisode } from '@/db/episodes'
import { distress, newClient, recordWeek } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
})
afterEach(() => practice.remove())

const later = monday + 60 * day
const episodes = async () => (await client(practice.mara, clientId, later))?.episodes ?? []
const latest = async () => (await episodes())[0] ?? expect.unreachable('no episode')
const correct = async (startedOn: string, reason: string | null = null) => {
  const { id, version } = await latest()
  return changeEpisode(practice.mara, { episodeId: id, version, startedOn, reason }, later)
}
const end = async (endedOn: string) => {
  const { id, version } = await latest()
  const ending = { endedOn, endKind: 'completed' as const, reason: 'Goals met' }
  return endEpisode(practice.mara, { episodeId: id, version, ...ending }, later)
}

test('start and reason can be corrected, but not past a session', async () => {
  await recordWeek(practice.mara, clientId, 1, [distress({ 1: 1 })])
  expect(await correct('2026-01-02', 'Grief')).toEqual({ ok: true })
  expect(await latest()).toMatchObject({ startedOn: '2026-01-02', startReason: 'Grief', version: 2 })
  expect(await correct('2026-01-13')).toMatchObject({ errors: { startedOn: ['There is a session before this day.'] } })
  expect(await correct('2026-01-12')).toEqual({ ok: true })
})

test('an older reading of the episode is a conflict', async () => {
  const { id } = await latest()
  await correct('2026-01-02')
  const stale = { episodeId: id, version: 1, startedOn: '2026-01-03', reason: null }
  expect(await changeEpisode(practice.mara, stale, later)).toEqual({ ok: false, why: 'conflict' })
})

test('an episode ends with its reason, not before its last session, and another begins after it', async () => {
  await recordWeek(practice.mara, clientId, 1, [distress({ 1: 1 })])
  expect(await end('2026-01-11')).toMatchObject({ errors: { endedOn: ['There is a session after this day.'] } })
  expect(await end('2026-01-20')).toEqual({ ok: true })
  expect(await latest()).toMatchObject({ endedOn: '2026-01-20', endKind: 'completed', endReason: 'Goals met' })
  const begin = (startedOn: string) =>
    beginEpisode(practice.mara, { clientId, key: randomUUID(), startedOn, reason: null }, later)
  expect(await begin('2026-01-20')).toMatchObject({ why: 'invalid' })
  expect(await begin('2026-02-01')).toMatchObject({ ok: true })
  expect(await episodes()).toHaveLength(2)
  expect(await correct('2026-01-19')).toMatchObject({
    errors: { startedOn: ['The episode before ended on or after this day.'] },
  })
})

test('session numbers begin again with an episode', async () => {
  await recordWeek(practice.mara, clientId, 0, [distress({ 1: 1 })])
  await end('2026-01-20')
  await beginEpisode(practice.mara, { clientId, key: randomUUID(), startedOn: '2026-02-01', reason: null }, later)
  await recordWeek(practice.mara, clientId, 5, [distress({ 1: 1 })])
  const numbers = (await client(practice.mara, clientId, later))?.histories.map(of =>
    of.sessions.map(each => each.number),
  )
  expect(numbers).toEqual([[1], [1]])
})
