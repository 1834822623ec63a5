import { and, desc, eq, isNull } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askedIn } from '@/db/answer-asked'
import { keepAnswers } from '@/db/answer-keep'
import { withdrawRequest } from '@/db/answer-requests'
import { endRunOut } from '@/db/answer-run-out'
import { sendAnswers } from '@/db/answer-send'
import { caseload } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { giveBack, handedOverBy, isHandedOver } from '@/db/handed-over'
import { beginHandover, endHandover, handoverOffer, ownHandovers, sessionTakenBack } from '@/db/handovers'
import { loginLeft, startLogin, viewerOf } from '@/db/logins'
import { db } from '@/db/open'
import {
  answerRequests,
  answers,
  answerVisits,
  assessments,
  auditEvents,
  handovers,
  keptAnswers,
  logins,
  sheetSources,
} from '@/db/schema'
import { startSession } from '@/db/sessions'
import { takeUnsentAnswers, unsentAnswers } from '@/db/unsent-answers'
import { measureKey } from '@/lib/measure'
import type { Viewer } from '@/lib/viewer'
import { newClient } from '../support/course'
import { day, freshPractice, loginAs, monday } from '../support/practice'
import { ask, send } from '../support/sent-answers'

const minute = 60_000
const hour = 60 * minute

let practice: Awaited<ReturnType<typeof freshPractice>>
let mara: Viewer
let clientId: string
let sessionId: string
beforeEach(async () => {
  practice = await freshPractice()
  mara = await loginAs(practice.mara.personId, monday)
  clientId = await newClient(mara)
  const begun = await startSession(mara, { clientId, key: 'begun' }, monday)
  if (!begun.ok) throw new Error('The session was not begun')
  sessionId = begun.sessionId
})
afterEach(() => practice.remove())

const impression = { instrumentId: 'client-impression', respondent: 'client', target: null } as const
const tension = { instrumentId: 'tension-check', respondent: 'client', target: null } as const
const asked = () => ({ sessionId, measures: [impression, tension], language: 'de' })
const handOver = (by: Viewer = mara, now = monday) => beginHandover(by, asked(), now)

/** Logs Mara in anew in the browser that has the screen. */
async function backTo(personId: string, now: number): Promise<string> {
  const next = (await startLogin(personId, now)) ?? ''
  await giveBack(mara.loginId, next, now)
  return next
}

const visits = async () => await db().select().from(answerVisits)

describe('a screen that is handed over', () => {
  test('is asked what was chosen, in that language, of the one session, by one browser', async () => {
    const begun = await handOver()
    expect(begun).toMatchObject({ ok: true, secret: expect.stringMatching(/^[\w-]{43}$/) })
    const [request] = await db().select().from(answerRequests)
    expect(request).toMatchObject({
      ...{ clientId, sessionId, occasion: 'session', way: 'handover', check: 'in-person', language: 'de' },
      ...{ measures: [measureKey(impression), measureKey(tension)], endedAt: null, expiresAt: monday + day },
      begunAt: monday,
    })
    expect(await visits()).toMatchObject([{ requestId: request?.id, way: 'handover', endedAt: null }])
    expect(JSON.stringify(await visits())).not.toContain(begun.ok && begun.secret)
  })

  test('has ended the login: nobody is a viewer there, and nothing that was on its way is done', async () => {
    await handOver()
    expect(await viewerOf(mara.loginId, monday)).toBeNull()
    expect(await loginLeft(mara.loginId, monday)).toBeNull()
    expect(await startSession(mara, { clientId, key: 'late' }, monday)).toEqual({ ok: false, why: 'signed-out' })
    await expect(caseload(mara, monday)).rejects.toMatchObject({ code: 'ATTUNE_NO_LONGER_OPEN' })
    await expect(client(mara, clientId, monday)).rejects.toMatchObject({ code: 'ATTUNE_NO_LONGER_OPEN' })
    expect(await handOver()).toEqual({ ok: false, why: 'signed-out' })
  })

  test('is known by the login that has ended, with whose it is, until it is given back or the hours of the login are over', async () => {
    expect(await isHandedOver(mara.loginId, monday)).toBe(false)
    await handOver()
    expect(await handedOverBy(mara.loginId, monday + 11 * hour)).toMatchObject({ personId: mara.personId })
    expect(await isHandedOver(mara.loginId, monday + 12 * hour)).toBe(false)
    await backTo(mara.personId, monday + minute)
    expect(await isHandedOver(mara.loginId, monday + minute)).toBe(false)
  })

  test('is told as begun, so that nobody withdraws it as if there were nothing in it', async () => {
    const elsewhere = await loginAs(mara.personId, monday)
    await handOver()
    const [request] = (await client(elsewhere, clientId, monday))?.requests ?? []
    expect(request).toMatchObject({ state: 'begun', begunAt: monday })
    await handOver(elsewhere, monday + minute)
    const after = (await client(await loginAs(mara.personId, monday), clientId, monday))?.requests
    expect(after).toMatchObject([{ id: request?.id, begunAt: monday }])
  })

  test('leaves other logins of the person alone', async () => {
    const elsewhere = await loginAs(mara.personId, monday)
    await handOver()
    expect(await viewerOf(elsewhere.loginId, monday)).not.toBeNull()
    expect(await isHandedOver(elsewhere.loginId, monday)).toBe(false)
  })
})

describe('given back', () => {
  test('by whose it is: they go on with the session, with the hours that their login had left, and the client sees no more', async () => {
    await handOver(mara, monday + hour)
    const next = await backTo(mara.personId, monday + 2 * hour)
    const [login] = await db().select().from(logins).where(eq(logins.id, next))
    expect(login).toMatchObject({ createdAt: monday, endedAt: null, steppedUpAt: null })
    expect((await visits()).map(({ endedAt }) => endedAt)).toEqual([monday + 2 * hour])
    const viewer = await loginAs(mara.personId, monday + 2 * hour)
    expect(await sessionTakenBack(viewer)).toEqual({ clientId, sessionId })
    expect(await db().select().from(handovers)).toMatchObject([{ outcome: 'given-back' }])
  })

  test('somebody else who logs in there ends it, and is led nowhere', async () => {
    await handOver()
    const next = await backTo(practice.tomas.personId, monday + minute)
    expect(await db().select().from(handovers)).toMatchObject([{ outcome: 'ended-elsewhere' }])
    const [login] = await db().select().from(logins).where(eq(logins.id, next))
    expect(login?.createdAt).toBe(monday + minute)
    expect(await sessionTakenBack(await loginAs(practice.tomas.personId, monday + minute))).toBeNull()
  })

  test('twice is given back once', async () => {
    await handOver()
    await backTo(mara.personId, monday + minute)
    const entries = () => db().select().from(auditEvents).where(eq(auditEvents.act, 'handover.end'))
    await giveBack(mara.loginId, null, monday + 2 * minute)
    expect(await entries()).toHaveLength(1)
    expect(await db().select().from(handovers)).toMatchObject([{ outcome: 'given-back' }])
  })

  test('and handed over again, it is the same request while nothing was sent: what the client answered is there', async () => {
    await handOver()
    const next = await backTo(mara.personId, monday + minute)
    const viewer = await viewerOf(next, monday + minute)
    if (!viewer) throw new Error('Mara is not logged in')
    expect((await beginHandover(viewer, { ...asked(), language: 'en' }, monday + minute)).ok).toBe(true)
    const open = and(eq(answerRequests.sessionId, sessionId), isNull(answerRequests.endedAt))
    expect(await db().select().from(answerRequests).where(open)).toMatchObject([{ language: 'en' }])
  })

  test('from another device of theirs it is ended, and nothing is answered there any more', async () => {
    await handOver()
    const elsewhere = await loginAs(mara.personId, monday)
    const [mine] = await ownHandovers(elsewhere, monday)
    expect(await ownHandovers(practice.tomas, monday)).toEqual([])
    expect(await endHandover(practice.tomas, { handoverId: mine?.id ?? '' }, monday)).toEqual({
      ok: false,
      why: 'not-found',
    })
    expect(await endHandover(elsewhere, { handoverId: mine?.id ?? '' }, monday)).toEqual({ ok: true })
    expect(await endHandover(elsewhere, { handoverId: mine?.id ?? '' }, monday)).toEqual({ ok: true })
    expect([await ownHandovers(elsewhere, monday), await isHandedOver(mara.loginId, monday)]).toEqual([[], false])
    expect((await visits()).map(({ endedAt }) => endedAt)).toEqual([monday])
  })
})

describe('what was answered and not sent', () => {
  const kept = async () => {
    const begun = await handOver()
    const secret = begun.ok ? begun.secret : ''
    const given = [
      { measure: measureKey(impression), item: 1, answer: 4 },
      { measure: measureKey(impression), item: 2, answer: 'declined' as const },
    ]
    expect(await keepAnswers(secret, { given, language: null }, monday)).toMatchObject({ ok: true })
    return secret
  }
  const back = async () => {
    const viewer = await viewerOf(await backTo(mara.personId, monday + minute), monday + minute)
    if (!viewer) throw new Error('Mara is not logged in')
    return viewer
  }
  const sheets = () => db().select().from(assessments).where(eq(assessments.state, 'final'))

  test('is told of as well where another screen was handed over for the same before, and never given back', async () => {
    await beginHandover(await loginAs(mara.personId, monday), asked(), monday)
    await kept()
    expect((await visits()).filter(({ endedAt }) => endedAt === null)).toHaveLength(1)
    expect(await unsentAnswers(await back(), sessionId, monday + minute)).toMatchObject({ answered: 2 })
  })

  test('is told as a number once the screen is back, and to nobody else', async () => {
    await kept()
    const elsewhere = await loginAs(mara.personId, monday)
    expect(await unsentAnswers(elsewhere, sessionId, monday + minute)).toBeNull()
    const viewer = await back()
    expect(await unsentAnswers(viewer, sessionId, monday + minute)).toEqual({
      requestId: expect.any(String),
      answered: 2,
    })
    expect(await unsentAnswers(practice.tomas, sessionId, monday + minute)).toBeNull()
    expect(await sheets()).toEqual([])
  })

  test('is taken as the client’s own, once', async () => {
    await kept()
    const viewer = await back()
    const { requestId = '' } = (await unsentAnswers(viewer, sessionId, monday + minute)) ?? {}
    expect(await takeUnsentAnswers(practice.tomas, requestId, monday)).toEqual({ ok: false, why: 'not-found' })
    expect(await takeUnsentAnswers(viewer, requestId, monday + minute)).toEqual({ ok: true })
    expect(await takeUnsentAnswers(viewer, requestId, monday + minute)).toEqual({ ok: true })
    expect(await sheets()).toMatchObject([{ sessionId, instrumentId: 'client-impression', respondent: 'client' }])
    const given = await db().select().from(answers).orderBy(answers.item)
    expect(given.map(({ item, value, absence }) => [item, value, absence])).toEqual([
      [1, 4, null],
      [2, null, 'declined'],
    ])
    expect(await db().select().from(sheetSources)).toMatchObject([{ way: 'handover', language: 'de' }])
    expect(await unsentAnswers(viewer, sessionId, monday + minute)).toBeNull()
  })

  test('is asked on where the screen is handed over once more with other questions', async () => {
    await kept()
    const viewer = await back()
    const again = { sessionId, measures: [tension], language: 'en' }
    const begun = await beginHandover(await loginAs(mara.personId, monday + minute), again, monday + minute)
    const secret = begun.ok ? begun.secret : ''
    const found = await askedIn(secret, monday + minute)
    expect(found?.state === 'open' && found.sheets.map(({ measure, given }) => [measure, given])).toEqual([
      [measureKey(tension), {}],
      [measureKey(impression), { 1: 4, 2: 'declined' }],
    ])
    expect(await sendAnswers(secret, monday + minute)).toBe('sent')
    expect(await sheets()).toMatchObject([{ instrumentId: 'client-impression' }])
    expect(await unsentAnswers(viewer, sessionId, monday + minute)).toBeNull()
  })

  test('can be taken until the next day, also where the login would have ended, and where the screen was never given back', async () => {
    await kept()
    const evening = monday + 13 * 60 * minute
    const viewer = await loginAs(mara.personId, evening)
    await endRunOut(evening)
    const unsent = await unsentAnswers(viewer, sessionId, evening)
    expect(unsent).toMatchObject({ answered: 2 })
    expect(await unsentAnswers(viewer, sessionId, monday + day)).toBeNull()
    expect(await takeUnsentAnswers(viewer, unsent?.requestId ?? '', evening)).toEqual({ ok: true })
    expect(await sheets()).toMatchObject([{ instrumentId: 'client-impression' }])
  })

  test('is not lost where the screen is handed over again for something else: both are asked, and sent', async () => {
    await kept()
    const other = { sessionId, measures: [tension], language: 'de' }
    const begun = await beginHandover(await back(), other, monday + minute)
    const secret = begun.ok ? begun.secret : ''
    const given = [{ measure: measureKey(tension), item: 1, answer: 0 }]
    expect(await keepAnswers(secret, { given, language: null }, monday + minute)).toMatchObject({ ok: true })
    expect(await sendAnswers(secret, monday + minute)).toBe('sent')
    expect((await sheets()).map(({ instrumentId }) => instrumentId).toSorted()).toEqual([
      'client-impression',
      'tension-check',
    ])
  })

  test('is left out: nobody has it any more', async () => {
    await kept()
    const viewer = await back()
    const { requestId = '' } = (await unsentAnswers(viewer, sessionId, monday + minute)) ?? {}
    expect(await withdrawRequest(viewer, requestId, monday + minute)).toEqual({ ok: true })
    expect([await sheets(), await db().select().from(keptAnswers)]).toEqual([[], []])
    expect((await takeUnsentAnswers(viewer, requestId, monday + minute)).ok).toBe(false)
  })

  test('the screen asks to be given back after twenty minutes without an answer', async () => {
    const secret = await kept()
    expect((await askedIn(secret, monday + 20 * minute - 1))?.state).toBe('open')
    expect((await askedIn(secret, monday + 20 * minute))?.state).toBe('idle')
    expect(await sendAnswers(secret, monday + 20 * minute)).toBe('over')
  })
})

describe('what can be asked on it', () => {
  test('are measures of the client whose words are there, with their languages', async () => {
    const offer = await handoverOffer(mara, sessionId)
    expect(offer?.measures.find(({ key }) => key === measureKey(impression))?.languages).toEqual(['en', 'de', 'ar'])
    expect(offer?.measures.map(({ key }) => key)).not.toContain('core-10:client:')
    expect(await handoverOffer(practice.tomas, sessionId)).toBeNull()
  })

  test('say which of them the client has sent for this session already', async () => {
    const offered = async () => {
      const { measures = [] } = (await handoverOffer(mara, sessionId)) ?? {}
      return measures.flatMap(({ key, isAnswered }) => (isAnswered ? [key] : []))
    }
    expect(await offered()).toEqual([])
    const measures = [impression, tension]
    const request = await ask(mara, clientId, { occasion: 'session', sessionId, way: 'tablet', measures }, monday)
    await send(request, { 'client-impression': { 1: 4 } }, monday)
    expect(await offered()).toEqual([measureKey(impression)])
  })

  test.each([
    ['nothing', { measures: [] }],
    ['a measure without words', { measures: [{ ...impression, instrumentId: 'core-10' }] }],
    ['what the clinician fills in', { measures: [{ ...tension, respondent: 'clinician' as const }] }],
    ['a language that is not there', { language: 'fi' }],
  ])('is refused in words, and the login holds: %s', async (_, wrong) => {
    const refused = await beginHandover(mara, { ...asked(), ...wrong }, monday)
    expect(refused).toMatchObject({ ok: false, why: 'invalid', errors: { measures: [expect.stringMatching(/\.$/)] } })
    expect(await viewerOf(mara.loginId, monday)).not.toBeNull()
    expect(await db().select().from(answerRequests)).toEqual([])
  })

  test('is nothing to whoever is not their clinician', async () => {
    expect(await handOver(practice.tomas)).toEqual({ ok: false, why: 'not-found' })
    expect(await handOver(practice.ruth)).toEqual({ ok: false, why: 'not-found' })
  })
})

test('the audit says who handed over what, and who had it back', async () => {
  await handOver()
  const next = await backTo(mara.personId, monday + minute)
  const newest = await db().select().from(auditEvents).orderBy(desc(auditEvents.seq)).limit(1)
  expect(newest).toMatchObject([{ act: 'handover.end', personId: mara.personId, loginId: next, clientId }])
})
