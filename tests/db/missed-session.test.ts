import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordAssessments } from '@/db/assessments'
import { caseload } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { db } from '@/db/open'
import { assessments } from '@/db/schema'
import { sessionToRecord } from '@/db/session-entry'
import { sessionSummary } from '@/db/session-summary'
import { changeSession } from '@/db/sessions'
import type { Entry } from '@/lib/entry'
import { timelineModel } from '@/lib/timeline'
import { allianceOf, newClient, recordOn, recordWeek } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
  await recordWeek(practice.mara, clientId, 0, [allianceOf(40)])
})
afterEach(() => practice.remove())

const notDue: Entry = { instrumentId: 'wai-sr', respondent: 'client', target: null, how: 'absent', why: 'not-due' }
const later = monday + 7 * day
const missed = (entries: Entry[]) => recordOn(practice.mara, clientId, '2026-01-12', entries, later, 'missed')
const rowsOf = (sessionId: string) => db().select().from(assessments).where(eq(assessments.sessionId, sessionId))

/** As earlier versions kept a missed session: a session that was attended, with rows, said afterwards to be missed. */
async function missedBefore(): Promise<string> {
  const id = await recordWeek(practice.mara, clientId, 1, [notDue, { ...notDue, instrumentId: 'core-10' }])
  const held = { heldOn: '2026-01-12', attendance: 'missed' as const, mode: 'in-person' as const }
  await changeSession(practice.mara, { sessionId: id, version: 2, ...held }, later)
  return id
}

test('a missed session keeps no row that says why nothing was filled in', async () => {
  expect(await rowsOf(await missed([notDue]))).toEqual([])
})

test('but what was filled in all the same is kept, and can be taken back', async () => {
  const id = await missed([allianceOf(30)])
  expect(await rowsOf(id)).toMatchObject([{ instrumentId: 'wai-sr', absence: null }])
  const page = await sessionToRecord(practice.mara, id, later)
  const { version = 0, draftVersion = 0 } = page?.session ?? {}
  const correction = { sessionId: id, version, draftVersion, key: randomUUID(), entries: [notDue] }
  expect(await recordAssessments(practice.mara, correction, later)).toMatchObject({ ok: true })
  expect((await sessionSummary(practice.mara, id, later))?.assessments).toEqual([])
})

test('rows of earlier versions say nothing, and are still there', async () => {
  const id = await missedBefore()
  const summary = await sessionSummary(practice.mara, id, later)
  expect(summary?.assessments).toEqual([])
  expect(summary?.notFilledIn).toEqual([])
  expect((await sessionToRecord(practice.mara, id, later))?.battery.every(part => part.entry === null)).toBe(true)
  expect(await rowsOf(id)).toHaveLength(2)
})

test('in the chart it is a gap that says it was missed', async () => {
  await missedBefore()
  await recordWeek(practice.mara, clientId, 2, [allianceOf(41)])
  const view = await client(practice.mara, clientId, later)
  const panel = view?.histories.map(history => timelineModel(history, [], [], view.settings, 'session').panels[0])[0]
  expect(panel?.rows.map(row => row.mark)).toEqual(['', 'Missed: nothing was asked.', ''])
  expect(panel?.runs).toEqual({ joined: [[0], [1]], dotted: [] })
})

test.each(['missed', 'cancelled'] as const)('a %s session changes nothing about what is due', async attendance => {
  const due = async () => [
    (await client(practice.mara, clientId, later))?.due,
    (await caseload(practice.mara, later)).find(row => row.id === clientId)?.due,
  ]
  const before = await due()
  await recordOn(practice.mara, clientId, '2026-01-12', [], later, attendance)
  expect(await due()).toEqual(before)
})
