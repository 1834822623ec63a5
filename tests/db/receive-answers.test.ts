import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { measuredInWords } from '@/components/client/client-words'
import { recordAssessments, saveDraft } from '@/db/assessments'
import { client } from '@/db/client-pages'
import { clientRecord } from '@/db/client-record'
import { endEpisode } from '@/db/episodes'
import { resolveFlag } from '@/db/flags'
import { unreadNotices } from '@/db/notices'
import { db } from '@/db/open'
import { answers, assessments, auditEvents, scores, sessions, sheetRevisions, sheetSources } from '@/db/schema'
import { sessionToRecord } from '@/db/session-entry'
import { moveSession } from '@/db/session-moves'
import { sessionSummary } from '@/db/session-summary'
import { voidSession } from '@/db/session-voids'
import { changeSession, discardSession, startSession } from '@/db/sessions'
import { correctClientSheet } from '@/db/sheet-corrections'
import type { Entry } from '@/lib/entry'
import type { Answer } from '@/lib/instruments/answers'
import { instruments } from '@/lib/instruments/catalogue'
import { noticeText } from '@/lib/notices'
import { all, allianceOf, distress, newClient, recordOn } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'
import { ask, byClient, send } from '../support/sent-answers'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
})
afterEach(() => practice.remove())

const hour = 60 * 60_000
const core = (risk: Answer, rest = 1): Record<number, Answer> => ({ ...all(10, rest), 6: risk })
const begin = async (at = monday) => {
  const begun = await startSession(practice.mara, { clientId, key: randomUUID() }, at)
  if (!begun.ok) throw new Error('The session was not begun')
  return begun.sessionId
}
const versionsOf = async (sessionId: string) => {
  const found = await sessionToRecord(practice.mara, sessionId, monday)
  if (!found) throw new Error('No such session')
  return { version: found.session.version, draftVersion: found.session.draftVersion }
}
const save = async (
  sessionId: string,
  entries: Entry[],
  known?: { version: number; draftVersion: number },
  at = monday,
) =>
  recordAssessments(
    practice.mara,
    { sessionId, ...(known ?? (await versionsOf(sessionId))), key: randomUUID(), entries },
    at,
  )
const page = async (at = monday + 90 * day) => {
  const found = await client(practice.mara, clientId, at)
  if (!found) throw new Error('No such client')
  return found
}
const safety = async () =>
  (await page()).flags.filter(({ tier }) => tier === 'safety').map(({ state, sentence }) => `${state}: ${sentence}`)
const held = async () => (await page()).histories.flatMap(({ sessions: found }) => found)
const sheetsOf = async (sessionId: string) =>
  db()
    .select({
      id: assessments.id,
      instrumentId: assessments.instrumentId,
      state: assessments.state,
      version: assessments.version,
    })
    .from(assessments)
    .where(eq(assessments.sessionId, sessionId))
    .orderBy(asc(assessments.instrumentId), asc(assessments.state))
const answersOf = async (assessmentId: string) =>
  Object.fromEntries(
    (await db().select().from(answers).where(eq(answers.assessmentId, assessmentId)).orderBy(asc(answers.item))).map(
      ({ item, value, absence }) => [item, value ?? absence],
    ),
  )

describe('where answers go', () => {
  test('to the session they were asked for, with scores, source, another version and an entry of the audit', async () => {
    const sessionId = await begin()
    const before = await versionsOf(sessionId)
    const request = await ask(practice.mara, clientId, { occasion: 'session', sessionId, way: 'tablet' }, monday)
    const received = await send(request, { 'core-10': core(0) }, monday + 1)
    expect(received).toEqual({ sessionId, sheets: 1, isRaised: false })
    const [sheet] = await sheetsOf(sessionId)
    expect(sheet).toMatchObject({ instrumentId: 'core-10', state: 'final' })
    const source = await db().select().from(sheetSources)
    expect(source).toMatchObject([
      {
        assessmentId: sheet?.id,
        requestId: request.id,
        way: 'tablet',
        language: 'en',
        wordingId: null,
        sentAt: monday + 1,
      },
    ])
    expect(await db().select().from(scores).where(eq(scores.scale, 'total'))).toMatchObject([
      { value: 13, rule: 'complete' },
    ])
    expect(await versionsOf(sessionId)).toEqual({ ...before, version: before.version + 1 })
    const noted = await db().select().from(auditEvents).where(eq(auditEvents.act, 'answers.receive'))
    expect(noted).toMatchObject([{ personId: null, loginId: null, clientId, subjectId: request.id, count: 1 }])
  })

  test('between sessions: at its day, without a number, and no session', async () => {
    await recordOn(practice.mara, clientId, '2026-01-05', [distress(core(0))], monday + 3 * day)
    const request = await ask(practice.mara, clientId, { occasion: 'between' }, monday)
    const { sessionId } = await send(request, { 'core-10': core(0, 2) }, monday + 3 * day)
    const last = (await held()).at(-1)
    expect(last).toMatchObject({ id: sessionId, number: null, attendance: 'between', isSaved: true })
    expect(await sessionToRecord(practice.mara, sessionId ?? '', monday)).toBeNull()
    expect((await sessionSummary(practice.mara, sessionId ?? '', monday))?.session.number).toBeNull()
    const again = await ask(practice.mara, clientId, { occasion: 'between' }, monday + 3 * day)
    expect((await send(again, { 'core-10': core(0, 3) }, monday + 3 * day)).sessionId).not.toBe(sessionId)
  })

  test('to the next session before it is there: they wait, and the session that is begun is made of them', async () => {
    const request = await ask(practice.mara, clientId, { occasion: 'next-session' }, monday)
    const { sessionId } = await send(request, { 'core-10': core(2) }, monday + day)
    expect((await held()).map(({ number, attendance }) => [number, attendance])).toEqual([[null, 'between']])
    expect(await safety()).toHaveLength(1)
    const more = await ask(
      practice.mara,
      clientId,
      { occasion: 'next-session', measures: [byClient('phq-9')] },
      monday + day,
    )
    expect((await send(more, { 'phq-9': { 1: 1 } }, monday + 2 * day)).sessionId).toBe(sessionId)
    expect(await begin(monday + 3 * day)).toBe(sessionId)
    expect((await held()).map(({ number, attendance, isSaved }) => [number, attendance, isSaved])).toEqual([
      [1, 'attended', false],
    ])
    expect(await safety()).toEqual([expect.stringMatching(/^open: .* at session 1, filled in by the client\.$/)])
    expect((await sheetsOf(sessionId ?? '')).map(({ instrumentId, state }) => `${instrumentId} ${state}`)).toEqual([
      'core-10 final',
      'phq-9 final',
    ])
    expect((await save(sessionId ?? '', [allianceOf(48)], undefined, monday + 3 * day)).ok).toBe(true)
    expect(await safety()).toHaveLength(1)
  })

  test('what was done about a risk answer before the session is begun stays done in it', async () => {
    const request = await ask(practice.mara, clientId, { occasion: 'next-session' }, monday)
    await send(request, { 'core-10': core(2) }, monday)
    const [flag] = (await page(monday)).flags.filter(({ tier }) => tier === 'safety')
    const given = { flagId: flag?.id ?? '', version: flag?.version ?? 0, reason: 'Called at once' }
    expect(await resolveFlag(practice.mara, given, monday + 1)).toMatchObject({ ok: true })
    await begin(monday + 2 * day)
    expect(await safety()).toEqual([expect.stringMatching(/^resolved/)])
  })

  test('to the one that goes on, where it is begun already', async () => {
    const request = await ask(practice.mara, clientId, { occasion: 'next-session' }, monday)
    const sessionId = await begin(monday + day)
    expect((await send(request, { 'core-10': core(0) }, monday + day)).sessionId).toBe(sessionId)
  })

  test('to that of today, where they were asked before it was saved', async () => {
    const request = await ask(practice.mara, clientId, { occasion: 'next-session' }, monday)
    const sessionId = await begin(monday + hour)
    await save(sessionId, [allianceOf(48)], undefined, monday + 2 * hour)
    expect((await send(request, { 'core-10': core(0) }, monday + 3 * hour)).sessionId).toBe(sessionId)
  })

  test('and not to that of today where they were asked after it: that one is over', async () => {
    const over = await begin(monday)
    await save(over, [distress(core(0, 2))], undefined, monday + hour)
    const request = await ask(practice.mara, clientId, { occasion: 'next-session' }, monday + 2 * hour)
    const { sessionId } = await send(request, { 'core-10': core(0, 1) }, monday + 3 * hour)
    expect(sessionId).not.toBe(over)
    expect((await sheetsOf(over)).map(({ state }) => state)).toEqual(['final'])
    expect((await held()).map(({ attendance }) => attendance)).toEqual(['attended', 'between'])
    expect(await begin(monday + 7 * day)).toBe(sessionId)
  })

  test('what waited for longer than a week stays between sessions', async () => {
    const request = await ask(practice.mara, clientId, { occasion: 'next-session' }, monday)
    const { sessionId } = await send(request, { 'core-10': core(0) }, monday)
    expect(await begin(monday + 8 * day)).not.toBe(sessionId)
    expect((await held()).filter(({ attendance }) => attendance === 'between')).toHaveLength(1)
  })

  test('a questionnaire in which nothing was answered is no sheet, and one with a single refusal is', async () => {
    const request = await ask(practice.mara, clientId, { occasion: 'between' }, monday)
    expect(await send(request, { 'core-10': {} }, monday)).toEqual({ sessionId: null, sheets: 0, isRaised: false })
    expect(await db().select().from(sessions)).toEqual([])
    expect(await send(request, { 'core-10': { 3: 'declined' }, 'phq-9': {} }, monday)).toMatchObject({ sheets: 1 })
  })
})

describe('a session that is not there for them any more: they are kept between sessions, and the clinician is told', () => {
  const told = async () =>
    (await unreadNotices(practice.mara))
      .map(notice => noticeText(notice, 'en-GB'))
      .filter(text => text.includes('kept between sessions'))
  const asked = async (sessionId: string) => ask(practice.mara, clientId, { occasion: 'session', sessionId }, monday)
  const sentBetween = async (request: Awaited<ReturnType<typeof ask>>, at = monday + day) => {
    const { sessionId } = await send(request, { 'core-10': core(2) }, at)
    const [row] = await db()
      .select()
      .from(sessions)
      .where(eq(sessions.id, sessionId ?? ''))
    expect(row).toMatchObject({ attendance: 'between', clientId })
    expect(await safety()).toHaveLength(1)
    return await told()
  }

  test('it is void', async () => {
    const sessionId = await begin()
    await save(sessionId, [allianceOf(48)])
    const request = await asked(sessionId)
    const voiding = { sessionId, ...(await versionsOf(sessionId)), reason: 'Another client', safety: [] }
    expect(await voidSession(practice.mara, voiding, monday)).toEqual({ ok: true })
    expect(await sentBetween(request)).toEqual([expect.stringContaining('is void')])
  })

  test('it was moved to another client', async () => {
    const sessionId = await begin()
    await save(sessionId, [allianceOf(48)])
    const request = await asked(sessionId)
    const toClientId = await newClient(practice.mara, 'C-0002')
    expect(
      (
        await moveSession(
          practice.mara,
          { sessionId, version: (await versionsOf(sessionId)).version, toClientId },
          monday,
        )
      ).ok,
    ).toBe(true)
    expect(await sentBetween(request)).toEqual([expect.stringContaining('not this client’s any more')])
  })

  test('it was given up', async () => {
    const sessionId = await begin()
    const request = await asked(sessionId)
    expect((await discardSession(practice.mara, { sessionId, ...(await versionsOf(sessionId)) }, monday)).ok).toBe(true)
    expect(await sentBetween(request)).toEqual([expect.stringContaining('any more')])
  })

  test('it did not take place', async () => {
    const sessionId = await begin()
    const request = await asked(sessionId)
    const { version } = await versionsOf(sessionId)
    const missed = { sessionId, version, heldOn: '2026-01-05', attendance: 'missed', mode: 'in-person' } as const
    expect((await changeSession(practice.mara, missed, monday)).ok).toBe(true)
    expect(await sentBetween(request)).toEqual([expect.stringContaining('did not take place')])
  })

  test('its episode has ended', async () => {
    const sessionId = await begin()
    await save(sessionId, [allianceOf(48)])
    const request = await asked(sessionId)
    const { episode } = (await sessionToRecord(practice.mara, sessionId, monday)) ?? { episode: { id: '' } }
    const ended = {
      episodeId: episode.id,
      version: 1,
      endedOn: '2026-01-05',
      endKind: 'completed',
      reason: '',
      safety: [],
    } as const
    expect(await endEpisode(practice.mara, ended, monday)).toMatchObject({ ok: true })
    expect(await sentBetween(request)).toEqual([expect.stringContaining('episode that they were asked in has ended')])
  })

  test('it was so long ago that an answer about risk would ask for nothing', async () => {
    const sessionId = await begin()
    await save(sessionId, [allianceOf(48)])
    const request = await asked(sessionId)
    expect(await sentBetween(request, monday + 15 * day)).toEqual([expect.stringContaining('too long ago')])
  })

  test('a day before that they go to it', async () => {
    const sessionId = await begin()
    await save(sessionId, [allianceOf(48)])
    const request = await asked(sessionId)
    expect((await send(request, { 'core-10': core(2) }, monday + 14 * day)).sessionId).toBe(sessionId)
    expect(await safety()).toEqual([expect.stringMatching(/^open/)])
  })

  test('the same was answered for it before: the first is final', async () => {
    const sessionId = await begin()
    const [first, second] = [await asked(sessionId), await asked(sessionId)]
    await send(first, { 'core-10': core(0, 1) }, monday)
    await send(second, { 'core-10': core(0, 4), 'phq-9': { 1: 0 } }, monday)
    const [sheet] = await sheetsOf(sessionId)
    expect(await answersOf(sheet?.id ?? '')).toEqual(core(0, 1))
    expect((await held()).map(({ attendance, assessments: found }) => [attendance, found.length])).toEqual([
      ['attended', 2],
      ['between', 1],
    ])
    expect(await told()).toEqual([expect.stringContaining('answered for that session before')])
  })
})

describe('two pens at once (S6)', () => {
  const typed = (risk: Answer) => distress(core(risk, 2))
  const asksHere = async (sessionId: string) => ask(practice.mara, clientId, { occasion: 'session', sessionId }, monday)

  test('the client sends while the clinician types: the save meets the version, and both are kept', async () => {
    const sessionId = await begin()
    const known = await versionsOf(sessionId)
    await saveDraft(practice.mara, { sessionId, draftVersion: 0, entries: [typed(0), allianceOf(48)] }, monday)
    await send(await asksHere(sessionId), { 'core-10': core(0, 1) }, monday)
    const entries = [typed(0), allianceOf(48)]
    expect(await save(sessionId, entries, { ...known, draftVersion: 1 })).toEqual({ ok: false, why: 'conflict' })
    expect((await save(sessionId, entries)).ok).toBe(true)
    const kept = await sheetsOf(sessionId)
    expect(kept.map(({ instrumentId, state }) => `${instrumentId} ${state}`)).toEqual([
      'core-10 beside',
      'core-10 final',
      'wai-sr final',
    ])
    expect(await answersOf(kept[0]?.id ?? '')).toEqual(core(0, 2))
    expect(await answersOf(kept[1]?.id ?? '')).toEqual(core(0, 1))
    expect(measuredInWords((await held())[0]?.assessments ?? [], instruments)).toBe(
      'WAI-SR; filled in by the client: CORE-10',
    )
    expect(
      (await held())[0]?.assessments.find(({ draft, instrumentId }) => !draft && instrumentId === 'core-10')?.scores
        .total,
    ).toBe(13)
  })

  test('the clinician saves first: the client’s own scores, and what was typed stands beside it', async () => {
    const sessionId = await begin()
    await save(sessionId, [typed(0)])
    await send(await asksHere(sessionId), { 'core-10': core(0, 1) }, monday)
    const kept = await sheetsOf(sessionId)
    expect(kept.map(({ state }) => state)).toEqual(['beside', 'final'])
    expect(await answersOf(kept[0]?.id ?? '')).toEqual(core(0, 2))
  })

  test('of what was saved and what was typed since, the newer stands beside and the older stays as its earlier content', async () => {
    const sessionId = await begin()
    await save(sessionId, [typed(0)])
    const { draftVersion } = await versionsOf(sessionId)
    await saveDraft(practice.mara, { sessionId, draftVersion, entries: [distress(core(0, 3))] }, monday)
    await send(await asksHere(sessionId), { 'core-10': core(0, 1) }, monday)
    const [beside] = await sheetsOf(sessionId)
    expect(await answersOf(beside?.id ?? '')).toEqual(core(0, 3))
    const earlier = await db().select().from(sheetRevisions)
    expect(earlier).toMatchObject([{ assessmentId: beside?.id, content: { how: 'items' } }])
  })

  test('what says the same as the client did is not kept twice, nor that it was not asked', async () => {
    const sessionId = await begin()
    await send(await asksHere(sessionId), { 'core-10': core(0, 1) }, monday)
    expect((await save(sessionId, [distress(core(0, 1)), allianceOf(48)])).ok).toBe(true)
    const absent = { ...byClient('core-10'), how: 'absent', why: 'not-asked' } as const
    expect((await save(sessionId, [absent])).ok).toBe(true)
    expect((await sheetsOf(sessionId)).map(({ state }) => state)).toEqual(['final', 'final'])
  })

  test.each([
    ['the client’s own', 0, 2],
    ['what was typed', 2, 0],
  ] as const)('a risk item of either raises: %s', async (_, byClinician, byThemselves) => {
    const sessionId = await begin()
    await save(sessionId, [typed(byClinician)])
    const { isRaised } = await send(await asksHere(sessionId), { 'core-10': core(byThemselves, 1) }, monday)
    expect(isRaised).toBe(byThemselves > 0)
    expect(await safety()).toEqual([expect.stringMatching(/^open/)])
  })

  test('the entry screen shows the client’s own, and a draft of the same is kept beside it, for the safety rule too', async () => {
    const sessionId = await begin()
    await send(await asksHere(sessionId), { 'core-10': core(0, 1) }, monday + 1)
    const { draftVersion } = await versionsOf(sessionId)
    const draft = { sessionId, draftVersion, entries: [typed(2), allianceOf(40)] }
    expect(await saveDraft(practice.mara, draft, monday)).toMatchObject({ ok: true, safety: true })
    const record = await sessionToRecord(practice.mara, sessionId, monday)
    const part = record?.battery.find(({ instrument }) => instrument.id === 'core-10')
    expect(part).toMatchObject({ isDraft: false, source: { way: 'link', language: 'en', sentAt: monday + 1 } })
    expect(part?.entry).toMatchObject({ how: 'items', answers: core(0, 1) })
    expect(await safety()).toEqual([expect.stringMatching(/^open/)])
    await saveDraft(practice.mara, { sessionId, draftVersion: draftVersion + 1, entries: [allianceOf(41)] }, monday)
    expect((await sheetsOf(sessionId)).map(({ state }) => state)).toEqual(['beside', 'final', 'draft'])
    const { version } = await versionsOf(sessionId)
    const saved = await save(sessionId, [allianceOf(41)], { version, draftVersion: draftVersion + 2 })
    expect(saved.ok).toBe(true)
    const summary = await sessionSummary(practice.mara, sessionId, monday)
    expect(summary?.clientSheets).toMatchObject([{ earlier: [], source: { way: 'link', version: 1 } }])
    expect(summary?.beside.map(({ answers: given }) => given)).toEqual([core(2, 2)])
  })

  test('a draft of what stands beside is stored already only where it says just that', async () => {
    const sessionId = await begin()
    await send(await asksHere(sessionId), { 'core-10': core(0, 1) }, monday)
    const typing = (rest: number) =>
      saveDraft(practice.mara, { sessionId, draftVersion: 0, entries: [distress(core(0, rest))] }, monday)
    expect(await typing(2)).toMatchObject({ ok: true, draftVersion: 1 })
    // A reply that was lost; then more was typed over the version that the screen knew.
    expect(await typing(2)).toMatchObject({ ok: true, draftVersion: 1 })
    expect(await typing(3)).toEqual({ ok: false, why: 'conflict' })
    const known = { version: (await versionsOf(sessionId)).version, draftVersion: 0 }
    expect((await save(sessionId, [distress(core(0, 2))], known)).ok).toBe(true)
  })

  test('what was typed otherwise and then as the client has it stands corrected, for the safety rule too', async () => {
    const sessionId = await begin()
    await send(await asksHere(sessionId), { 'core-10': core(0, 1) }, monday)
    const typing = (draftVersion: number, risk: Answer) =>
      saveDraft(practice.mara, { sessionId, draftVersion, entries: [distress(core(risk, 1))] }, monday)
    await typing(0, 3)
    expect(await safety()).toEqual([expect.stringMatching(/^open/)])
    await typing(1, 0)
    const [beside] = await sheetsOf(sessionId)
    expect(await answersOf(beside?.id ?? '')).toEqual(core(0, 1))
    expect(await safety()).toEqual([expect.stringMatching(/^withdrawn/)])
  })

  test('a draft goes on after the client has sent', async () => {
    const sessionId = await begin()
    await send(await asksHere(sessionId), { 'core-10': core(0, 1) }, monday)
    const draft = { sessionId, draftVersion: 0, entries: [allianceOf(40)], note: 'Half a sentence' }
    expect(await saveDraft(practice.mara, draft, monday)).toMatchObject({ ok: true })
  })
})

describe('what is kept of an answer', () => {
  test('blank, rather not, 0 and unanswered are four things in database, score and record (S8)', async () => {
    const request = await ask(practice.mara, clientId, { occasion: 'between', measures: [byClient('core-10')] }, monday)
    await send(request, { 'core-10': { 1: 0, 2: 'blank', 3: 'declined', 4: 1, 5: 1, 6: 0, 7: 1, 8: 1, 9: 1 } }, monday)
    const [sheet] = await db().select().from(assessments)
    const given = await answersOf(sheet?.id ?? '')
    expect([given[1], given[2], given[3], 10 in given]).toEqual([0, 'blank', 'declined', false])
    const [total] = await db().select().from(scores).where(eq(scores.scale, 'total'))
    expect(total).toMatchObject({ value: null, answered: 7, rule: 'incomplete' })
    const record = await clientRecord(practice.mara, clientId, monday)
    const exported = record?.tables.answers ?? []
    const of = (item: number) => exported.filter(row => row.item === item).map(({ value, absence }) => [value, absence])
    expect([of(1), of(2), of(3), of(10)]).toEqual([[[0, null]], [[null, 'blank']], [[null, 'declined']], []])
    expect(record?.tables.sheet_sources).toMatchObject([{ way: 'link', language: 'en' }])
  })

  test('an item that hangs on another one is not kept once that is answered otherwise', async () => {
    const request = await ask(
      practice.mara,
      clientId,
      { occasion: 'between', measures: [byClient('tension-check')] },
      monday,
    )
    await send(request, { 'tension-check': { 1: 0, 2: 1, 3: 0 } }, monday)
    const [sheet] = await db().select().from(assessments)
    expect(await answersOf(sheet?.id ?? '')).toEqual({ 1: 0 })
  })

  test.each([
    [1, false],
    [0, false],
    [2, true],
    ['blank', false],
    ['declined', false],
    [undefined, false],
  ] as const)(
    'a risk item answered %s: the client is told and the flag is there, or neither (S12)',
    async (risk, isRaised) => {
      const request = await ask(practice.mara, clientId, { occasion: 'between' }, monday)
      const limit = risk === 1 ? 0 : risk
      const { 6: _, ...others } = core(0)
      const given = limit === undefined ? others : { ...others, 6: limit }
      expect((await send(request, { 'core-10': given }, monday)).isRaised).toBe(isRaised)
      expect(await safety()).toHaveLength(isRaised ? 1 : 0)
    },
  )
})

describe('giving a session up in which the client has answered', () => {
  test('leaves their answers between sessions, with the flag that they raised', async () => {
    const sessionId = await begin()
    await send(
      await ask(practice.mara, clientId, { occasion: 'session', sessionId }, monday),
      { 'core-10': core(3) },
      monday,
    )
    await saveDraft(practice.mara, { sessionId, draftVersion: 0, entries: [allianceOf(48)] }, monday)
    expect(await discardSession(practice.mara, { sessionId, ...(await versionsOf(sessionId)) }, monday)).toEqual({
      ok: true,
    })
    expect((await held()).map(({ attendance, number }) => [attendance, number])).toEqual([['between', null]])
    expect((await sheetsOf(sessionId)).map(({ instrumentId }) => instrumentId)).toEqual(['core-10'])
    expect(await safety()).toEqual([expect.stringMatching(/^open: .* between sessions, filled in by the client\.$/)])
  })
})

describe('moving a session in which the screen was with somebody else than was thought', () => {
  test('carries what was answered along, and back', async () => {
    const sessionId = await begin()
    await send(
      await ask(practice.mara, clientId, { occasion: 'session', sessionId, way: 'handover' }, monday),
      { 'core-10': core(3) },
      monday,
    )
    await save(sessionId, [allianceOf(48)])
    const toClientId = await newClient(practice.mara, 'C-0002')
    const { version } = await versionsOf(sessionId)
    expect((await moveSession(practice.mara, { sessionId, version, toClientId }, monday)).ok).toBe(true)
    expect(await db().select().from(sheetSources)).toMatchObject([{ clientId: toClientId }])
    expect(await safety()).toEqual([])
    expect(
      (await moveSession(practice.mara, { sessionId, version: version + 1, toClientId: clientId }, monday)).ok,
    ).toBe(true)
    expect(await db().select().from(sheetSources)).toMatchObject([{ clientId }])
    expect(await safety()).toHaveLength(1)
  })
})

describe('correcting what a client answered', () => {
  const sent = async (risk: Answer = 3) => {
    const sessionId = await begin()
    const request = await ask(practice.mara, clientId, { occasion: 'session', sessionId }, monday)
    await send(request, { 'core-10': core(risk) }, monday)
    const [sheet] = await sheetsOf(sessionId)
    if (!sheet) throw new Error('There is no sheet')
    return { sessionId, assessmentId: sheet.id, version: sheet.version }
  }
  const correct = (
    of: { assessmentId: string; version: number },
    given: Record<number, Answer>,
    reason = 'One line too low',
  ) => correctClientSheet(practice.mara, { ...of, answers: given, reason }, monday)

  test('keeps what was sent, says who and why, and reads the episode again', async () => {
    const { sessionId, ...sheet } = await sent()
    expect(await safety()).toEqual([expect.stringMatching(/^open/)])
    expect(await correct(sheet, core(0, 2))).toEqual({ ok: true, version: 2, sessionId })
    expect(await answersOf(sheet.assessmentId)).toEqual(core(0, 2))
    const [earlier] = await db().select().from(sheetRevisions)
    expect(earlier).toMatchObject({ assessmentId: sheet.assessmentId, revisedBy: practice.mara.personId })
    expect(JSON.stringify(earlier?.content)).toContain('{"item":6,"value":3,"absence":null}')
    expect(await db().select().from(sheetSources)).toHaveLength(1)
    expect(await safety()).toEqual([expect.stringMatching(/^withdrawn/)])
    expect((await save(sessionId, [allianceOf(48)])).ok).toBe(true)
    const [read] = (await sessionSummary(practice.mara, sessionId, monday))?.clientSheets ?? []
    expect(read?.earlier).toMatchObject([
      { byName: expect.stringContaining('Mara'), reason: 'One line too low', answers: core(3) },
    ])
  })

  test('needs a reason, answers that fit, and the version that is there', async () => {
    const { sessionId: _, ...sheet } = await sent()
    expect(await correct(sheet, core(0), ' ')).toMatchObject({ ok: false, errors: { reason: expect.anything() } })
    expect(await correct(sheet, { 1: 9 })).toMatchObject({ ok: false, errors: { answers: expect.anything() } })
    expect(await correct({ ...sheet, version: 7 }, core(0))).toEqual({ ok: false, why: 'conflict' })
    expect((await correct(sheet, core(0))).ok).toBe(true)
    expect(await correct(sheet, core(1))).toEqual({ ok: false, why: 'conflict' })
    expect((await correct(sheet, core(0))).ok).toBe(true)
  })

  test('is for the client’s own sheets alone', async () => {
    const sessionId = await begin()
    await save(sessionId, [distress(core(0))])
    const [typed] = await sheetsOf(sessionId)
    expect(await correct({ assessmentId: typed?.id ?? '', version: 1 }, core(1))).toEqual({
      ok: false,
      why: 'not-found',
    })
  })
})
