import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clientToAsk } from '@/db/answer-asking'
import { answerCodeHash, answerToken, answerTokenHash, codeLifetime } from '@/db/answer-link'
import { endRequest } from '@/db/answer-request-rows'
import { answersRefused } from '@/db/answer-request-views'
import { askClient, askedRequest, renewAnswerCode, seeAnswers, withdrawRequest } from '@/db/answer-requests'
import { answerSettings, changeAnswerSettings } from '@/db/answer-settings'
import { caseload } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { changeClient, setNextSession } from '@/db/clients'
import { db } from '@/db/open'
import type { Outcome } from '@/db/outcome'
import { answerRequests, keptAnswers } from '@/db/schema'
import { sessionToRecord } from '@/db/session-entry'
import { startSession } from '@/db/sessions'
import { keepWordings } from '@/db/wordings'
import { writeUnattended } from '@/db/write-unattended'
import type { AnswerSettings } from '@/lib/answer/settings'
import { instrument } from '@/lib/instruments/catalogue'
import { readQuestionnaire } from '@/lib/instruments/questionnaire'
import { type Questions, tensionOnTablet } from '../support/asked'
import { allianceOf, newClient, recordWeek } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'
import { questionnaireOf } from '../support/questionnaire'
import { ask as requestRow } from '../support/sent-answers'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
})
afterEach(() => practice.remove())

const now = monday + 8 * day
const tablet = () => tensionOnTablet(clientId)
const link = (given: Partial<Questions> = {}): Questions => ({
  ...tablet(),
  way: 'link',
  check: 'pin',
  pin: '482913',
  untilOn: '2026-01-20',
  ...given,
})
const ask = (given: Questions, at = now) => askClient(practice.mara, given, at)
const requestOf = (outcome: Outcome<{ requestId: string }>) => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome))
  return outcome.requestId
}
const errorsOf = (outcome: Outcome) => (outcome.ok || outcome.why !== 'invalid' ? outcome : outcome.errors)
const row = async (requestId: string) =>
  (await db().select().from(answerRequests).where(eq(answerRequests.id, requestId)))[0]

/** What the practice has written for clients. */
async function written(given: Partial<AnswerSettings>) {
  const read = await answerSettings(practice.ines)
  if (!read) throw new Error('There are no settings')
  await changeAnswerSettings(practice.ines, { mark: read.mark, settings: { ...read.settings, ...given } }, now)
}
const crisisLines = { en: [{ who: 'Helpline', when: 'day and night', number: '116 123' }] }

/** The CORE-10, which asks about risk, in made-up words. */
async function loadCore() {
  const read = readQuestionnaire(JSON.stringify(questionnaireOf(instrument('core-10'))), instrument('core-10'))
  if (!read.ok) throw new Error('The wording was not read')
  const wordings = read.found.map(({ wording }) => ({ ...wording, language: 'en' }))
  await keepWordings(practice.ines, { instrumentId: 'core-10', wordings, licenceConfirmed: true }, now)
}
const core = { measures: ['core-10:client:'] }

describe('asking', () => {
  test('on a tablet gives a code that is good for a quarter of an hour, and keeps hashes alone', async () => {
    const requestId = requestOf(await ask(tablet()))
    const view = await askedRequest(practice.mara, clientId, requestId, now)
    expect(view).toMatchObject({
      token: null,
      code: { letters: expect.stringMatching(/^[A-Z]{6}$/), until: now + codeLifetime },
    })
    const kept = await row(requestId)
    expect(kept).toMatchObject({ askedBy: practice.mara.personId, measures: ['tension-check:client:'], pinHash: null })
    expect(kept?.codeHash).toBe(answerCodeHash(view?.code?.letters ?? ''))
    expect(kept?.tokenHash).toBe(answerTokenHash(answerToken(requestId)))
    expect(JSON.stringify(kept)).not.toContain(view?.code?.letters)
    // The end of that day in London.
    expect(kept?.expiresAt).toBe(Date.UTC(2026, 0, 14))
    expect((await askedRequest(practice.mara, clientId, requestId, now + codeLifetime))?.code).toBe(null)
  })

  test('from home gives a link until the end of its last day', async () => {
    await written({ crisisLines })
    const requestId = requestOf(await ask(link()))
    expect(await askedRequest(practice.mara, clientId, requestId, now)).toMatchObject({
      token: answerToken(requestId),
      code: null,
    })
    expect(await row(requestId)).toMatchObject({ expiresAt: Date.UTC(2026, 0, 21), way: 'link', check: 'pin' })
  })

  test('on their own phone gives a code for the hours in the practice, and not for the evening at home', async () => {
    const requestId = requestOf(await ask(link({ way: 'phone', untilOn: null })))
    expect(await row(requestId)).toMatchObject({ way: 'phone', expiresAt: now + 2 * 60 * 60_000 })
  })

  test('again with the same key is done once, and with other content a conflict', async () => {
    const given = tablet()
    expect(await ask(given)).toEqual(await ask(given))
    expect(await ask({ ...given, language: 'de' })).toEqual({ ok: false, why: 'conflict' })
    expect(await db().select().from(answerRequests)).toHaveLength(1)
  })

  test('stands on the client’s page, and at the session that it is for', async () => {
    const begun = await startSession(practice.mara, { clientId, key: randomUUID() }, now)
    const sessionId = begun.ok ? begun.sessionId : ''
    await ask({ ...tablet(), occasion: 'session', sessionId })
    const { requests = [] } = (await client(practice.mara, clientId, now)) ?? {}
    expect(requests).toMatchObject([
      { state: 'asked', titles: ['Tension check'], askedByName: 'Mara', session: { id: sessionId } },
    ])
    expect((await sessionToRecord(practice.mara, sessionId, now))?.requests.map(({ id }) => id)).toEqual([
      requests[0]?.id,
    ])
  })
})

describe('what stands in the way is said beside its field', () => {
  test.each<[string, Partial<Questions>, string]>([
    ['nothing chosen', { measures: [] }, 'measures'],
    ['no wording in that language', { measures: ['phq-9:client:'] }, 'measures'],
    ['a measure of the clinician’s', { measures: ['impression:clinician:'] }, 'measures'],
    ['one that asks about the session, before it', { occasion: 'next-session' }, 'measures'],
    ['a session that is not the client’s', { occasion: 'session', sessionId: 'none' }, 'occasion'],
    ['nobody to see who it is', { check: 'in-person' }, 'check'],
    ['a birth date that is not known', { check: 'birth-date' }, 'check'],
    ['a PIN of three digits', { pin: '123' }, 'pin'],
    ['a day that is past', { untilOn: '2026-01-12' }, 'untilOn'],
    ['a day that is far off', { untilOn: '2026-03-20' }, 'untilOn'],
  ])('%s', async (_, given, field) => {
    await written({ crisisLines })
    expect(Object.keys(errorsOf(await ask(link(given))))).toEqual([field])
    expect(await db().select().from(answerRequests)).toEqual([])
  })

  test('nobody has written a number to call in that language', async () => {
    expect(Object.keys(errorsOf(await ask(link())))).toEqual(['way'])
    await written({ crisisLines })
    expect(await ask(link())).toMatchObject({ ok: true })
    expect(Object.keys(errorsOf(await ask(link({ language: 'de' }))))).toContain('way')
  })

  test('what asks about risk is asked in the practice, and from home once the practice has arranged for it', async () => {
    await loadCore()
    await written({ crisisLines })
    expect(Object.keys(errorsOf(await ask(link(core))))).toEqual(['measures'])
    expect(await ask({ ...tablet(), ...core })).toMatchObject({ ok: true })
    await written({ riskArrangements: { en: { clientReads: 'Nobody looks at once.', whoLooks: 'Mara, at nine.' } } })
    // It is asked already, on the tablet.
    expect(errorsOf(await ask(link(core)))).toMatchObject({ measures: [expect.stringContaining('asked already')] })
    await withdrawRequest(practice.mara, (await db().select().from(answerRequests))[0]?.id ?? '', now)
    expect(await ask(link(core))).toMatchObject({ ok: true })
  })

  test('a birth date that is known will do', async () => {
    await written({ crisisLines })
    const details = { code: 'K-001', name: 'Amira Tal', birthDate: '1990-04-03', pronouns: null }
    await changeClient(practice.mara, { clientId, version: 1, ...details }, now)
    expect(await ask(link({ check: 'birth-date', pin: null }))).toMatchObject({ ok: true })
  })

  test('somebody who does not want to be asked again is asked once they agreed', async () => {
    const requestId = requestOf(await ask(tablet()))
    await writeUnattended(tx => endRequest(tx, requestId, { outcome: 'not-again', by: null, now }))
    expect(Object.keys(errorsOf(await ask(tablet())))).toEqual(['hasAgreed'])
    expect(await ask({ ...tablet(), hasAgreed: true })).toMatchObject({ ok: true })
    expect((await clientToAsk(practice.mara, { clientId, sessionId: null, againId: null }, now))?.saidNotAgain).toBe(
      false,
    )
  })
})

test('that somebody does not want to be asked again holds whatever else they were asked before, and on a screen since', async () => {
  const asked = (way: 'tablet' | 'handover', at: number) =>
    requestRow(practice.mara, clientId, { occasion: 'between', way }, at)
  const refused = await asked('tablet', now)
  await asked('tablet', now + 1)
  await writeUnattended(tx => endRequest(tx, refused.id, { outcome: 'not-again', by: null, now: now + 2 }))
  const isRefused = () => answersRefused(db(), clientId)
  expect(await isRefused()).toBe(true)
  await asked('handover', now + 3)
  expect(await isRefused()).toBe(true)
  await asked('tablet', now + 4)
  expect(await isRefused()).toBe(false)
})

describe('taking it back', () => {
  test('ends it with what was answered and not sent, and sent again it is done', async () => {
    const requestId = requestOf(await ask(tablet()))
    const { practiceId } = practice.mara
    const kept = { practiceId, clientId, requestId, measure: 'tension-check:client:', item: 1, value: 2, givenAt: now }
    await writeUnattended(tx => tx.insert(keptAnswers).values(kept))
    expect(await withdrawRequest(practice.mara, requestId, now)).toEqual({ ok: true })
    expect(await withdrawRequest(practice.mara, requestId, now)).toEqual({ ok: true })
    expect(await row(requestId)).toMatchObject({
      outcome: 'withdrawn',
      endedBy: practice.mara.personId,
      codeHash: null,
    })
    expect(await db().select().from(keptAnswers)).toEqual([])
    expect(await askedRequest(practice.mara, clientId, requestId, now)).toMatchObject({ token: null, code: null })
  })

  test('comes too late once they have sent', async () => {
    const requestId = requestOf(await ask(tablet()))
    await writeUnattended(tx => endRequest(tx, requestId, { outcome: 'sent', by: null, now }))
    expect(await withdrawRequest(practice.mara, requestId, now)).toMatchObject({ ok: false, why: 'invalid' })
    expect((await row(requestId))?.outcome).toBe('sent')
  })

  test('another code takes the place of the first; of what has ended there is none', async () => {
    const requestId = requestOf(await ask(tablet()))
    const letters = async (at: number) => (await askedRequest(practice.mara, clientId, requestId, at))?.code?.letters
    const before = await letters(now)
    const given = { requestId, key: randomUUID() }
    expect(await renewAnswerCode(practice.mara, given, now + 60_000)).toEqual({ ok: true })
    expect(await renewAnswerCode(practice.mara, given, now + 90_000)).toEqual({ ok: true })
    expect(await letters(now + 60_000)).not.toBe(before)
    await withdrawRequest(practice.mara, requestId, now)
    expect(await renewAnswerCode(practice.mara, { requestId, key: randomUUID() }, now)).toMatchObject({
      why: 'invalid',
    })
  })
})

describe('what can be asked', () => {
  const toAsk = async (sessionId: string | null = null) => {
    const view = await clientToAsk(practice.mara, { clientId, sessionId, againId: null }, now)
    if (!view) throw new Error('The client is not there')
    return view
  }
  const of = (view: Awaited<ReturnType<typeof toAsk>>, key: string) => view.measures.find(each => each.key === key)

  test('says of each measure whether it is due, and why it cannot be asked', async () => {
    const view = await toAsk()
    expect(of(view, 'tension-check:client:')).toMatchObject({
      isDue: true,
      inPractice: { en: null, de: null, ar: null },
    })
    expect(of(view, 'core-10:client:')).toMatchObject({
      isDue: true,
      inPractice: { en: expect.stringContaining('No wording') },
      unaskable: { en: 'no-wording', de: 'no-wording' },
    })
    expect(of(view, 'tension-check:client:')?.unaskable).toEqual({ en: null, de: null, ar: null })
    expect(of(view, 'phq-9:client:')?.isDue).toBe(false)
    expect(view.measures.filter(({ key }) => key.includes(':clinician:'))).toEqual([])
    expect(view).toMatchObject({ language: 'en', hasBirthDate: false, hasTablet: false, untilOn: '2026-01-20' })
  })

  test('is what is due at the session that is begun, without what is filled in, until the next session', async () => {
    await recordWeek(practice.mara, clientId, 0, [allianceOf(48)])
    await setNextSession(practice.mara, { clientId, version: 1, nextSessionOn: '2026-01-27' }, now)
    const view = await toAsk()
    expect(view).toMatchObject({ session: { isSaved: true }, untilOn: '2026-01-27' })
    expect(of(view, 'wai-sr:client:')?.isDue).toBe(true)
    expect(of(view, 'ders-16:client:')?.isDue).toBe(true)
  })

  test('says what is asked already', async () => {
    await ask(tablet())
    expect(of(await toAsk(), 'tension-check:client:')?.isAsked).toBe(true)
  })
})

describe('a list of clients says of each one thing', () => {
  const said = async (at: number) => (await caseload(practice.mara, at))[0]?.asked ?? null
  const sent = (requestId: string, at: number) =>
    writeUnattended(tx => endRequest(tx, requestId, { outcome: 'sent', by: null, now: at }))

  test('since when something is asked, until its time is over', async () => {
    await written({ crisisLines })
    await ask(link())
    expect(await said(now)).toEqual({ state: 'open', on: '2026-01-13', isSeen: false, hasOpen: true })
    expect(await said(now + 2 * day)).toMatchObject({ on: '2026-01-13' })
    expect(await said(Date.UTC(2026, 0, 21))).toBe(null)
  })

  test('what came in, until somebody who works with them has looked at it and the day is over', async () => {
    const requestId = requestOf(await ask(tablet()))
    await sent(requestId, now)
    expect(await said(now + 2 * day)).toEqual({ state: 'came-in', on: '2026-01-13', isSeen: false, hasOpen: false })
    expect(await seeAnswers(practice.tomas, { clientId, sessionId: null }, now)).toMatchObject({ why: 'not-found' })
    expect(await seeAnswers(practice.mara, { clientId, sessionId: 'another' }, now)).toEqual({ ok: true })
    expect((await said(now))?.isSeen).toBe(false)
    expect(await seeAnswers(practice.mara, { clientId, sessionId: null }, now)).toEqual({ ok: true })
    expect(await seeAnswers(practice.mara, { clientId, sessionId: null }, now)).toEqual({ ok: true })
    expect(await said(now)).toEqual({ state: 'came-in', on: '2026-01-13', isSeen: true, hasOpen: false })
    expect(await said(now + day)).toBe(null)
  })

  test('what nobody has looked at comes before what is open', async () => {
    const requestId = requestOf(await ask(tablet()))
    await sent(requestId, now)
    await ask(tablet(), now + 60_000)
    expect(await said(now + 60_000)).toMatchObject({ state: 'came-in', hasOpen: true })
    await seeAnswers(practice.mara, { clientId, sessionId: null }, now)
    expect((await said(now + 60_000))?.state).toBe('open')
  })
})
