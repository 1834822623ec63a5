import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordAssessments, saveDraft } from '@/db/assessments'
import { caseload } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { acknowledgeFlag, dismissFlag, flagsToReview, openFlagCount, resolveFlag } from '@/db/flags'
import { db, sqlite } from '@/db/open'
import { first } from '@/db/rows'
import { answers, assessments, auditEvents, flagEvents, scores } from '@/db/schema'
import { sessionToRecord } from '@/db/session-entry'
import { moveSession } from '@/db/session-moves'
import { sessionSummary } from '@/db/session-summary'
import { discardSession, startSession } from '@/db/sessions'
import { writeUnattended } from '@/db/write-unattended'
import type { Entry } from '@/lib/entry'
import { all, allianceOf, distress, newClient, recordOn, recordWeek, worry } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'
import { isInServer } from '../support/server'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
})
afterEach(() => practice.remove())

const later = monday + 60 * day
const calm = distress({ ...all(10, 1), 6: 0 })
const steady = [50, 51, 50, 49, 51]
const begin = async (viewer = practice.mara) => {
  const begun = await startSession(viewer, { clientId, key: randomUUID() }, monday)
  if (!begun.ok) throw new Error('not begun')
  return begun.sessionId
}
const listed = async (show: 'open' | 'ended') => (await flagsToReview(practice.mara, { show }, monday)).flags
const flagsOf = async () => (await client(practice.mara, clientId, later))?.flags ?? []

test('a saved session holds its answers and scores', async () => {
  const sessionId = await recordWeek(practice.mara, clientId, 0, [allianceOf(48), calm])
  const summary = await sessionSummary(practice.mara, sessionId, later)
  const [alliance, core] = summary?.assessments ?? []
  expect(alliance?.scores).toMatchObject({ total: 48, mean: 4 })
  expect(core?.scores).toMatchObject({ total: 13 })
  expect(summary?.raised).toEqual([])
})

test('the same submission twice is saved once and answered alike', async () => {
  const sessionId = await begin()
  const submission = { sessionId, version: 1, draftVersion: 0, key: randomUUID(), entries: [allianceOf(48)] }
  const first = await recordAssessments(practice.mara, submission, monday)
  const second = await recordAssessments(practice.mara, submission, monday)
  expect(second).toEqual(first)
  expect(await db().select().from(assessments)).toHaveLength(1)
  expect(await db().select().from(answers)).toHaveLength(12)
})

test('a second tab that read an older version is told, and nothing of it is saved', async () => {
  const sessionId = await begin()
  const save = (entries: Parameters<typeof recordAssessments>[1]['entries']) =>
    recordAssessments(practice.mara, { sessionId, version: 1, draftVersion: 0, key: randomUUID(), entries }, monday)
  expect((await save([allianceOf(48)])).ok).toBe(true)
  expect(await save([allianceOf(24)])).toEqual({ ok: false, why: 'conflict' })
  expect((await first(db().select().from(scores).where(eq(scores.scale, 'total'))))?.value).toBe(48)
})

test('an answer outside its scale is refused under the name of its measure and nothing is saved', async () => {
  const sessionId = await begin()
  const wrong = distress({ ...all(10, 1), 3: 9 })
  const refused = await recordAssessments(
    practice.mara,
    { sessionId, version: 1, draftVersion: 0, key: randomUUID(), entries: [allianceOf(48), wrong] },
    monday,
  )
  expect(refused).toMatchObject({
    ok: false,
    why: 'invalid',
    errors: { 'core-10:client:': [expect.stringContaining('3')] },
  })
  expect(await db().select().from(assessments)).toEqual([])
})

test('a sixth alliance rating far below the others raises a flag, and correcting it withdraws the flag', async () => {
  for (const [week, sum] of steady.entries()) await recordWeek(practice.mara, clientId, week, [allianceOf(sum), calm])
  const sixth = await recordWeek(practice.mara, clientId, 5, [allianceOf(30), calm])
  const [raised] = await flagsOf()
  expect(raised).toMatchObject({ rule: 'alliance-drop', tier: 'review', state: 'open', sessionId: sixth })
  expect(raised?.sentence).toMatch(/2\.5/)
  const corrected = { sessionId: sixth, version: 2, draftVersion: 1, key: randomUUID(), entries: [allianceOf(50)] }
  expect((await recordAssessments(practice.mara, corrected, later)).ok).toBe(true)
  const [withdrawn] = await flagsOf()
  expect(withdrawn).toMatchObject({ id: raised?.id, state: 'withdrawn' })
  expect(withdrawn?.events.map(event => event.what)).toEqual(['raised', 'withdrawn'])
  expect((await sessionSummary(practice.mara, sixth, later))?.withdrawn).toHaveLength(1)
})

test('the same sessions typed in another order end in the same flags', async () => {
  const dates = ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26', '2026-02-02', '2026-02-09']
  const sums = [...steady, 30]
  const course = dates.map((date, index) => ({ date, entry: allianceOf(sums[index] ?? 0) }))
  const other = await newClient(practice.mara, 'K-002')
  for (const { date, entry } of course) await recordOn(practice.mara, clientId, date, [entry], later)
  for (const { date, entry } of course.toReversed()) await recordOn(practice.mara, other, date, [entry], later)
  const standing = async (id: string) => {
    const flags = (await client(practice.mara, id, later))?.flags ?? []
    return flags
      .filter(flag => flag.state === 'open')
      .map(({ rule, tier, sentence, evidenceOn }) => ({ rule, tier, sentence, evidenceOn }))
  }
  expect(await standing(clientId)).toHaveLength(1)
  expect(await standing(other)).toEqual(await standing(clientId))
})

test('a risk item raises its flag while it is still a draft, and only what was done ends it', async () => {
  const sessionId = await begin()
  const draft = { sessionId, draftVersion: 0, entries: [distress({ 6: 2 })] }
  expect(await saveDraft(practice.mara, draft, monday)).toMatchObject({ ok: true, draftVersion: 1, safety: true })
  const [flag] = await listed('open')
  if (!flag) throw new Error('no flag')
  expect(flag).toMatchObject({ rule: 'safety-item', tier: 'safety' })
  const { version } = flag
  expect(await dismissFlag(practice.mara, { flagId: flag.id, version, reason: 'no' }, monday)).toMatchObject({
    why: 'invalid',
  })
  expect(await acknowledgeFlag(practice.mara, { flagId: flag.id, version, note: null }, monday)).toEqual({ ok: true })
  const [seen] = await listed('open')
  expect(seen).toMatchObject({ state: 'acknowledged', quiet: false })
  const resolve = { flagId: flag.id, version: version + 1, reason: 'Safety plan made together' }
  expect(await resolveFlag(practice.mara, resolve, monday)).toEqual({ ok: true })
  expect(await listed('open')).toEqual([])
  const [ended] = await listed('ended')
  expect(ended?.ending).toMatchObject({ byName: 'Mara', reason: 'Safety plan made together' })
})

test('a risk item corrected upwards asks again, though what was done about the lower answer is recorded', async () => {
  const sessionId = await recordWeek(practice.mara, clientId, 0, [distress({ ...all(10, 1), 6: 1 })])
  const [flag] = await flagsOf()
  await resolveFlag(
    practice.mara,
    { flagId: flag?.id ?? '', version: flag?.version ?? 0, reason: 'Asked and noted' },
    later,
  )
  const corrected = {
    sessionId,
    version: 2,
    draftVersion: 1,
    key: randomUUID(),
    entries: [distress({ ...all(10, 1), 6: 3 })],
  }
  expect(await recordAssessments(practice.mara, corrected, later)).toMatchObject({ ok: true })
  expect((await flagsOf()).map(({ state, tier }) => ({ state, tier }))).toEqual([
    { state: 'open', tier: 'safety' },
    { state: 'resolved', tier: 'safety' },
  ])
})

test('an acknowledged flag leaves the triage count until there is newer evidence; its line says that it is still open', async () => {
  for (const [week, sum] of steady.entries()) await recordWeek(practice.mara, clientId, week, [allianceOf(sum)])
  await recordWeek(practice.mara, clientId, 5, [allianceOf(30)])
  const [flag] = await flagsOf()
  const row = async () => (await caseload(practice.mara, later))[0]
  expect(await row()).toMatchObject({ openFlags: 1, quietFlags: 0, topFlag: { id: flag?.id } })
  await acknowledgeFlag(practice.mara, { flagId: flag?.id ?? '', version: flag?.version ?? 0, note: 'Seen' }, later)
  expect(await row()).toMatchObject({ openFlags: 0, quietFlags: 1, topFlag: null })
  expect(await openFlagCount(practice.mara)).toBe(0)
  await recordWeek(practice.mara, clientId, 6, [allianceOf(30)])
  expect(await row()).toMatchObject({ openFlags: 1, quietFlags: 0, topFlag: { id: flag?.id } })
  expect(await openFlagCount(practice.mara)).toBe(1)
})

test('a flag that a person ended speaks again on a second, worse session of the same day', async () => {
  for (const [week, sum] of [48, 49, 47, 48, 49, 30].entries())
    await recordWeek(practice.mara, clientId, week, [allianceOf(sum)])
  const ofDrop = async () => (await flagsOf()).find(({ rule }) => rule === 'alliance-drop')
  const { id: flagId = '', version = 0 } = (await ofDrop()) ?? {}
  await resolveFlag(practice.mara, { flagId, version, reason: 'Spoken about' }, monday)
  expect((await ofDrop())?.state).toBe('resolved')
  await recordWeek(practice.mara, clientId, 5, [allianceOf(20)])
  expect((await ofDrop())?.state).toBe('open')
})

test('a flag that a person dismissed speaks again on newer evidence, and the reason given before is kept', async () => {
  for (const [week, sum] of steady.entries()) await recordWeek(practice.mara, clientId, week, [allianceOf(sum)])
  await recordWeek(practice.mara, clientId, 5, [allianceOf(30)])
  const [flag] = await flagsOf()
  await dismissFlag(
    practice.mara,
    { flagId: flag?.id ?? '', version: flag?.version ?? 0, reason: 'Holiday' },
    monday + 36 * day,
  )
  expect((await flagsOf())[0]?.state).toBe('dismissed')
  await recordWeek(practice.mara, clientId, 6, [allianceOf(30)])
  const [again] = await flagsOf()
  expect(again?.state).toBe('open')
  expect(again?.events.map(({ what, note }) => ({ what, note }))).toEqual([
    { what: 'raised', note: null },
    { what: 'dismissed', note: 'Holiday' },
    { what: 'raised-again', note: null },
  ])
})

test('a score-only sheet without a score may be a draft and is not saved', async () => {
  const sessionId = await begin()
  const about = { instrumentId: 'core-10', respondent: 'client', target: null } as const
  const entries = [{ ...about, how: 'score-only' as const, scores: {}, answers: {} }]
  expect(await saveDraft(practice.mara, { sessionId, draftVersion: 0, entries }, monday)).toMatchObject({ ok: true })
  expect(
    await recordAssessments(
      practice.mara,
      { sessionId, version: 1, draftVersion: 1, key: randomUUID(), entries },
      monday,
    ),
  ).toEqual({ ok: false, why: 'invalid', errors: { 'core-10:client:': ['Type at least one score.'] } })
  expect(await db().select({ state: assessments.state }).from(assessments)).toEqual([{ state: 'draft' }])
})

test('a draft is there again as it was typed, a stale tab is told, and saving takes its place', async () => {
  const sessionId = await begin()
  const typed = distress({ 1: 3, 2: 'blank', 3: 'declined' })
  expect(await saveDraft(practice.mara, { sessionId, draftVersion: 0, entries: [typed] }, monday)).toMatchObject({
    ok: true,
  })
  expect(await saveDraft(practice.mara, { sessionId, draftVersion: 0, entries: [] }, monday)).toEqual({
    ok: false,
    why: 'conflict',
  })
  const open = await sessionToRecord(practice.mara, sessionId, monday)
  expect(open?.battery.find(part => part.instrument.id === 'core-10')).toMatchObject({
    isDraft: true,
    saved: false,
    entry: typed,
  })
  expect(await db().select().from(scores)).toEqual([])
  await recordAssessments(
    practice.mara,
    { sessionId, version: 1, draftVersion: 1, key: randomUUID(), entries: [calm] },
    monday,
  )
  expect(await db().select({ state: assessments.state }).from(assessments)).toEqual([{ state: 'final' }])
})

test('a draft that is stored already as it is sent again is no conflict; anything else is', async () => {
  const sessionId = await begin()
  const typed: Entry[] = [
    distress({ 1: 3, 2: 'blank', 3: 'declined' }),
    worry(7),
    { instrumentId: 'wai-sr', respondent: 'client', target: null, how: 'absent', why: 'declined' },
  ]
  const draft = { sessionId, draftVersion: 0, entries: typed, note: 'Came late. ' }
  const first = await saveDraft(practice.mara, draft, monday)
  expect(await saveDraft(practice.mara, draft, monday)).toEqual(first)
  const conflict = { ok: false, why: 'conflict' }
  expect(await saveDraft(practice.mara, { ...draft, note: 'Came late' }, monday)).toEqual(conflict)
  expect(await saveDraft(practice.mara, { ...draft, entries: typed.slice(1) }, monday)).toEqual(conflict)
  const other = [distress({ 1: 3, 2: 'blank' }), ...typed.slice(1)]
  expect(await saveDraft(practice.mara, { ...draft, entries: other }, monday)).toEqual(conflict)
})

test('a draft that arrived after the screen was loaded is no conflict when it says what is saved', async () => {
  const sessionId = await begin()
  const entries = [distress({ ...all(10, 1), 6: 0 })]
  await saveDraft(practice.mara, { sessionId, draftVersion: 0, entries }, monday)
  const save = (given: Entry[]) =>
    recordAssessments(
      practice.mara,
      { sessionId, version: 1, draftVersion: 0, key: randomUUID(), entries: given },
      monday,
    )
  expect(await save([distress({ ...all(10, 2), 6: 0 })])).toEqual({ ok: false, why: 'conflict' })
  expect(await save(entries)).toMatchObject({ ok: true, version: 2 })
})

test('beginning twice on one day gives the same unsaved session', async () => {
  expect(await begin()).toBe(await begin())
})

test('an unsaved session can be given up, a saved one cannot', async () => {
  const sessionId = await begin()
  expect(await discardSession(practice.mara, { sessionId, version: 1, draftVersion: 0 }, monday)).toEqual({ ok: true })
  const saved = await recordWeek(practice.mara, clientId, 1, [calm])
  expect(await discardSession(practice.mara, { sessionId: saved, version: 2, draftVersion: 1 }, later)).toMatchObject({
    ok: false,
    why: 'invalid',
  })
})

test('a session moved to the right client takes its flags along, and moving it back undoes it', async () => {
  const other = await newClient(practice.mara, 'K-002')
  const sessionId = await recordWeek(practice.mara, clientId, 0, [distress({ ...all(10, 1), 6: 1 })])
  const move = (version: number, toClientId: string) =>
    moveSession(practice.mara, { sessionId, version, toClientId }, later)
  expect(await move(2, other)).toMatchObject({ ok: true, version: 3 })
  const openOf = async (id: string) =>
    ((await client(practice.mara, id, later))?.flags ?? []).filter(flag => flag.state === 'open')
  expect(await openOf(clientId)).toEqual([])
  expect(await openOf(other)).toHaveLength(1)
  expect(await move(3, clientId)).toMatchObject({ ok: true, version: 4 })
  expect(await openOf(clientId)).toHaveLength(1)
  expect(await openOf(other)).toEqual([])
})

test('every save and every opened client leaves one audit entry, and flag events stay', async () => {
  const sessionId = await recordWeek(practice.mara, clientId, 0, [distress({ ...all(10, 1), 6: 1 })])
  await client(practice.mara, clientId, later)
  const acts = await db().select().from(auditEvents).where(eq(auditEvents.clientId, clientId)).orderBy(auditEvents.seq)
  expect(acts.map(({ act }) => act)).toEqual(['client.add', 'session.start', 'session.record', 'client.open'])
  expect(acts.find(({ act }) => act === 'session.record')).toMatchObject({
    subjectId: sessionId,
    personId: practice.mara.personId,
  })
  await expect(writeUnattended(tx => tx.delete(flagEvents))).rejects.toThrow(/never removed|permission denied/)
})

test.skipIf(isInServer)('no name, note or date of birth is readable in the file', async () => {
  await newClient(practice.mara, 'K-009', 'Canary Nightingale')
  sqlite().pragma('wal_checkpoint(truncate)')
  const { readFileSync } = await import('node:fs')
  expect(readFileSync(`${practice.folder}/attune.db`, 'latin1')).not.toContain('Nightingale')
})

test('scores worked out from one that was typed are not taken as typed when it is corrected', async () => {
  const about = { instrumentId: 'wai-sr', respondent: 'client' as const, target: null, answers: {} }
  const typed = (mean: number) => ({ ...about, how: 'score-only' as const, scores: { mean } })
  const sessionId = await recordWeek(practice.mara, clientId, 0, [typed(4)])
  const entryNow = async () =>
    (await sessionToRecord(practice.mara, sessionId, later))?.battery.find(part => part.instrument.id === 'wai-sr')
  expect((await entryNow())?.entry).toMatchObject({ scores: { mean: 4 } })
  const version = 2
  await recordAssessments(
    practice.mara,
    { sessionId, version, draftVersion: 1, key: randomUUID(), entries: [typed(3)] },
    later,
  )
  expect((await entryNow())?.entry).toEqual(typed(3))
  const summary = await sessionSummary(practice.mara, sessionId, later)
  expect(summary?.assessments[0]?.scores).toEqual({ mean: 3, total: 36 })
  expect(summary?.scoreRules.map(({ scale, rule }) => [scale, rule]).sort()).toEqual([
    ['mean', 'typed'],
    ['total', 'derived'],
  ])
})

test('the list of flags comes in pages, in one order', async () => {
  const raised = distress({ ...all(10, 1), 6: 1 })
  for (const week of [0, 1, 2]) await recordWeek(practice.mara, clientId, week, [raised])
  const whole = (await listed('open')).map(({ id }) => id)
  const page = async (number: number) => {
    const { flags, page, pages } = await flagsToReview(practice.mara, { show: 'open', page: number, size: 2 }, monday)
    return { ids: flags.map(({ id }) => id), page, pages }
  }
  expect(whole).toHaveLength(3)
  expect(await page(1)).toEqual({ ids: whole.slice(0, 2), page: 1, pages: 2 })
  expect(await page(2)).toEqual({ ids: whole.slice(2), page: 2, pages: 2 })
  // A page that is no longer there, because flags have ended, is the last.
  expect(await page(9)).toEqual({ ids: whole.slice(2), page: 2, pages: 2 })
})
