import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { client } from '@/db/client-pages'
import { earlierSessions, endEntryRun, recordEarlierSession, safetyOfRun } from '@/db/entry-runs'
import { addDays } from '@/lib/dates'
import { newClient } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
})
afterEach(() => practice.remove())

const now = monday + 200 * day
const printed = (total: number, risk: number) => ({
  instrumentId: 'core-10',
  respondent: 'client' as const,
  target: null,
  how: 'score-only' as const,
  scores: { total },
  answers: { 6: risk },
})
const record = (heldOn: string, risk = 0, more: { another?: boolean; key?: string; at?: number } = {}) =>
  recordEarlierSession(
    practice.mara,
    { clientId, key: more.key ?? randomUUID(), heldOn, entries: [printed(14, risk)], another: more.another ?? false },
    more.at ?? now,
  )
const flagsNow = async () => (await client(practice.mara, clientId, now))?.flags ?? []

test('a run takes sessions one after another, in the order of their days', async () => {
  for (const week of [0, 2, 1]) expect((await record(addDays('2026-01-05', week * 7))).ok).toBe(true)
  const page = await earlierSessions(practice.mara, clientId, now)
  expect(page?.run?.days).toEqual(['2026-01-05', '2026-01-19', '2026-01-12'])
  const view = await client(practice.mara, clientId, now)
  expect(view?.histories[0]?.sessions.map(({ number, date }) => [number, date])).toEqual([
    [1, '2026-01-05'],
    [2, '2026-01-12'],
    [3, '2026-01-19'],
  ])
  expect(view?.entryRun).toBe(true)
})

test('sent again it is recorded once; a second session of one day has to be meant; a day outside is refused', async () => {
  const key = randomUUID()
  const first = await record('2026-01-05', 0, { key })
  expect(await record('2026-01-05', 0, { key })).toEqual(first)
  expect(await record('2026-01-05')).toMatchObject({ ok: false, errors: { another: [expect.any(String)] } })
  expect((await record('2026-01-05', 0, { another: true })).ok).toBe(true)
  expect(await record('2026-02-30')).toMatchObject({ ok: false, errors: { heldOn: ['There is no such date.'] } })
  expect(await record('2025-01-05')).toMatchObject({
    ok: false,
    errors: { heldOn: [expect.stringContaining('This client’s episode runs from 5 Jan 2026.')] },
  })
  expect(await record('2027-01-05')).toMatchObject({ ok: false, errors: { heldOn: [expect.any(String)] } })
})

const states = async () => (await flagsNow()).map(({ evidenceOn, state }) => `${evidenceOn} ${state}`).toSorted()
const asked = async () => {
  const run = (await earlierSessions(practice.mara, clientId, now))?.run
  const safety = await safetyOfRun(practice.mara, run?.id ?? '', now)
  expect(run?.safety.map(({ id }) => id)).toEqual(safety?.open.map(({ id }) => id))
  return { runId: run?.id ?? '', open: safety?.open.length, late: safety?.late.length }
}

test.each([
  {
    order: 'the oldest first',
    sessions: [
      ['2026-01-05', 3],
      ['2026-01-12', 0],
      ['2026-01-19', 2],
      ['2026-01-26', 1],
    ],
  },
  {
    order: 'the newest first',
    sessions: [
      ['2026-01-26', 1],
      ['2026-01-19', 2],
      ['2026-01-12', 0],
      ['2026-01-05', 3],
    ],
  },
] as const)(
  'of the risk answers in a run only that of the newest session asks for an answer today: $order',
  async ({ sessions }) => {
    for (const [day, risk] of sessions) await record(day, risk)
    expect(await states()).toEqual(['2026-01-05 recorded-late', '2026-01-19 recorded-late', '2026-01-26 open'])
    const { runId, ...count } = await asked()
    expect(count).toEqual({ open: 1, late: 2 })
    expect(await endEntryRun(practice.mara, { runId }, now)).toEqual({ ok: true })
    expect((await earlierSessions(practice.mara, clientId, now))?.run).toBeNull()
    await record('2026-02-02', 0)
    expect(await states()).toEqual(['2026-01-05 recorded-late', '2026-01-19 recorded-late', '2026-01-26 open'])
  },
)

test('what was open when the day began stays open, although the run that it came from goes on', async () => {
  await record('2026-01-05', 3)
  const later = now + 20 * 24 * 3_600_000
  await record('2026-01-12', 2, { at: later })
  await record('2026-01-19', 0, { at: later })
  expect(await states()).toEqual(['2026-01-05 open', '2026-01-12 recorded-late'])
})

test('a run goes on until it is finished, so that what it raised is asked about once, at its end', async () => {
  await record('2026-01-05', 3)
  const first = (await earlierSessions(practice.mara, clientId, now))?.run
  expect(first?.safety).toHaveLength(1)
  await record('2026-01-12', 0)
  // Opened anew, on another day.
  const again = await earlierSessions(practice.mara, clientId, now + 3 * day)
  expect(again?.run).toMatchObject({ id: first?.id, days: ['2026-01-05', '2026-01-12'], safety: [] })
  expect((await safetyOfRun(practice.mara, first?.id ?? '', now))?.late).toHaveLength(1)
})

test('nobody but a clinician of the client has a run', async () => {
  await record('2026-01-05')
  const run = (await earlierSessions(practice.mara, clientId, now))?.run
  for (const other of [practice.tomas, practice.ruth, practice.ines]) {
    expect(await earlierSessions(other, clientId, now)).toBeNull()
    expect(await safetyOfRun(other, run?.id ?? '', now)).toBeNull()
    expect(await endEntryRun(other, { runId: run?.id ?? '' }, now)).toEqual({ ok: false, why: 'not-found' })
    const sent = { clientId, key: randomUUID(), heldOn: '2026-01-12', entries: [printed(3, 0)], another: false }
    expect(await recordEarlierSession(other, sent, now)).toEqual({ ok: false, why: 'not-found' })
  }
})
