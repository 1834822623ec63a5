import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { joinCareTeam } from '@/db/care-team'
import { caseload } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { clientMeasures } from '@/db/client-plans'
import { inTurn } from '@/db/in-turn'
import { endPause, pauseAgain, pauseMeasures } from '@/db/measure-pauses'
import { db } from '@/db/open'
import { assessments, auditEvents, measurePauses } from '@/db/schema'
import { sessionToRecord } from '@/db/session-entry'
import { sessionSummary } from '@/db/session-summary'
import { startSession } from '@/db/sessions'
import { addDays } from '@/lib/dates'
import type { Pause } from '@/lib/pause'
import { timelineModel } from '@/lib/timeline'
import { allianceOf, newClient, recordOn, recordWeek } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
})
afterEach(() => practice.remove())

const today = '2026-01-05'
const weeks = (count: number) => addDays(today, count * 7)
const at = (week: number) => monday + week * 7 * day
const alliance = { instrumentId: 'wai-sr', respondent: 'client' as const, target: null }

async function pause(measure: Pause['measure'], from: number, until: number, now = monday) {
  const about = { clientId, key: randomUUID(), fromOn: weeks(from), untilOn: weeks(until), reason: 'Exams' }
  const paused = await pauseMeasures(practice.mara, { ...about, measure }, now)
  return paused.ok ? paused.pauseId : ''
}
const absences = async (sessionId: string) =>
  (
    await db()
      .select({ instrumentId: assessments.instrumentId, absence: assessments.absence })
      .from(assessments)
      .where(eq(assessments.sessionId, sessionId))
  )
    .filter(each => each.absence !== null)
    .map(each => `${each.instrumentId} ${each.absence}`)
const rowOf = async (now = monday) => (await caseload(practice.mara, now)).find(row => row.id === clientId)
const audited = async (act: string) => (await db().select().from(auditEvents).where(eq(auditEvents.act, act))).length

describe('a pause', () => {
  test('is noted at the save, for what was due and on its days alone', async () => {
    await pause(alliance, 1, 3)
    const [before, first, last, after] = [
      await recordWeek(practice.mara, clientId, 0, []),
      await recordWeek(practice.mara, clientId, 1, []),
      await recordWeek(practice.mara, clientId, 2, []),
      await recordWeek(practice.mara, clientId, 3, []),
    ]
    expect(await inTurn([before, first, last, after], absences)).toEqual([[], ['wai-sr paused'], ['wai-sr paused'], []])
  })

  test('holds for a session that is recorded later, for a day within', async () => {
    await pause(alliance, 1, 3)
    const inside = await recordOn(practice.mara, clientId, weeks(2), [], at(6))
    const outside = await recordOn(practice.mara, clientId, weeks(4), [], at(6))
    expect([await absences(inside), await absences(outside)]).toEqual([['wai-sr paused'], []])
  })

  test('of all notes every measure that was due, and none that was not', async () => {
    await recordWeek(practice.mara, clientId, 0, [allianceOf(40)])
    await pause(null, 1, 3, at(1))
    const noted = await absences(await recordWeek(practice.mara, clientId, 1, []))
    expect(noted).toContain('wai-sr paused')
    expect(noted).toContain('tension-check paused')
    expect(noted).toHaveLength(8)
  })

  test('gives way to what is asked all the same, or has a reason of its own', async () => {
    await pause(null, 0, 3)
    const declined = {
      instrumentId: 'core-10',
      respondent: 'client',
      target: null,
      how: 'absent',
      why: 'declined',
    } as const
    const noted = await absences(await recordWeek(practice.mara, clientId, 0, [allianceOf(40), declined]))
    expect(noted.filter(each => /wai-sr|core-10/.test(each))).toEqual(['core-10 declined'])
  })

  test('leaves a missed session without a word', async () => {
    await pause(null, 0, 3)
    const id = await recordOn(practice.mara, clientId, today, [], monday, 'missed')
    expect(await absences(id)).toEqual([])
  })

  test('is said where it would be due', async () => {
    await pause(alliance, 0, 3)
    const begun = await startSession(practice.mara, { clientId, key: 'k' }, monday)
    const entry = await sessionToRecord(practice.mara, begun.ok ? begun.sessionId : '', monday)
    const paused = entry?.battery.filter(part => part.pause !== null)
    expect(paused).toMatchObject([{ instrument: { id: 'wai-sr' }, pause: { untilOn: weeks(3), reason: 'Exams' } }])
    const page = await client(practice.mara, clientId, monday)
    expect(page?.pauses).toMatchObject([{ measure: alliance, untilOn: weeks(3), reason: 'Exams' }])
    expect(page?.due).not.toContain('WAI-SR')
  })

  test('takes its measure off the caseload’s list, and ends by itself', async () => {
    await pause(alliance, 0, 3)
    expect(await rowOf()).toMatchObject({ paused: [{ short: 'WAI-SR', untilOn: weeks(3) }] })
    expect((await rowOf())?.due).not.toContain('WAI-SR')
    expect(await rowOf(at(3))).toMatchObject({ paused: [] })
    expect((await rowOf(at(3)))?.due).toContain('WAI-SR')
  })

  test('is a gap in the chart and no rating', async () => {
    await recordWeek(practice.mara, clientId, 0, [allianceOf(40)])
    await pause(alliance, 1, 2, at(1))
    await recordWeek(practice.mara, clientId, 1, [])
    await recordWeek(practice.mara, clientId, 2, [allianceOf(42)])
    const view = await client(practice.mara, clientId, at(2))
    const panel = view?.histories.map(history => timelineModel(history, [], [], view.settings, 'session').panels[0])[0]
    expect(panel?.runs).toEqual({ joined: [[0], [1]], dotted: [] })
    expect(panel?.rows.map(row => row.mark)).toContain('paused')
  })

  test('is said on the summary, and not as still due', async () => {
    await pause(alliance, 0, 3)
    const id = await recordWeek(practice.mara, clientId, 0, [])
    const summary = await sessionSummary(practice.mara, id, monday)
    expect(summary?.assessments).toMatchObject([{ instrumentId: 'wai-sr', absence: 'paused' }])
    expect(summary?.notFilledIn.map(part => part.instrument.id)).not.toContain('wai-sr')
  })
})

describe('ending a pause early', () => {
  test('asks again from that day; what was noted stays, and days before it count as paused', async () => {
    const pauseId = await pause(alliance, 0, 8)
    const noted = await recordWeek(practice.mara, clientId, 0, [])
    expect(await endPause(practice.mara, { clientId, pauseId }, at(2))).toEqual({ ok: true })
    expect((await rowOf(at(2)))?.due).toContain('WAI-SR')
    const late = await recordOn(practice.mara, clientId, weeks(1), [], at(2))
    const after = await recordWeek(practice.mara, clientId, 2, [])
    expect(await inTurn([noted, late, after], absences)).toEqual([['wai-sr paused'], ['wai-sr paused'], []])
  })

  test('is taken back: it holds again until its day', async () => {
    const pauseId = await pause(alliance, 0, 8)
    await endPause(practice.mara, { clientId, pauseId }, at(2))
    expect(await pauseAgain(practice.mara, { clientId, pauseId }, at(3))).toEqual({ ok: true })
    expect(await rowOf(at(3))).toMatchObject({ paused: [{ short: 'WAI-SR', untilOn: weeks(8) }] })
    expect(await absences(await recordWeek(practice.mara, clientId, 3, []))).toEqual(['wai-sr paused'])
  })

  test('is taken back no more once its day has come, or while another one holds', async () => {
    const pauseId = await pause(alliance, 0, 4)
    await endPause(practice.mara, { clientId, pauseId }, at(1))
    await pause(alliance, 2, 3, at(1))
    expect(await pauseAgain(practice.mara, { clientId, pauseId }, at(1))).toMatchObject({ why: 'invalid' })
    expect(await pauseAgain(practice.mara, { clientId, pauseId }, at(5))).toEqual({ ok: false, why: 'conflict' })
  })

  test('done twice is done once', async () => {
    const pauseId = await pause(alliance, 0, 4)
    for (const _ of [1, 2]) expect(await endPause(practice.mara, { clientId, pauseId }, at(1))).toEqual({ ok: true })
    for (const _ of [1, 2]) expect(await pauseAgain(practice.mara, { clientId, pauseId }, at(1))).toEqual({ ok: true })
    expect([
      await audited('measures.pause'),
      await audited('measures.pause-end'),
      await audited('measures.pause-again'),
    ]).toEqual([1, 1, 1])
  })
})

describe('what is refused', () => {
  const about = () => ({ clientId, key: randomUUID(), measure: alliance, reason: 'Exams' })
  test.each([
    ['an end that is not after the beginning', weeks(2), weeks(2)],
    ['an end that has come', weeks(-2), weeks(0)],
  ])('%s', async (_, fromOn, untilOn) => {
    expect(await pauseMeasures(practice.mara, { ...about(), fromOn, untilOn }, monday)).toMatchObject({
      why: 'invalid',
      errors: { untilOn: [expect.any(String)] },
    })
    expect(await db().select().from(measurePauses)).toEqual([])
  })

  test('a second pause of the same on the same days, but not of another measure or later', async () => {
    await pause(alliance, 0, 3)
    expect(await pause(alliance, 2, 5)).toBe('')
    expect(await pause(alliance, 3, 5)).not.toBe('')
    expect(await pause({ ...alliance, instrumentId: 'core-10' }, 0, 3)).not.toBe('')
    expect(await pause(null, 0, 3)).not.toBe('')
  })

  test('sent twice, it is one pause', async () => {
    const sent = { ...about(), fromOn: weeks(0), untilOn: weeks(3) }
    const [first, second] = [
      await pauseMeasures(practice.mara, sent, monday),
      await pauseMeasures(practice.mara, sent, monday),
    ]
    expect(first).toMatchObject({ ok: true })
    expect(second).toEqual(first)
    expect(await db().select().from(measurePauses)).toHaveLength(1)
  })

  test('anything by a supervisor, or about somebody else’s pause', async () => {
    await joinCareTeam(practice.mara, { clientId, personId: practice.ruth.personId, role: 'supervisor' }, monday)
    const pauseId = await pause(alliance, 0, 3)
    const none = { ok: false, why: 'not-found' }
    const sent = { ...about(), measure: null, fromOn: weeks(0), untilOn: weeks(3) }
    expect(await pauseMeasures(practice.ruth, sent, monday)).toEqual(none)
    expect(await endPause(practice.ruth, { clientId, pauseId }, monday)).toEqual(none)
    expect(await pauseAgain(practice.ruth, { clientId, pauseId }, monday)).toEqual(none)
    const other = await newClient(practice.tomas, 'K-002')
    expect(await endPause(practice.tomas, { clientId: other, pauseId }, monday)).toEqual(none)
    expect((await clientMeasures(practice.ruth, clientId, monday))?.pauses).toMatchObject([{ reason: 'Exams' }])
  })
})

test('the reason is sealed', async () => {
  await pause(alliance, 0, 3)
  const [row] = await db().select().from(measurePauses)
  expect(row?.sealedReason.toString('latin1')).not.toContain('Exams')
})
