import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { caseload } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { flagsToReview } from '@/db/flags'
import { history, sessionNumbers } from '@/db/history'
import { db } from '@/db/open'
import { first } from '@/db/rows'
import { sessions } from '@/db/schema'
import { sessionToRecord } from '@/db/session-entry'
import { voidSession } from '@/db/session-voids'
import { startSession } from '@/db/sessions'
import { all, distress, newClient, recordOn, recordWeek } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'

/* Two sessions on one day: the one that was begun later is the newer, wherever "the latest" is spoken of. */

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
const later = monday + 60_000

beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara, 'K-001', null)
})
afterEach(() => practice.remove())

const sheet = (items: number[]) => ({
  instrumentId: 'phq-9',
  respondent: 'client' as const,
  target: null,
  how: 'items' as const,
  answers: Object.fromEntries(items.map((value, index) => [index + 1, value])),
})

const heldOn = '2026-01-05'
const severe = sheet([3, 3, 3, 3, 3, 3, 3, 3, 0])

test('the newest distress is that of the later session', async () => {
  await recordOn(practice.mara, clientId, heldOn, [distress({ ...all(10, 1), 6: 0, 1: 3, 2: 3 })], monday)
  await recordOn(practice.mara, clientId, heldOn, [severe], later)
  const [row] = await caseload(practice.mara, later)
  expect(row?.summary?.distress).toMatchObject({ short: 'PHQ-9', value: 24 })
})

describe('of two flags of one day', () => {
  test('the one of the later session leads, in the caseload and in the list', async () => {
    await recordOn(practice.mara, clientId, heldOn, [distress({ ...all(10, 1), 6: 1 })], monday)
    await recordOn(practice.mara, clientId, heldOn, [sheet([0, 0, 0, 0, 0, 0, 0, 0, 2])], later)
    const [row] = await caseload(practice.mara, later)
    expect(row?.topFlag).toMatchObject({ short: 'Risk item of PHQ-9: 2 of 3', number: 2 })
    const { flags } = await flagsToReview(practice.mara, { show: 'open' }, later)
    expect(flags.map(flag => flag.sessionNumber)).toEqual([2, 1])
    expect((await client(practice.mara, clientId, later))?.flags.map(flag => flag.sessionNumber)).toEqual([2, 1])
  })
})

test('numbers by themselves are those of the history, with void and empty sessions left out of both', async () => {
  await recordWeek(practice.mara, clientId, 0, [distress({ ...all(10, 1), 6: 0 })])
  const taken = await recordOn(practice.mara, clientId, '2026-01-12', [severe], monday + 10 * day)
  await recordOn(practice.mara, clientId, '2026-01-12', [severe], monday + 10 * day + 60_000)
  await startSession(practice.mara, { clientId, key: randomUUID(), another: true }, monday + 11 * day)
  const held = (await sessionToRecord(practice.mara, taken, monday + 11 * day))?.session
  const { version, draftVersion } = held ?? { version: 0, draftVersion: 0 }
  await voidSession(
    practice.mara,
    { sessionId: taken, version, draftVersion, reason: 'Twice', safety: [] },
    monday + 11 * day,
  )
  const episodeId = (await first(db().select().from(sessions).where(eq(sessions.clientId, clientId))))?.episodeId ?? ''
  const read = (await history(db(), episodeId)).sessions.map(({ id, number }) => [id, number])
  expect(read).toHaveLength(2)
  expect([...(await sessionNumbers(db(), [episodeId]))]).toEqual(read)
  expect((await sessionNumbers(db(), [])).size).toBe(0)
})
