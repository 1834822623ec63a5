import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { joinCareTeam } from '@/db/care-team'
import { caseload } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { clientMeasures, followPracticePlan, setClientMeasure } from '@/db/client-plans'
import { changePracticePlan, planMark, practicePlan } from '@/db/measure-plans'
import { db } from '@/db/open'
import { auditEvents } from '@/db/schema'
import { sessionToRecord } from '@/db/session-entry'
import { startSession } from '@/db/sessions'
import type { AskedMeasure } from '@/lib/measure'
import type { Viewer } from '@/lib/viewer'
import { allianceOf, newClient, recordWeek } from '../support/course'
import { freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
})
afterEach(() => practice.remove())

const styles = { instrumentId: 'dsq-40', respondent: 'client' as const, target: null }
const worry = { instrumentId: 'gad-7', respondent: 'client' as const, target: null }

const view = async (viewer = practice.mara) => {
  const found = await clientMeasures(viewer, clientId, monday)
  if (!found) throw new Error('The client is not open')
  return found
}
const own = async () =>
  (await view()).lines.filter(line => line.isOwn).map(line => [line.instrumentId, line.everySessions])
const set = async (measure: AskedMeasure, everySessions: number, viewer: Viewer = practice.mara, key = randomUUID()) =>
  setClientMeasure(viewer, { clientId, key, mark: (await view()).mark, measure, everySessions }, monday)
const follow = async (measure: AskedMeasure | null) =>
  followPracticePlan(practice.mara, { clientId, key: randomUUID(), mark: (await view()).mark, measure }, monday)
const dueOnPage = async () => (await client(practice.mara, clientId, monday))?.due
const dueInCaseload = async () => (await caseload(practice.mara, monday)).find(row => row.id === clientId)?.due

const changePractice = async (change: (plan: Awaited<ReturnType<typeof practicePlan>>) => typeof plan) => {
  const plan = await practicePlan(practice.ines)
  const entries = change(plan).map(({ position, ...entry }) => entry)
  return changePracticePlan(practice.ines, { mark: planMark(plan), entries }, monday)
}

describe("a client's own plan", () => {
  test('follows the practice at first', async () => {
    const { lines } = await view()
    expect(lines.map(({ instrumentId, everySessions }) => [instrumentId, everySessions])).toEqual(
      (await practicePlan(practice.ines)).map(({ instrumentId, everySessions }) => [instrumentId, everySessions]),
    )
    expect(await own()).toEqual([])
  })

  test('asks a measure no more, another besides, and says so on every list at once', async () => {
    expect(await set(styles, 0)).toMatchObject({ ok: true })
    expect(await set(worry, 4)).toMatchObject({ ok: true })
    expect(await own()).toEqual([
      ['dsq-40', 0],
      ['gad-7', 4],
    ])
    for (const due of [await dueOnPage(), await dueInCaseload()]) {
      expect(due).not.toContain('DSQ-40')
      expect(due).toContain('GAD-7')
    }
    const begun = await startSession(practice.mara, { clientId, key: 'k' }, monday)
    const entry = await sessionToRecord(practice.mara, begun.ok ? begun.sessionId : '', monday)
    expect(entry?.battery.map(part => part.instrument.id)).toEqual(expect.arrayContaining(['wai-sr', 'gad-7']))
    expect(entry?.battery.map(part => part.instrument.id)).not.toContain('dsq-40')
  })

  test('is an overlay: what is added for everybody reaches this client too, a changed rhythm does not', async () => {
    await set(styles, 6)
    await changePractice(plan => [
      ...plan.map(each => ({ ...each, everySessions: 2 })),
      { ...worry, everySessions: 1, position: 9 },
    ])
    const every = Object.fromEntries((await view()).lines.map(line => [line.instrumentId, line.everySessions]))
    expect(every).toMatchObject({ 'wai-sr': 2, 'dsq-40': 6, 'gad-7': 1 })
    expect(await dueInCaseload()).toContain('GAD-7')
  })

  test('gives one measure back, and then all', async () => {
    await set(styles, 0)
    await set(worry, 4)
    expect(await follow(styles)).toMatchObject({ ok: true })
    expect(await own()).toEqual([['gad-7', 4]])
    expect(await dueInCaseload()).toContain('DSQ-40')
    await set(styles, 0)
    expect(await follow(null)).toMatchObject({ ok: true })
    expect(await own()).toEqual([])
    expect(await dueInCaseload()).not.toContain('GAD-7')
  })

  test('leaves other clients alone', async () => {
    const other = await newClient(practice.mara, 'K-002')
    await set(styles, 0)
    expect((await client(practice.mara, other, monday))?.due).toContain('DSQ-40')
  })

  test('changed by two at once: the second is told and changes nothing', async () => {
    const { mark } = await view()
    const change = { clientId, mark, measure: styles, everySessions: 0 }
    await setClientMeasure(practice.mara, { ...change, key: randomUUID() }, monday)
    const second = { ...change, key: randomUUID(), everySessions: 8 }
    expect(await setClientMeasure(practice.mara, second, monday)).toEqual({ ok: false, why: 'conflict' })
    expect(await own()).toEqual([['dsq-40', 0]])
  })

  test('sent twice is done once', async () => {
    const { mark } = await view()
    const change = { clientId, mark, key: randomUUID(), measure: styles, everySessions: 0 }
    for (const _ of [1, 2]) expect(await setClientMeasure(practice.mara, change, monday)).toMatchObject({ ok: true })
    const acts = await db()
      .select({ act: auditEvents.act })
      .from(auditEvents)
      .where(eq(auditEvents.clientId, clientId))
      .orderBy(auditEvents.seq)
    expect(acts.filter(({ act }) => act === 'client-plan.change')).toHaveLength(1)
  })

  test.each([
    [{ instrumentId: 'horoscope', respondent: 'client' as const, target: null }],
    [{ ...styles, respondent: 'clinician' as const }],
    [{ ...styles, target: 'mother' as const }],
  ])('refuses what the library does not have: %j', async measure => {
    expect(await set(measure, 1)).toMatchObject({
      ok: false,
      why: 'invalid',
      errors: { measure: [expect.any(String)] },
    })
    expect(await own()).toEqual([])
  })

  test('a supervisor reads it and changes nothing', async () => {
    await joinCareTeam(practice.mara, { clientId, personId: practice.ruth.personId, role: 'supervisor' }, monday)
    expect((await view(practice.ruth)).mayEdit).toBe(false)
    expect(await set(styles, 0, practice.ruth)).toEqual({ ok: false, why: 'not-found' })
    expect(await own()).toEqual([])
  })

  test('the caseload follows a change of the practice’s plan at once', async () => {
    await recordWeek(practice.mara, clientId, 0, [allianceOf(40)])
    await changePractice(plan => plan.filter(each => each.instrumentId !== 'dsq-40'))
    expect(await dueInCaseload()).not.toContain('DSQ-40')
  })
})
