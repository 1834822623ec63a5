import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recordAssessments, saveDraft } from '@/db/assessments'
import { client } from '@/db/client-pages'
import { addClient, changeClient } from '@/db/clients'
import { beginEpisode, changeEnding, changeEpisode, endEpisode, removeEpisode, reopenEpisode } from '@/db/episodes'
import { flagsToReview } from '@/db/flags'
import { startSession } from '@/db/sessions'
import { all, distress, newClient, recordWeek } from '../support/course'
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
  expect(await correct('2026-01-00')).toMatchObject({ errors: { startedOn: ['There is no such date.'] } })
  expect(await end('2026-02-30')).toMatchObject({ errors: { endedOn: ['There is no such date.'] } })
})

test('a session that is begun is resumed and saved after its episode has ended', async () => {
  const { mara } = practice
  const begun = await startSession(mara, { clientId, key: 'begun' }, monday)
  const sessionId = begun.ok ? begun.sessionId : ''
  await saveDraft(mara, { sessionId, draftVersion: 0, entries: [], note: 'Half' }, monday)
  expect((await client(mara, clientId, later))?.openSession).toMatchObject({ id: sessionId })
  expect(await end('2026-02-01')).toEqual({ ok: true })
  const listed = (await client(mara, clientId, later))?.asideSessions
  expect(listed).toMatchObject([{ id: sessionId, void: null }])
  const about = { sessionId, version: 1, draftVersion: 1, key: randomUUID(), note: 'Whole' }
  const saved = await recordAssessments(mara, { ...about, entries: [distress({ 1: 1 })], isEmptyMeant: true }, later)
  expect(saved).toMatchObject({ ok: true })
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

const which = async () => {
  const { id: episodeId, version } = await latest()
  return { episodeId, version }
}

test('an ended episode is opened again, with nothing left of its ending; an earlier one is not', async () => {
  await end('2026-01-20')
  const first = await which()
  expect(await reopenEpisode(practice.mara, { ...first, version: 1 }, later)).toEqual({ ok: false, why: 'conflict' })
  expect(await reopenEpisode(practice.mara, first, later)).toEqual({ ok: true })
  expect(await latest()).toMatchObject({ endedOn: null, endKind: null, endReason: null })
  expect((await client(practice.mara, clientId, later))?.status).toBe('in-therapy')
  await end('2026-01-20')
  const ended = await which()
  await beginEpisode(practice.mara, { clientId, key: randomUUID(), startedOn: '2026-02-01', reason: null }, later)
  expect(await reopenEpisode(practice.mara, ended, later)).toMatchObject({ why: 'invalid' })
})

test('how an episode ended is corrected by the rules by which it is ended', async () => {
  await recordWeek(practice.mara, clientId, 1, [distress({ 1: 1 })])
  const correctEnd = async (endedOn: string) =>
    changeEnding(practice.mara, { ...(await which()), endedOn, endKind: 'other', reason: null }, later)
  expect(await correctEnd('2026-01-20')).toEqual({ ok: false, why: 'conflict' })
  await end('2026-01-20')
  expect(await correctEnd('2026-01-11')).toMatchObject({ errors: { endedOn: ['There is a session after this day.'] } })
  expect(await correctEnd('2026-01-25')).toEqual({ ok: true })
  expect(await latest()).toMatchObject({ endedOn: '2026-01-25', endKind: 'other', endReason: null })
  const ended = await which()
  await beginEpisode(practice.mara, { clientId, key: randomUUID(), startedOn: '2026-02-01', reason: null }, later)
  const past = { ...ended, endedOn: '2026-02-01', endKind: 'other' as const, reason: null }
  expect(await changeEnding(practice.mara, past, later)).toMatchObject({
    errors: { endedOn: ['The next episode began on or before this day.'] },
  })
})

test('an episode with a record in it is not removed', async () => {
  await end('2026-01-20')
  await beginEpisode(practice.mara, { clientId, key: randomUUID(), startedOn: '2026-02-01', reason: null }, later)
  await recordWeek(practice.mara, clientId, 5, [distress({ 1: 1 })])
  expect(await removeEpisode(practice.mara, await which(), later)).toMatchObject({ why: 'invalid' })
  expect(await episodes()).toHaveLength(2)
})

describe('an episode with an open safety flag', () => {
  const ending = { endedOn: '2026-02-01', endKind: 'completed' as const, reason: null }
  const open = async () => (await flagsToReview(practice.mara, { show: 'open' }, later)).flags
  const endWith = async (safety: Parameters<typeof endEpisode>[1]['safety']) =>
    endEpisode(practice.mara, { ...(await which()), ...ending, safety }, later)
  beforeEach(async () => {
    await recordWeek(practice.mara, clientId, 1, [distress({ ...all(10, 0), 6: 2 })])
  })

  test('is not ended while the flag is not named, or has changed since it was shown', async () => {
    const [flag] = await open()
    const { id = '', version = 0 } = flag ?? {}
    expect(await endWith([])).toMatchObject({ why: 'invalid', errors: { [`done.${id}`]: [/Say what was done/] } })
    const stale = [{ flagId: id, version: version - 1, done: 'Asked' }]
    expect(await endWith(stale)).toMatchObject({ errors: { [`done.${id}`]: [/has changed/] } })
    expect(await latest()).toMatchObject({ endedOn: null })
    expect(await open()).toHaveLength(1)
  })

  test('ends with what was done, which ends the flag as well', async () => {
    const [flag] = await open()
    expect(await endWith([{ flagId: flag?.id ?? '', version: flag?.version ?? 0, done: 'Asked' }])).toEqual({
      ok: true,
    })
    expect(await open()).toEqual([])
    const [ended] = (await flagsToReview(practice.mara, { show: 'ended' }, later)).flags
    expect(ended).toMatchObject({ state: 'resolved' })
  })

  test('or with the word that it is known, and then the flag stays open', async () => {
    const [flag] = await open()
    expect(await endWith([{ flagId: flag?.id ?? '', version: flag?.version ?? 0, done: null }])).toEqual({ ok: true })
    expect(await open()).toMatchObject([{ state: 'acknowledged' }])
  })
})

describe('days that contradict the date of birth', () => {
  const about = { code: 'K-009', name: null, pronouns: null, reason: null, nextSessionOn: null }
  const add = (birthDate: string, startedOn: string) =>
    addClient(practice.mara, { key: randomUUID(), ...about, birthDate, startedOn }, later)
  const beforeBirth = { errors: { startedOn: ['This is before the date of birth.'] } }

  test('are refused on adding', async () => {
    expect(await add('2020-05-05', '1999-01-05')).toMatchObject(beforeBirth)
    expect(await add('2026-05-05', '2026-06-05')).toMatchObject({ errors: { birthDate: [/still to come/] } })
    expect(await add('2020-05-05', '2026-01-05')).toMatchObject({ ok: true })
  })

  test('and on changing the details, the start of an episode, and on beginning another', async () => {
    const change = async (birthDate: string) => {
      const { version = 0 } = (await client(practice.mara, clientId, later)) ?? {}
      const person = { code: 'K-001', name: null, pronouns: null, birthDate }
      return changeClient(practice.mara, { clientId, version, ...person }, later)
    }
    expect(await change('2026-01-06')).toMatchObject({ errors: { birthDate: [/The first episode began before this/] } })
    expect(await change('2027-01-01')).toMatchObject({ errors: { birthDate: [/still to come/] } })
    expect(await change('2026-01-03')).toEqual({ ok: true })
    expect(await correct('2026-01-02')).toMatchObject(beforeBirth)
    expect(await correct('2026-01-03')).toEqual({ ok: true })
  })
})
