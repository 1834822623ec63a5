import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { askedIn } from '@/db/answer-asked'
import { answerLink, beginByLink } from '@/db/answer-begin'
import { keepAnswers } from '@/db/answer-keep'
import { saveDraft } from '@/db/assessments'
import { caseload } from '@/db/caseload'
import { client, clientsToFind, timeline } from '@/db/client-pages'
import { clientMeasures, setClientMeasure } from '@/db/client-plans'
import { removeClient } from '@/db/client-removal'
import { addPin } from '@/db/event-pins'
import { beginHandover } from '@/db/handovers'
import { pauseMeasures } from '@/db/measure-pauses'
import { db } from '@/db/open'
import { changeSettings, practiceSettings } from '@/db/practice-settings'
import { mailRequest } from '@/db/request-mails'
import {
  answerRequests,
  answerVisits,
  auditEvents,
  careTeam,
  clientContacts,
  clients,
  episodes,
  handovers,
  keptAnswers,
  mailings,
  measurePauses,
  measurePlans,
  sessions,
  summaries,
} from '@/db/schema'
import { moveTargets } from '@/db/session-moves'
import { startSession } from '@/db/sessions'
import { askClient } from '../support/answering'
import { distress, newClient, recordWeek } from '../support/course'
import { agreeToMail } from '../support/mailed-client'
import { freshPractice, loginAs, monday } from '../support/practice'
import { byClient } from '../support/sent-answers'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
})
afterEach(() => practice.remove())

const remove = (version = 1) => removeClient(practice.mara, { clientId, version }, monday)
const begin = async () => {
  const begun = await startSession(practice.mara, { clientId, key: 'k' }, monday)
  return begun.ok ? begun.sessionId : expect.unreachable('not begun')
}

test('a client of whom nothing is recorded is in no list any more, and opens for nobody', async () => {
  const sessionId = await begin()
  const otherId = await newClient(practice.mara, 'K-002')
  const otherSession = await recordWeek(practice.mara, otherId, 0, [distress({ 1: 1 })])
  expect(await remove()).toEqual({ ok: true })
  expect((await caseload(practice.mara, monday)).map(({ code }) => code)).toEqual(['K-002'])
  expect((await clientsToFind(practice.mara, '', monday)).clients.map(({ code }) => code)).toEqual(['K-002'])
  expect(await moveTargets(practice.mara, otherSession, monday)).toEqual([])
  expect(await client(practice.mara, clientId, monday)).toBeNull()
  expect(await timeline(practice.mara, clientId, null, monday)).toBeNull()
  expect(await db().select().from(sessions).where(eq(sessions.id, sessionId))).toEqual([])
})

test('the row that is left holds no key, no text and no code, and the audit points to it', async () => {
  await remove()
  const [row] = await db().select().from(clients).where(eq(clients.id, clientId))
  expect(row).toMatchObject({
    code: '',
    codeFolded: '',
    codeCompact: '',
    removedBy: practice.mara.personId,
    removedAt: monday,
  })
  expect(row?.wrappedKey).toHaveLength(0)
  const sealed = Object.entries(row ?? {}).filter(([name]) => name.startsWith('sealed'))
  expect(sealed.map(([, value]) => value)).toEqual(sealed.map(() => null))
  expect(await db().select().from(episodes)).toMatchObject([{ sealedStartReason: null, sealedEndReason: null }])
  expect(await db().select().from(careTeam)).toMatchObject([{ toAt: monday, endedBy: practice.mara.personId }])
  expect(await db().select().from(summaries)).toEqual([])
  const acts = await db()
    .select({ act: auditEvents.act })
    .from(auditEvents)
    .where(eq(auditEvents.clientId, clientId))
    .orderBy(auditEvents.seq)
  expect(acts.at(-1)).toEqual({ act: 'client.remove' })
})

test('whatever they were asked leads nowhere any more, and what they had answered is gone', async () => {
  const { mara } = practice
  const sessionId = await begin()
  const about = { clientId, measures: ['tension-check:client:'] }
  const { request, token } = await askClient(mara, { ...about, check: 'pin', pin: '4711' }, monday)
  const begun = await beginByLink({ token, given: '4711', language: 'en', before: [] }, monday)
  const secret = begun.ok ? begun.secret : expect.unreachable('not let in')
  await keepAnswers(
    secret,
    { given: [{ measure: 'tension-check:client:', item: 1, answer: 2 }], language: null },
    monday,
  )
  await agreeToMail(mara, clientId, monday)
  expect(await mailRequest(mara, { requestId: request.id, kind: 'link' }, monday)).toEqual({ ok: true })
  const handedOver = { sessionId, measures: [byClient('tension-check')], language: 'en' }
  expect(await beginHandover(mara, handedOver, monday)).toMatchObject({ ok: true })
  const again = await loginAs(mara.personId, monday)
  expect(await removeClient(again, { clientId, version: 1 }, monday)).toEqual({ ok: true })
  expect(await answerLink(token, monday)).toBeNull()
  expect(await askedIn(secret, monday)).toBeNull()
  for (const table of [keptAnswers, mailings, answerVisits, handovers, answerRequests, clientContacts])
    expect(await db().$count(table)).toBe(0)
})

test('the code is free again, and what is done for the whole practice goes on', async () => {
  await remove()
  const again = await newClient(practice.mara, 'K-001')
  expect(await client(practice.mara, again, monday)).toMatchObject({ code: 'K-001', name: 'Amira Tal' })
  const { settings, mark } = await practiceSettings(practice.ines)
  const changed = { ...settings, noGain: { sessions: 9 } }
  expect(await changeSettings(practice.ines, { mark, settings: changed }, monday)).toEqual({ ok: true })
  expect(await db().select().from(summaries)).toMatchObject([{ clientId: again }])
})

test('a record of any kind keeps the client', async () => {
  const sessionId = await begin()
  const entries = [distress({ 1: 1 })]
  await saveDraft(practice.mara, { sessionId, draftVersion: 0, entries }, monday)
  expect(await remove()).toMatchObject({ why: 'invalid', errors: { clientId: [/Something has now been recorded/] } })
  await saveDraft(practice.mara, { sessionId, draftVersion: 1, entries: [] }, monday)
  await addPin(practice.mara, { clientId, key: 'pin', happenedOn: '2026-01-05', text: 'x' }, monday)
  expect(await remove()).toMatchObject({ why: 'invalid' })
  expect((await client(practice.mara, clientId, monday))?.mayRemove).toBe(false)
})

test('nobody else removes them, nor does whoever read an older version', async () => {
  const sent = { clientId, version: 1 }
  for (const viewer of [practice.tomas, practice.ruth, practice.ines])
    expect(await removeClient(viewer, sent, monday)).toEqual({ ok: false, why: 'not-found' })
  expect(await remove(2)).toEqual({ ok: false, why: 'conflict' })
})

test('their pauses and their own plan go with them', async () => {
  const measure = { instrumentId: 'wai-sr', respondent: 'client', target: null } as const
  const days = { fromOn: '2026-01-05', untilOn: '2026-02-05' }
  const paused = { clientId, key: 'p', measure, ...days, reason: 'Exams' }
  expect((await pauseMeasures(practice.mara, paused, monday)).ok).toBe(true)
  const mark = (await clientMeasures(practice.mara, clientId, monday))?.mark ?? ''
  const own = { clientId, key: 'o', mark, measure, everySessions: 4 }
  expect((await setClientMeasure(practice.mara, own, monday)).ok).toBe(true)
  expect(await remove()).toEqual({ ok: true })
  expect(await db().select().from(measurePauses)).toEqual([])
  expect(await db().select().from(measurePlans).where(eq(measurePlans.clientId, clientId))).toEqual([])
})
