import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sessionToRecord } from '@/db/session-entry'
import { sessionSummary } from '@/db/session-summary'
import { voidSession } from '@/db/session-voids'
import { changeSession } from '@/db/sessions'
import { allianceOf, newClient, recordWeek } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'

/* A day that has a session already is asked about, whichever way a second one would come to it. */

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
})
afterEach(() => practice.remove())

const first = '2026-01-05'
const now = monday + 8 * day
const held = { attendance: 'attended' as const, mode: 'in-person' as const }

async function change(sessionId: string, heldOn: string, more: { another?: string; attendance?: 'missed' } = {}) {
  const version = (await sessionToRecord(practice.mara, sessionId, now))?.session.version ?? 0
  return changeSession(practice.mara, { sessionId, version, ...held, heldOn, ...more }, now)
}

test('a session is dated on a day that has one only where that is meant', async () => {
  await recordWeek(practice.mara, clientId, 0, [allianceOf(40)])
  const second = await recordWeek(practice.mara, clientId, 1, [allianceOf(41)])
  expect(await change(second, first)).toEqual({
    ...{ ok: false, why: 'invalid', offers: { another: first } },
    errors: {
      another: ['There is already a session on 5 Jan 2026. A second one counts separately, with a number of its own.'],
    },
  })
  expect((await sessionSummary(practice.mara, second, now))?.session.heldOn).toBe('2026-01-12')
  // Said of another day, it is not said of this one.
  expect(await change(second, first, { another: '2026-01-06' })).toMatchObject({ ok: false, why: 'invalid' })
  expect(await change(second, first, { another: first })).toMatchObject({ ok: true })
  // What is there already is not asked about again: only its attendance changes.
  expect(await change(second, first, { attendance: 'missed' })).toMatchObject({ ok: true })
})

test('a void session leaves its day free', async () => {
  const voided = await recordWeek(practice.mara, clientId, 0, [allianceOf(40)])
  const second = await recordWeek(practice.mara, clientId, 1, [allianceOf(41)])
  const { version = 0, draftVersion = 0 } = (await sessionToRecord(practice.mara, voided, now))?.session ?? {}
  const reason = `Typed twice ${randomUUID()}`
  expect(
    await voidSession(practice.mara, { sessionId: voided, version, draftVersion, reason, safety: [] }, now),
  ).toMatchObject({
    ok: true,
  })
  expect(await change(second, first)).toMatchObject({ ok: true })
})
