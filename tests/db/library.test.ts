import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { caseload } from '@/db/caseload'
import { client, timeline } from '@/db/client-pages'
import { flagsToReview } from '@/db/flags'
import {
  addOwnMeasure,
  library,
  libraryInstrument,
  offered,
  offerOwnMeasure,
  ownMeasures,
  withdrawOwnMeasure,
} from '@/db/library'
import { changePracticePlan, planMark, practicePlan } from '@/db/measure-plans'
import { db } from '@/db/open'
import { auditEvents } from '@/db/schema'
import { sessionToRecord } from '@/db/session-entry'
import { sessionSummary } from '@/db/session-summary'
import type { Entry } from '@/lib/entry'
import { instruments } from '@/lib/instruments/catalogue'
import { defineInstrument, span } from '@/lib/instruments/define'
import { defaultSettings } from '@/lib/settings'
import { timelineModel } from '@/lib/timeline'
import { all, newClient, recordWeek } from '../support/course'
import { damageJson } from '../support/flipped-bits'
import { day, freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

const calm = (over: { version?: number; id?: string; cue?: string } = {}) =>
  defineInstrument({
    id: over.id ?? 'evening-calm',
    version: over.version ?? 1,
    title: 'Evening calm',
    abbreviation: 'Calm',
    domain: 'distress',
    respondents: ['client'],
    citation: 'Made by the practice',
    timeframe: 'This week',
    response: { min: 0, max: 4, labels: ['', '', '', '', ''] },
    items: span(1, 4).map(n => ({ n, cue: `${over.cue ?? 'calm'} ${n}` })),
    scales: [
      { id: 'total', title: 'Total', key: { method: 'sum', items: span(1, 4) }, range: [0, 16], higherIs: 'better' },
    ],
    primaryScale: 'total',
    charted: ['total'],
    missing: { rule: 'house' },
    safetyItems: [{ item: 4, above: 2, cue: 'unsafe' }],
    licence: { status: 'own', text: 'The practice’s own' },
    practiceOwn: true,
  })
const sheet = (answers: number): Entry => ({
  instrumentId: 'evening-calm',
  respondent: 'client',
  target: null,
  how: 'items',
  answers: { ...all(4, answers), 4: 0 },
})
const add = (instrument = calm()) => addOwnMeasure(practice.ines, { instrument }, monday)
const recorded = async (...answers: number[]) => {
  const clientId = await newClient(practice.mara)
  for (const [week, each] of answers.entries()) await recordWeek(practice.mara, clientId, week, [sheet(each)])
  return clientId
}

describe("a practice's own measure", () => {
  test('is in the library behind those that ship, and can be planned', async () => {
    expect(await add()).toEqual({ ok: true })
    expect((await library(practice.mara)).at(-1)).toEqual(calm())
    expect(await library(practice.mara)).toHaveLength(instruments.length + 1)
    expect(await libraryInstrument(practice.mara, 'evening-calm')).toMatchObject({ practiceOwn: true })
    const mark = planMark(await practicePlan(practice.ines))
    const entries = [{ instrumentId: 'evening-calm', respondent: 'client' as const, target: null, everySessions: 1 }]
    expect(await changePracticePlan(practice.ines, { mark, entries }, monday)).toEqual({ ok: true })
  })

  test('is scored, drawn and summed up like any other, and is judged by no value that nobody gave', async () => {
    await add()
    const clientId = await recorded(1, 2, 2, 3)
    const view = await timeline(practice.mara, clientId, null, monday)
    if (!view) throw new Error('no timeline')
    const [panel] = timelineModel(view.history, [], [], defaultSettings, 'session').panels
    expect(panel).toMatchObject({ title: 'Distress (Calm, practice’s own, not validated)', cutoffs: [] })
    expect(panel?.band).toHaveLength(1)
    expect(panel?.points.map(point => point.value)).toEqual([3, 6, 6, 9])
    expect(panel?.points.some(point => point.changed)).toBe(false)
    const [row] = await caseload(practice.mara, monday)
    expect(row?.summary?.distress).toMatchObject({
      short: 'Calm',
      value: 9,
      verdict: 'no-published-value',
      higherIs: 'better',
    })
  })

  test('has its risk item asked and raised', async () => {
    await add()
    const clientId = await newClient(practice.mara)
    const risky: Entry = { ...sheet(1), how: 'items', answers: { ...all(4, 1), 4: 3 } }
    const sessionId = await recordWeek(practice.mara, clientId, 0, [risky])
    const summary = await sessionSummary(practice.mara, sessionId, monday)
    expect(summary?.raised.map(flag => flag.sentence)).toEqual([
      'Answered 3 of 4 on the risk item of Calm (unsafe) at session 1.',
    ])
    expect(summary?.raised[0]?.detail).toContain('Any answer above 2 asks for a review of risk today.')
  })

  test('can be replaced until something is recorded with it; then the changed one needs another id', async () => {
    await add()
    expect(await add(calm({ cue: 'quiet' }))).toEqual({ ok: true })
    await recorded(2)
    expect(await add(calm({ cue: 'quiet' }))).toEqual({ ok: true })
    expect(await add(calm())).toMatchObject({
      ok: false,
      why: 'invalid',
      errors: { definition: [expect.stringMatching(/another id/)] },
    })
    expect((await libraryInstrument(practice.mara, 'evening-calm'))?.items[0]?.cue).toBe('quiet 1')
    expect((await ownMeasures(practice.ines))[0]).toMatchObject({
      recorded: 1,
      withdrawnAt: null,
      addedByName: 'Ines Admin',
    })
  })

  test('never takes the id of one that ships', async () => {
    expect(await add(calm({ id: 'phq-9' }))).toMatchObject({ ok: false, why: 'invalid' })
  })

  test('withdrawn, it is neither planned nor offered, and what was recorded is still there', async () => {
    await add()
    const mark = planMark(await practicePlan(practice.ines))
    const entries = [{ instrumentId: 'evening-calm', respondent: 'client' as const, target: null, everySessions: 1 }]
    await changePracticePlan(practice.ines, { mark, entries }, monday)
    const clientId = await recorded(2)
    expect(await withdrawOwnMeasure(practice.ines, { id: 'evening-calm' }, monday)).toEqual({ ok: true })
    expect(await practicePlan(practice.ines)).toEqual([])
    expect((await offered(practice.mara)).map(each => each.id)).not.toContain('evening-calm')
    const view = await client(practice.mara, clientId, monday)
    expect(view?.histories[0]?.sessions[0]?.assessments[0]?.scores).toEqual({ total: 6 })
    const sessionId = await recordWeek(practice.mara, clientId, 1, [])
    const entry = await sessionToRecord(practice.mara, sessionId, monday)
    const shown = [...(entry?.battery ?? []), ...(entry?.others ?? [])].map(part => part.instrument.id)
    expect(shown).not.toContain('evening-calm')
    expect(await offerOwnMeasure(practice.ines, { id: 'evening-calm' }, monday)).toEqual({ ok: true })
    expect((await offered(practice.mara)).map(each => each.id)).toContain('evening-calm')
  })

  test('made by the form is done once, and takes the place of no other', async () => {
    const made = (instrument = calm()) => addOwnMeasure(practice.ines, { instrument, isNew: true }, monday)
    expect(await made()).toEqual({ ok: true })
    expect(await made()).toEqual({ ok: true })
    const other = { ...calm(), title: 'Another calm' }
    expect(await made(other)).toEqual({
      ok: false,
      why: 'invalid',
      errors: { id: ['There is already a measure named evening-calm. Please choose another name.'] },
    })
    expect(await libraryInstrument(practice.ines, 'evening-calm')).toEqual(calm())
    expect(await add(other)).toEqual({ ok: true })
  })

  test("is an administrator's to add, withdraw and offer, and each act is noted", async () => {
    const refused = { ok: false, why: 'not-found' }
    expect(await addOwnMeasure(practice.mara, { instrument: calm() }, monday)).toEqual(refused)
    await add()
    expect(await withdrawOwnMeasure(practice.mara, { id: 'evening-calm' }, monday)).toEqual(refused)
    expect(await offerOwnMeasure(practice.ruth, { id: 'evening-calm' }, monday + day)).toEqual(refused)
    expect(await withdrawOwnMeasure(practice.ines, { id: 'nobody-knows' }, monday)).toEqual(refused)
    const acts = await db().select({ act: auditEvents.act }).from(auditEvents).orderBy(auditEvents.seq)
    expect(acts.filter(({ act }) => act.startsWith('own-measure'))).toEqual([{ act: 'own-measure.add' }])
  })
})

describe('with a definition that is damaged', () => {
  const about = { instrumentId: 'evening-calm', respondent: 'client' as const, target: null }
  const risky: Entry = { ...about, how: 'items', answers: { ...all(4, 3), 4: 4 } }
  let clientId: string
  let sessionId: string
  beforeEach(async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await add()
    clientId = await newClient(practice.mara)
    sessionId = await recordWeek(practice.mara, clientId, 0, [risky])
    await damageJson('own_instruments.definition', { a: 1 })
  })
  afterEach(() => vi.restoreAllMocks())

  test('everything is shown, with its name and that it cannot be read; a risk answer stays what it is', async () => {
    const { mara, ines } = practice
    expect((await caseload(mara, monday)).map(({ topFlag }) => topFlag?.short)).toEqual([
      'Risk item of evening-calm (cannot be read): 4 of 4',
    ])
    for (const page of [client(mara, clientId, monday), timeline(mara, clientId, null, monday)])
      expect(JSON.stringify(await page)).toContain('evening-calm (cannot be read)')
    expect(await sessionSummary(mara, sessionId, monday)).not.toBeNull()
    expect(await sessionToRecord(mara, sessionId, monday)).not.toBeNull()
    expect([await offered(mara), await ownMeasures(ines)].flat()).not.toContainEqual(
      expect.objectContaining({ id: 'evening-calm' }),
    )
  })

  test('nothing is saved for who was asked it, so that no rule ends a flag that it does not see; others go on', async () => {
    const { mara } = practice
    await expect(recordWeek(mara, clientId, 1, [])).rejects.toMatchObject({ code: 'ATTUNE_UNREADABLE' })
    const other = await newClient(mara, 'K-002', 'Bo Lind')
    await recordWeek(mara, other, 1, [])
    const { flags } = await flagsToReview(mara, { show: 'open' }, monday)
    expect(flags.map(({ tier }) => tier)).toEqual(['safety'])
  })

  test('it is mended by adding it again', async () => {
    expect(await add()).toEqual({ ok: true })
    await recordWeek(practice.mara, clientId, 1, [risky])
    expect((await caseload(practice.mara, monday))[0]?.topFlag?.short).toBe('Risk item of Calm: 4 of 4')
  })
})
