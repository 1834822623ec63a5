import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recordAssessments, saveDraft } from '@/db/assessments'
import { joinCareTeam } from '@/db/care-team'
import { caseload } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { answerLateFlag, resolveFlag } from '@/db/flags'
import { sessionToRecord } from '@/db/session-entry'
import { moveSession, moveSessions } from '@/db/session-moves'
import { savedSession, sessionSummary } from '@/db/session-summary'
import { undoVoid, voidSession } from '@/db/session-voids'
import { changeSession, discardSession, startSession } from '@/db/sessions'
import type { Entry } from '@/lib/entry'
import { all, allianceOf, distress, newClient, recordOn, recordWeek } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
})
afterEach(() => practice.remove())

const asked = (risk: number | 'blank' | 'declined') =>
  distress({ 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: risk, 7: 1, 8: 1, 9: 1, 10: 1 })
const begin = async () => {
  const begun = await startSession(practice.mara, { clientId, key: randomUUID() }, monday)
  if (!begun.ok) throw new Error('The session was not begun')
  return begun.sessionId
}
const flagsOf = async (of = clientId, now = monday + 400 * day) => (await client(practice.mara, of, now))?.flags ?? []
const safetyOf = async (of = clientId) =>
  (await flagsOf(of)).filter(({ tier }) => tier === 'safety').map(({ state }) => state)
const versionsOf = async (sessionId: string) => {
  const found = await sessionToRecord(practice.mara, sessionId, monday)
  if (!found) throw new Error('No such session')
  return { version: found.session.version, draftVersion: found.session.draftVersion }
}
const save = async (sessionId: string, entries: Entry[], known?: { version: number; draftVersion: number }) =>
  recordAssessments(
    practice.mara,
    { sessionId, ...(known ?? (await versionsOf(sessionId))), key: randomUUID(), entries },
    monday,
  )

describe('an act states the version of all that it replaces', () => {
  test('an older window cannot save over a draft that it has not seen, nor give it up', async () => {
    const sessionId = await begin()
    const older = await versionsOf(sessionId)
    await saveDraft(practice.mara, { sessionId, draftVersion: 0, entries: [asked(3)] }, monday)
    expect(await save(sessionId, [allianceOf(48)], older)).toEqual({ ok: false, why: 'conflict' })
    expect(await discardSession(practice.mara, { sessionId, ...older }, monday)).toEqual({ ok: false, why: 'conflict' })
    expect(await safetyOf()).toEqual(['open'])
    const kept = await sessionToRecord(practice.mara, sessionId, monday)
    expect(kept?.battery.find(part => part.instrument.id === 'core-10')?.entry).toEqual(asked(3))
  })

  test.each<[string, Entry[]]>([
    ['other measures', [allianceOf(48)]],
    ['the sheet without the item', [distress({ 1: 1 })]],
    [
      'the sheet as not due',
      [{ instrumentId: 'core-10', respondent: 'client', target: null, how: 'absent', why: 'not-due' }],
    ],
  ])('a safety flag does not end because its answer vanished: a draft of %s', async (_, entries) => {
    const sessionId = await begin()
    await saveDraft(practice.mara, { sessionId, draftVersion: 0, entries: [asked(3)] }, monday)
    await saveDraft(practice.mara, { sessionId, draftVersion: 1, entries }, monday)
    expect(await safetyOf()).toEqual(['open'])
    await save(sessionId, [allianceOf(48)])
    expect(await safetyOf()).toEqual(['open'])
  })

  test.each([0, 'blank', 'declined'] as const)('it ends when the item is stated anew as %s', async answer => {
    const sessionId = await begin()
    await saveDraft(practice.mara, { sessionId, draftVersion: 0, entries: [asked(3)] }, monday)
    await saveDraft(practice.mara, { sessionId, draftVersion: 1, entries: [asked(answer)] }, monday)
    expect(await safetyOf()).toEqual(['withdrawn'])
  })

  const windowOf = async (sessionId: string) => {
    const { draftVersion } = await versionsOf(sessionId)
    return (entries: Entry[], note?: string) =>
      saveDraft(practice.mara, { sessionId, draftVersion, entries, note }, monday)
  }

  test('a window that was open before the session was moved types nothing into it, there or back again', async () => {
    const other = await newClient(practice.mara, 'K-002', 'Tal Amira')
    const sessionId = await begin()
    await saveDraft(practice.mara, { sessionId, draftVersion: 0, entries: [asked(0)] }, monday)
    const older = await windowOf(sessionId)
    const move = async (toClientId: string, key: string) => {
      const sessions = [{ sessionId, version: (await versionsOf(sessionId)).version }]
      return moveSessions(practice.mara, { key, toClientId, sessions }, monday)
    }
    for (const to of [other, clientId]) {
      expect((await move(to, `to ${to}`)).ok).toBe(true)
      expect(await older([asked(3)], 'Of Amira')).toEqual({ ok: false, why: 'conflict' })
      // What is there already as it is sent would tell the window the version to write over next.
      expect(await older([asked(0)])).toEqual({ ok: false, why: 'conflict' })
    }
    expect(await safetyOf()).toEqual([])
    expect((await sessionToRecord(practice.mara, sessionId, monday))?.session.note).toBeNull()
  })

  test('nor one that was open before it was made void and brought back', async () => {
    const sessionId = await recordWeek(practice.mara, clientId, 0, [asked(0)])
    await saveDraft(practice.mara, { sessionId, draftVersion: 1, entries: [asked(1)] }, monday)
    const older = await windowOf(sessionId)
    const [flag] = await flagsOf()
    const safety = [{ flagId: flag?.id ?? '', version: flag?.version ?? 0, done: 'Entered in error.' }]
    const voiding = { sessionId, ...(await versionsOf(sessionId)), reason: 'Recorded twice', safety }
    expect(await voidSession(practice.mara, voiding, monday)).toEqual({ ok: true })
    expect(await older([asked(1)])).toMatchObject({ ok: false, why: 'invalid' })
    await undoVoid(practice.mara, { sessionId }, monday)
    for (const answer of [1, 3]) expect(await older([asked(answer)])).toEqual({ ok: false, why: 'conflict' })
  })

  test('a save that leaves one open says so', async () => {
    expect(await save(await begin(), [asked(0)])).toMatchObject({ ok: true, hasOpenSafety: false })
    const next = await startSession(practice.mara, { clientId, key: randomUUID(), another: true }, monday + day)
    if (!next.ok) throw new Error('The session was not begun')
    expect(await save(next.sessionId, [asked(2)])).toMatchObject({ ok: true, hasOpenSafety: true })
  })
})

test('a summary says what its session raised after that has ended, with what was recorded', async () => {
  const sessionId = await begin()
  await save(sessionId, [asked(3)])
  const [flag] = await flagsOf()
  if (!flag) throw new Error('No flag was raised')
  await resolveFlag(practice.mara, { flagId: flag.id, version: flag.version, reason: 'Spoke with her.' }, monday)
  const summary = await sessionSummary(practice.mara, sessionId, monday)
  expect(summary?.raised).toEqual([])
  expect(summary?.ended).toMatchObject([{ id: flag.id, state: 'resolved', ending: { reason: 'Spoke with her.' } }])
})

test.each([
  [0, 'changed'],
  ['blank', 'taken-out'],
  ['declined', 'taken-out'],
] as const)('a save that corrects the answer to %s says that it was %s', async (answer, correction) => {
  const sessionId = await begin()
  await save(sessionId, [asked(3)])
  expect((await sessionToRecord(practice.mara, sessionId, monday))?.openRisks).toMatchObject([{ item: 6 }])
  expect((await savedSession(practice.mara, sessionId, monday))?.ended).toEqual([])
  await save(sessionId, [asked(answer)])
  expect((await savedSession(practice.mara, sessionId, monday))?.ended).toMatchObject([{ correction }])
  expect((await sessionSummary(practice.mara, sessionId, monday))?.withdrawn).toMatchObject([{ correction }])
})

describe('the open session is one and the same everywhere', () => {
  const labelled = async (now: number) => ({
    caseload: (await caseload(practice.mara, now))[0]?.openSession?.id,
    page: (await client(practice.mara, clientId, now))?.openSession?.id,
  })
  const started = async (now: number) => {
    const begun = await startSession(practice.mara, { clientId, key: randomUUID() }, now)
    return begun.ok ? begun.sessionId : begun
  }

  test('over midnight, and after a later session was saved', async () => {
    const left = await begin()
    await saveDraft(practice.mara, { sessionId: left, draftVersion: 0, entries: [allianceOf(40)] }, monday)
    const tomorrow = monday + day
    expect(await labelled(tomorrow)).toEqual({ caseload: left, page: left })
    expect(await started(tomorrow)).toBe(left)
    const later = await startSession(practice.mara, { clientId, key: randomUUID(), another: true }, tomorrow)
    if (!later.ok) throw new Error('The session was not begun')
    expect(later.sessionId).not.toBe(left)
    expect(await labelled(tomorrow)).toEqual({ caseload: later.sessionId, page: later.sessionId })
    await save(later.sessionId, [allianceOf(48)])
    expect(await labelled(tomorrow)).toEqual({ caseload: left, page: left })
    expect(await started(tomorrow)).toBe(left)
  })

  test('one that was begun and left without an answer is in the list of sessions, and can be given up', async () => {
    const empty = await begin()
    expect((await client(practice.mara, clientId, monday))?.asideSessions).toMatchObject([{ id: empty, void: null }])
    expect((await discardSession(practice.mara, { sessionId: empty, version: 1, draftVersion: 0 }, monday)).ok).toBe(
      true,
    )
    expect((await client(practice.mara, clientId, monday))?.asideSessions).toEqual([])
  })

  test('a second session of one day is begun only where that is said', async () => {
    await recordWeek(practice.mara, clientId, 0, [allianceOf(48)])
    const again = await startSession(practice.mara, { clientId, key: randomUUID() }, monday)
    expect(again).toMatchObject({ ok: false, why: 'invalid', errors: { another: [expect.any(String)] } })
    expect((await startSession(practice.mara, { clientId, key: randomUUID(), another: true }, monday)).ok).toBe(true)
  })

  test('a session is saved empty only where that is said; one that was missed asks nothing', async () => {
    const sessionId = await begin()
    const empty = { sessionId, version: 1, draftVersion: 0, entries: [] }
    const refused = await recordAssessments(practice.mara, { ...empty, key: randomUUID() }, monday)
    expect(refused).toMatchObject({ ok: false, why: 'invalid', errors: { isEmptyMeant: [expect.any(String)] } })
    const missed = {
      sessionId,
      version: 1,
      heldOn: '2026-01-05',
      attendance: 'missed' as const,
      mode: 'in-person' as const,
    }
    await changeSession(practice.mara, missed, monday)
    expect((await save(sessionId, [])).ok).toBe(true)
  })
})

describe('void', () => {
  const voiding = async (sessionId: string, safety: { flagId: string; version: number; done: string }[] = []) =>
    voidSession(
      practice.mara,
      { sessionId, ...(await versionsOf(sessionId)), reason: 'Recorded twice', safety },
      monday,
    )

  test('leaves the session out of numbers, keeps it readable, and undone brings everything back', async () => {
    for (const week of [0, 1, 2]) await recordWeek(practice.mara, clientId, week, [allianceOf(40 + week)])
    const before = await client(practice.mara, clientId, monday)
    const [, second] = before?.histories[0]?.sessions ?? []
    if (!second) throw new Error('There is no second session')
    expect(await voiding(second.id)).toEqual({ ok: true })
    const without = await client(practice.mara, clientId, monday)
    expect(without?.histories[0]?.sessions.map(({ number, date }) => [number, date])).toEqual([
      [1, '2026-01-05'],
      [2, '2026-01-19'],
    ])
    expect(without?.asideSessions).toMatchObject([
      { id: second.id, void: { reason: 'Recorded twice', byName: 'Mara' } },
    ])
    expect((await caseload(practice.mara, monday))[0]?.summary?.sessions).toBe(2)
    const summary = await sessionSummary(practice.mara, second.id, monday)
    expect(summary).toMatchObject({ void: { reason: 'Recorded twice' }, mayRecord: false, mayUndo: true })
    expect(summary?.assessments[0]?.scores).toMatchObject({ total: 41 })
    expect(await save(second.id, [allianceOf(20)])).toMatchObject({ ok: false, why: 'invalid' })
    expect(await undoVoid(practice.mara, { sessionId: second.id }, monday)).toEqual({ ok: true })
    const after = await client(practice.mara, clientId, monday)
    expect(after?.histories).toEqual(before?.histories)
    expect(after?.asideSessions).toEqual([])
  })

  test('an open safety flag is ended with it by what was done, and is open again when it is undone', async () => {
    const sessionId = await recordWeek(practice.mara, clientId, 0, [asked(3)])
    expect(await voiding(sessionId)).toMatchObject({
      ok: false,
      why: 'invalid',
      errors: { safety: [expect.any(String)] },
    })
    const [flag] = await flagsOf()
    if (!flag) throw new Error('No flag was raised')
    const done = { flagId: flag.id, version: flag.version, done: 'Entered in error.' }
    expect(await voiding(sessionId, [done])).toEqual({ ok: true })
    expect((await flagsOf())[0]).toMatchObject({
      state: 'resolved',
      ending: { reason: 'Entered in error.', byName: 'Mara' },
    })
    await undoVoid(practice.mara, { sessionId }, monday)
    expect(await safetyOf()).toEqual(['open'])
    await voiding(sessionId, [{ ...done, version: (await flagsOf())[0]?.version ?? 0 }])
    expect(await safetyOf()).toEqual(['resolved'])
  })

  test('sent again it is done already; with other words, from another window, it is a conflict', async () => {
    const sessionId = await recordWeek(practice.mara, clientId, 0, [asked(3)])
    const [flag] = await flagsOf()
    const known = { sessionId, ...(await versionsOf(sessionId)) }
    const send = (reason: string, done: string, viewer = practice.mara) => {
      const safety = [{ flagId: flag?.id ?? '', version: flag?.version ?? 0, done }]
      return voidSession(viewer, { ...known, reason, safety }, monday)
    }
    await joinCareTeam(practice.mara, { clientId, personId: practice.tomas.personId, role: 'clinician' }, monday)
    for (let times = 0; times < 2; times++) expect(await send('Recorded twice', 'In error')).toEqual({ ok: true })
    const conflict = { ok: false, why: 'conflict' }
    expect(await send('Another client', 'In error')).toEqual(conflict)
    expect(await send('Recorded twice', 'Called her; a plan is agreed')).toEqual(conflict)
    expect(await send('Recorded twice', 'Called her', practice.tomas)).toEqual(conflict)
    expect((await flagsOf())[0]).toMatchObject({ ending: { reason: 'In error' } })
  })

  test('only the flags of the session are ended with it', async () => {
    const [one = '', other = ''] = await Promise.all(
      [0, 1].map(week => recordWeek(practice.mara, clientId, week, [asked(3)])),
    )
    const open = (await flagsOf()).filter(({ tier }) => tier === 'safety')
    const safety = open.map(({ id: flagId, version }) => ({ flagId, version, done: 'Entered in error' }))
    const sent = { sessionId: one, ...(await versionsOf(one)), reason: 'Another client', safety }
    expect(await voidSession(practice.mara, sent, monday)).toEqual({ ok: true })
    const left = (await flagsOf()).filter(({ state }) => state === 'open')
    expect(left.map(({ sessionId }) => sessionId)).toEqual([other])
  })

  test('what was done before the session was made void stays done when it is brought back', async () => {
    const sessionId = await recordWeek(practice.mara, clientId, 0, [asked(3)])
    const [flag] = await flagsOf()
    if (!flag) throw new Error('No flag was raised')
    await resolveFlag(practice.mara, { flagId: flag.id, version: flag.version, reason: 'Asked, plan agreed' }, monday)
    await voiding(sessionId)
    await undoVoid(practice.mara, { sessionId }, monday)
    expect((await flagsOf())[0]).toMatchObject({ state: 'resolved', ending: { reason: 'Asked, plan agreed' } })
  })
})

test('a correction does not make an answer late, nor one that was late into one of today', async () => {
  const at = (days: number) => monday + days * day
  const sheet = (first: number, risk: number) => [distress({ ...all(10, 1), 1: first, 6: risk })]
  const sessionId = await recordWeek(practice.mara, clientId, 0, sheet(1, 2))
  const newest = await recordWeek(practice.mara, clientId, 5, sheet(1, 0))
  const correct = async (entries: Entry[]) =>
    recordAssessments(
      practice.mara,
      { sessionId, ...(await versionsOf(sessionId)), key: randomUUID(), entries },
      at(40),
    )
  expect(await correct(sheet(3, 2))).toMatchObject({ ok: true })
  const [open] = (await flagsOf()).filter(({ tier }) => tier === 'safety')
  expect(open).toMatchObject({ state: 'open' })
  expect(open?.sentence).not.toContain('later')
  for (const risk of [0, 2, 3]) await correct(sheet(3, risk))
  expect((await safetyOf()).toSorted()).toEqual(['open', 'withdrawn'])
  await recordOn(practice.mara, clientId, '2026-01-12', sheet(1, 3), at(40))
  expect((await safetyOf()).toSorted()).toEqual(['open', 'recorded-late', 'withdrawn'])
  const voiding = { sessionId: newest, ...(await versionsOf(newest)), reason: 'Another client', safety: [] }
  expect(await voidSession(practice.mara, voiding, at(40))).toEqual({ ok: true })
  expect((await safetyOf()).toSorted()).toEqual(['open', 'open', 'withdrawn'])
  await undoVoid(practice.mara, { sessionId: newest }, at(40))
  expect((await safetyOf()).toSorted()).toEqual(['open', 'recorded-late', 'withdrawn'])
})

describe('an open safety flag of a session that was typed in late', () => {
  const at = (days: number) => monday + days * day
  const statesOf = async () => (await flagsOf()).map(({ sentence, state }) => `${/\d/.exec(sentence)?.[0]} ${state}`)
  const typedNewest = async () => {
    const sessionId = await recordOn(practice.mara, clientId, '2026-01-20', [asked(1)], at(40))
    await recordOn(practice.mara, clientId, '2026-02-14', [asked(0)], at(40))
    return sessionId
  }

  test('goes on as open when its answer is corrected, upwards or downwards, saved or as a draft', async () => {
    const sessionId = await typedNewest()
    expect(await statesOf()).toEqual(['1 open'])
    expect(await save(sessionId, [asked(3)])).toMatchObject({ ok: true, hasOpenSafety: true })
    expect(await statesOf()).toEqual(['3 open', '1 withdrawn'])
    const { draftVersion } = await versionsOf(sessionId)
    await saveDraft(practice.mara, { sessionId, draftVersion, entries: [asked(4)] }, at(60))
    expect(await statesOf()).toEqual(expect.arrayContaining(['4 open']))
    await save(sessionId, [asked(2)])
    expect((await safetyOf()).filter(state => state === 'open')).toEqual(['open'])
  })

  test('goes on as open where the draft that raised it says another answer weeks later, or over midnight', async () => {
    const sessionId = await begin()
    await saveDraft(practice.mara, { sessionId, draftVersion: 0, entries: [asked(3)] }, at(14))
    await recordOn(practice.mara, clientId, '2026-01-19', [asked(0)], at(14))
    await saveDraft(practice.mara, { sessionId, draftVersion: 1, entries: [asked(4)] }, at(15))
    expect(await statesOf()).toEqual(['4 open', '3 withdrawn'])
    await saveDraft(practice.mara, { sessionId, draftVersion: 2, entries: [asked(2)] }, at(45))
    expect(await statesOf()).toEqual(expect.arrayContaining(['2 open']))
  })

  test('stays open when the session is dated further back and a newer one is recorded', async () => {
    await recordWeek(practice.mara, clientId, 0, [asked(0)])
    const sessionId = await recordOn(practice.mara, clientId, '2026-02-25', [asked(3)], at(60))
    const { version } = await versionsOf(sessionId)
    const held = { heldOn: '2026-02-01', attendance: 'attended' as const, mode: 'in-person' as const }
    expect((await changeSession(practice.mara, { sessionId, version, ...held }, at(60))).ok).toBe(true)
    await recordOn(practice.mara, clientId, '2026-02-26', [asked(0)], at(60))
    expect(await statesOf()).toEqual(['3 open'])
  })
})

test('moving a session takes its safety flag along with its whole life, and back', async () => {
  const other = await newClient(practice.mara, 'K-002', 'Tal Amira')
  const sessionId = await recordWeek(practice.mara, clientId, 0, [asked(3)])
  const [flag] = await flagsOf()
  if (!flag) throw new Error('No flag was raised')
  await resolveFlag(practice.mara, { flagId: flag.id, version: flag.version, reason: 'Asked, plan agreed' }, monday)
  const move = async (toClientId: string) => {
    const { version } = await versionsOf(sessionId)
    return moveSession(practice.mara, { sessionId, version, toClientId }, monday)
  }
  for (let round = 0; round < 2; round++) {
    expect((await move(other)).ok).toBe(true)
    expect(await flagsOf()).toEqual([])
    expect((await flagsOf(other))[0]).toMatchObject({
      id: flag.id,
      state: 'resolved',
      ending: { reason: 'Asked, plan agreed' },
      events: expect.arrayContaining([expect.objectContaining({ what: 'resolved', note: 'Asked, plan agreed' })]),
    })
    expect((await move(clientId)).ok).toBe(true)
    expect((await flagsOf())[0]).toMatchObject({ id: flag.id, state: 'resolved' })
    expect(await flagsOf(other)).toEqual([])
  }
})

test('the note of a session is sealed for the client whose session it is, and goes along when it is moved', async () => {
  const other = await newClient(practice.mara, 'K-002', 'Tal Amira')
  const sessionId = await begin()
  const note = 'Agreed: a walk each morning.'
  await saveDraft(practice.mara, { sessionId, draftVersion: 0, entries: [allianceOf(40)], note }, monday)
  const noteNow = async () => (await sessionToRecord(practice.mara, sessionId, monday))?.session.note
  expect(await noteNow()).toBe(note)
  expect((await save(sessionId, [allianceOf(40)])).ok).toBe(true)
  expect(await noteNow()).toBe(note)
  const { version } = await versionsOf(sessionId)
  await moveSession(practice.mara, { sessionId, version, toClientId: other }, monday)
  expect(await noteNow()).toBe(note)
  expect((await sessionSummary(practice.mara, sessionId, monday))?.client.id).toBe(other)
})

test('a save that records a risk answer late says so, that it is asked about whatever key was pressed', async () => {
  await recordWeek(practice.mara, clientId, 5, [asked(0)])
  const begun = await startSession(practice.mara, { clientId, key: randomUUID() }, monday + 40 * day)
  if (!begun.ok) throw new Error('The session was not begun')
  const { sessionId } = begun
  const held = { heldOn: '2026-01-20', attendance: 'attended' as const, mode: 'in-person' as const }
  await changeSession(practice.mara, { sessionId, version: 1, ...held }, monday + 40 * day)
  const sent = { sessionId, version: 2, draftVersion: 0, key: 'k', entries: [asked(4)] }
  const saved = await recordAssessments(practice.mara, sent, monday + 40 * day)
  expect(saved).toMatchObject({ ok: true, hasOpenSafety: false, hasLateSafety: true })
  expect(await safetyOf()).toEqual(['recorded-late'])
})

test('an older risk answer goes to the history as recorded late, and is answered there', async () => {
  const now = monday + 60 * day
  await recordWeek(practice.mara, clientId, 8, [asked(0)])
  const late = await recordOn(practice.mara, clientId, '2026-01-12', [asked(2)], now)
  expect(await safetyOf()).toEqual(['recorded-late'])
  const [flag] = (await sessionSummary(practice.mara, late, now))?.late ?? []
  if (!flag) throw new Error('The late answer is not asked about')
  expect(flag.sentence).toContain('recorded 53 days later')
  const reason = 'Seen then by Mara. Asked about it in the session.'
  expect(await answerLateFlag(practice.mara, { flagId: flag.id, version: flag.version, reason }, now)).toEqual({
    ok: true,
  })
  expect((await flagsOf())[0]).toMatchObject({ state: 'resolved', ending: { reason } })
  expect((await sessionSummary(practice.mara, late, now))?.late).toEqual([])
})
