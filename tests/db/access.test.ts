import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordAssessments, saveDraft } from '@/db/assessments'
import { clientLeft, joinCareTeam, leaveCareTeam } from '@/db/care-team'
import { caseload } from '@/db/caseload'
import { client, report, timeline } from '@/db/client-pages'
import { clientMeasures, followPracticePlan, setClientMeasure } from '@/db/client-plans'
import { removeClient } from '@/db/client-removal'
import { addClient, changeClient, setNextSession } from '@/db/clients'
import { beginEpisode, changeEnding, changeEpisode, endEpisode, removeEpisode, reopenEpisode } from '@/db/episodes'
import { addPin, changePin, removePin } from '@/db/event-pins'
import { acknowledgeFlag, dismissFlag, flagsToReview, openFlagCount, resolveFlag, ruleRecords } from '@/db/flags'
import { endPause, pauseAgain, pauseMeasures } from '@/db/measure-pauses'
import { planMark } from '@/db/measure-plans'
import { db } from '@/db/open'
import { markLeft } from '@/db/people'
import { changeResponsible } from '@/db/responsible'
import { auditEvents } from '@/db/schema'
import { measureToAdd, sessionToRecord } from '@/db/session-entry'
import { moveSession, moveSessions, moveTargets, sessionsToMove } from '@/db/session-moves'
import { sessionSummary } from '@/db/session-summary'
import { changeSession, discardSession, startSession } from '@/db/sessions'
import type { Viewer } from '@/lib/viewer'
import { all, distress, newClient, recordWeek } from '../support/course'
import { freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
let sessionId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
  sessionId = await recordWeek(practice.mara, clientId, 0, [distress({ ...all(10, 1), 6: 1 })])
  await addPin(practice.mara, { clientId, key: 'pin', happenedOn: '2026-01-06', text: 'x' }, monday)
})
afterEach(() => practice.remove())

async function makeResponsible(who: Viewer, by: Viewer) {
  const responsibilityId = (await client(by, clientId, monday))?.responsible?.id ?? ''
  expect(await changeResponsible(by, { clientId, personId: who.personId, responsibilityId }, monday)).toEqual({
    ok: true,
  })
}

const reads = (viewer: Viewer) => [
  client(viewer, clientId, monday),
  timeline(viewer, clientId, null, monday),
  clientMeasures(viewer, clientId, monday),
  sessionToRecord(viewer, sessionId, monday),
  sessionSummary(viewer, sessionId, monday),
]

const formToAdd = (viewer: Viewer) =>
  measureToAdd(viewer, sessionId, { instrumentId: 'gad-7', respondent: 'client', target: null })

async function writes(viewer: Viewer) {
  const seen = await client(practice.mara, clientId, monday)
  const flagId = seen?.flags[0]?.id ?? ''
  const episodeId = seen?.episodes[0]?.id ?? ''
  const membershipId = seen?.careTeam[0]?.id ?? ''
  const pinId = seen?.pins[0]?.id ?? ''
  const key = randomUUID()
  const measure = { instrumentId: 'dsq-40', respondent: 'client' as const, target: null }
  const planned = { clientId, key, mark: planMark([]), measure }
  const paused = { clientId, key, measure, fromOn: '2026-01-05', untilOn: '2026-02-02', reason: 'x' }
  return [
    setClientMeasure(viewer, { ...planned, everySessions: 0 }, monday),
    followPracticePlan(viewer, planned, monday),
    pauseMeasures(viewer, paused, monday),
    endPause(viewer, { clientId, pauseId: 'x' }, monday),
    pauseAgain(viewer, { clientId, pauseId: 'x' }, monday),
    changeClient(viewer, { clientId, version: 1, code: 'X', name: null, birthDate: null, pronouns: null }, monday),
    setNextSession(viewer, { clientId, version: 1, nextSessionOn: null }, monday),
    changeEpisode(viewer, { episodeId, version: 1, startedOn: '2026-01-04', reason: null }, monday),
    endEpisode(viewer, { episodeId, version: 1, endedOn: '2026-02-01', endKind: 'other', reason: null }, monday),
    changeEnding(viewer, { episodeId, version: 1, endedOn: '2026-02-01', endKind: 'other', reason: null }, monday),
    reopenEpisode(viewer, { episodeId, version: 1 }, monday),
    removeEpisode(viewer, { episodeId, version: 1 }, monday),
    removeClient(viewer, { clientId, version: 1 }, monday),
    moveSessions(viewer, { key: `${key}.move`, toClientId: clientId, sessions: [{ sessionId, version: 2 }] }, monday),
    beginEpisode(viewer, { clientId, key, startedOn: '2026-02-01', reason: null }, monday),
    addPin(viewer, { clientId, key, happenedOn: '2026-01-06', text: 'x' }, monday),
    changePin(viewer, { clientId, pinId, version: 1, happenedOn: '2026-01-06', text: 'x' }, monday),
    removePin(viewer, { clientId, pinId, version: 1 }, monday),
    joinCareTeam(viewer, { clientId, personId: viewer.personId, role: 'clinician' }, monday),
    leaveCareTeam(viewer, { membershipId }, monday),
    startSession(viewer, { clientId, key }, monday),
    changeSession(
      viewer,
      { sessionId, version: 2, heldOn: '2026-01-05', attendance: 'missed', mode: 'remote' },
      monday,
    ),
    moveSession(viewer, { sessionId, version: 2, toClientId: clientId }, monday),
    discardSession(viewer, { sessionId, version: 1, draftVersion: 1 }, monday),
    saveDraft(viewer, { sessionId, draftVersion: 1, entries: [] }, monday),
    recordAssessments(viewer, { sessionId, version: 2, draftVersion: 1, key, entries: [] }, monday),
    acknowledgeFlag(viewer, { flagId, version: 1, note: null }, monday),
    resolveFlag(viewer, { flagId, version: 1, reason: 'x' }, monday),
    dismissFlag(viewer, { flagId, version: 1, reason: 'x' }, monday),
  ]
}

test('to a clinician outside the care team, a supervisor without a grant and an admin, the client is not there', async () => {
  for (const viewer of [practice.tomas, practice.ruth, practice.ines]) {
    for (const read of reads(viewer)) expect(await read).toBeNull()
    expect(await formToAdd(viewer)).toBeNull()
    for (const write of await writes(viewer)) expect(await write).toEqual({ ok: false, why: 'not-found' })
    expect(await caseload(viewer, monday)).toEqual([])
    expect((await flagsToReview(viewer, { show: 'all' }, monday)).flags).toEqual([])
    expect(await openFlagCount(viewer)).toBe(0)
    expect((await ruleRecords(viewer)).every(rule => rule.fired === 0)).toBe(true)
    expect(await moveTargets(viewer, sessionId, monday)).toBeNull()
    expect(await sessionsToMove(viewer, clientId, monday)).toBeNull()
  }
})

test('a supervisor with a grant reads everything and changes nothing', async () => {
  await joinCareTeam(practice.mara, { clientId, personId: practice.ruth.personId, role: 'supervisor' }, monday)
  for (const read of reads(practice.ruth)) expect(await read).not.toBeNull()
  expect(await formToAdd(practice.ruth)).toBeNull()
  expect(await formToAdd(practice.mara)).toMatchObject({ instrument: { id: 'gad-7' }, entry: null })
  for (const write of await writes(practice.ruth)) expect(await write).toEqual({ ok: false, why: 'not-found' })
  expect((await client(practice.ruth, clientId, monday))?.mayEdit).toBe(false)
  const [row] = await caseload(practice.ruth, monday)
  expect(row).toMatchObject({ id: clientId, myRole: 'supervisor', sharedBy: ['Mara'] })
  expect((await caseload(practice.mara, monday))[0]).toMatchObject({ myRole: 'clinician', sharedBy: [] })
  expect((await flagsToReview(practice.ruth, { show: 'open' }, monday)).flags[0]?.mayWork).toBe(false)
})

test('access ends at once with the membership', async () => {
  await joinCareTeam(practice.mara, { clientId, personId: practice.tomas.personId, role: 'clinician' }, monday)
  const member = (await client(practice.tomas, clientId, monday))?.careTeam.find(each => each.name === 'Tomas')
  expect(member).toBeDefined()
  await leaveCareTeam(practice.mara, { membershipId: member?.id ?? '' }, monday)
  expect(await client(practice.tomas, clientId, monday)).toBeNull()
})

test('the last clinician of a client cannot leave', async () => {
  const own = (await client(practice.mara, clientId, monday))?.careTeam[0]
  expect(await leaveCareTeam(practice.mara, { membershipId: own?.id ?? '' }, monday)).toMatchObject({ why: 'invalid' })
})

test('nor can the last one who could still open the client', async () => {
  await joinCareTeam(practice.mara, { clientId, personId: practice.tomas.personId, role: 'clinician' }, monday)
  await markLeft(practice.ines, { personId: practice.tomas.personId, version: 1, hasLeft: true }, monday)
  const team = (await client(practice.mara, clientId, monday))?.careTeam ?? []
  const idOf = (name: string) => team.find(member => member.name === name)?.id ?? ''
  expect(await leaveCareTeam(practice.mara, { membershipId: idOf('Mara') }, monday)).toMatchObject({ why: 'invalid' })
  // Their place ended with their account.
  expect(await leaveCareTeam(practice.mara, { membershipId: idOf('Tomas') }, monday)).toMatchObject({
    why: 'not-found',
  })
})

test('naming the clients that a session could be moved to leaves an audit entry with their number', async () => {
  await newClient(practice.mara, 'K-002')
  expect(await moveTargets(practice.mara, sessionId, monday)).toHaveLength(1)
  const entries = await db()
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.act, 'session.move-targets'))
    .orderBy(auditEvents.seq)
  expect(entries).toMatchObject([{ personId: practice.mara.personId, subjectId: sessionId, clientId: null, count: 1 }])
})

test('a role that a colleague does not hold cannot be given', async () => {
  const grant = { clientId, personId: practice.ines.personId, role: 'supervisor' as const }
  expect(await joinCareTeam(practice.mara, grant, monday)).toMatchObject({ why: 'invalid' })
})

test('only a clinician adds clients, and a code is used once', async () => {
  const input = {
    key: 'k',
    code: 'K-001',
    name: null,
    birthDate: null,
    pronouns: null,
    startedOn: '2026-01-05',
    reason: null,
    nextSessionOn: null,
  }
  expect(await addClient(practice.ines, input, monday)).toEqual({ ok: false, why: 'not-found' })
  expect(await addClient(practice.tomas, input, monday)).toMatchObject({
    why: 'invalid',
    errors: { code: [expect.any(String)] },
  })
})

test('a session is not moved to a client of somebody else', async () => {
  const theirs = await newClient(practice.tomas, 'K-002')
  expect(await moveSession(practice.mara, { sessionId, version: 2, toClientId: theirs }, monday)).toEqual({
    ok: false,
    why: 'not-found',
  })
})

test('an id of somebody else’s client does not pass beside the id of one’s own', async () => {
  const theirs = await newClient(practice.tomas, 'K-002')
  const seen = await client(practice.mara, clientId, monday)
  const episodeId = seen?.episodes[0]?.id ?? ''
  const pin = { clientId: theirs, pinId: seen?.pins[0]?.id ?? '', version: 1 }
  const measure = { instrumentId: 'dsq-40', respondent: 'client' as const, target: null }
  const days = { fromOn: '2026-01-05', untilOn: '2026-02-02', reason: 'x' }
  const paused = await pauseMeasures(practice.mara, { clientId, key: 'pause', measure, ...days }, monday)
  const which = { clientId: theirs, pauseId: paused.ok ? paused.pauseId : '' }
  expect(await timeline(practice.tomas, theirs, episodeId, monday)).toBeNull()
  expect(await report(practice.tomas, { clientId: theirs, episodeId, withNotes: true }, monday)).toBeNull()
  expect(await changePin(practice.tomas, { ...pin, happenedOn: '2026-01-07', text: 'y' }, monday)).toMatchObject({
    ok: false,
  })
  // Gone already is what was wished; it is not gone.
  expect(await removePin(practice.tomas, pin, monday)).toEqual({ ok: true })
  for (const act of [endPause, pauseAgain])
    expect(await act(practice.tomas, which, monday)).toEqual({ ok: false, why: 'not-found' })
  expect((await client(practice.mara, clientId, monday))?.pins).toEqual(seen?.pins)
})

test('who leaves a care team is told whose, by the code, and nobody else is', async () => {
  const { mara, tomas } = practice
  await joinCareTeam(mara, { clientId, personId: tomas.personId, role: 'clinician' }, monday)
  const team = (await client(mara, clientId, monday))?.careTeam ?? []
  const membershipId = team.find(member => member.name === 'Mara')?.id ?? ''
  expect(await clientLeft(mara, membershipId)).toBeNull()
  await makeResponsible(tomas, mara)
  expect(await leaveCareTeam(mara, { membershipId }, monday)).toEqual({ ok: true, isOpen: false })
  expect([await clientLeft(mara, membershipId), await clientLeft(tomas, membershipId)]).toEqual(['K-001', null])
  await joinCareTeam(tomas, { clientId, personId: mara.personId, role: 'clinician' }, monday)
  expect(await clientLeft(mara, membershipId)).toBeNull()
})
