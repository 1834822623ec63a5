import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { askedIn } from '@/db/answer-asked'
import { answerLink, beginByCode, beginByLink } from '@/db/answer-begin'
import { keepAnswers, stopAnswering } from '@/db/answer-keep'
import { answerCodeHash, codeLifetime } from '@/db/answer-link'
import { endRequest } from '@/db/answer-request-rows'
import { askedRequest, renewAnswerCode } from '@/db/answer-requests'
import { unreadNotices } from '@/db/notices'
import { db } from '@/db/open'
import { answerRequests, answerVisits, auditEvents, keptAnswers, tablets } from '@/db/schema'
import { removeTablet } from '@/db/tablets'
import { writeUnattended } from '@/db/write-unattended'
import type { Answer } from '@/lib/instruments/answers'
import { askClient, clientBornOn, enrolTablet } from '../support/answering'
import { day, freshPractice, monday } from '../support/practice'

/* What a client does who was asked: comes in by a link or a code, keeps answers, stops. Sending has tests of its own. */

const bornOn = '1984-03-07'
const minute = 60_000
const tension = 'tension-check:client:'
const measures = [tension, 'client-impression:client:']

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await clientBornOn(practice.mara, bornOn, monday)
})
afterEach(() => practice.remove())

const asked = (more = {}) => askClient(practice.mara, { clientId, measures, ...more }, monday)
const begin = (token: string, given: string, now = monday, before: readonly string[] = []) =>
  beginByLink({ token, given, language: 'en', before }, now)

async function begun(token: string, now = monday, before: readonly string[] = []): Promise<string> {
  const found = await begin(token, bornOn, now, before)
  if (!found.ok) throw new Error('It was not let in')
  return found.secret
}

const keep = (secret: string, item: number, answer: Answer | null, now = monday) =>
  keepAnswers(secret, { given: [{ measure: tension, item, answer }], language: null }, now)

async function givenIn(secret: string, now = monday) {
  const found = await askedIn(secret, now)
  return found?.state === 'open' ? found.sheets.map(({ given }) => given) : found?.state
}

const requestRow = async (id: string) => (await db().select().from(answerRequests).where(eq(answerRequests.id, id)))[0]
const actsNoted = async () =>
  (await db().select().from(auditEvents).where(eq(auditEvents.clientId, clientId)).orderBy(auditEvents.seq))
    .filter(({ act }) => act.startsWith('answers.'))
    .map(({ act, personId, subjectId }) => ({ act, personId, subjectId }))

describe('a link', () => {
  test('asks for what it says, and opening it changes nothing', async () => {
    const { request, token } = await asked({ language: 'de' })
    const before = await requestRow(request.id)
    for (let times = 0; times < 50; times++)
      expect(await answerLink(token, monday)).toEqual({ check: 'birth-date', language: 'de' })
    expect(await requestRow(request.id)).toEqual(before)
    expect(await actsNoted()).toEqual([])
  })

  test('lets in who knows the day of birth, and notes it without a name', async () => {
    const { request, token } = await asked()
    const secret = await begun(token)
    expect(await askedIn(secret, monday)).toMatchObject({
      state: 'open',
      way: 'link',
      practice: { name: 'Test Practice' },
    })
    expect(await actsNoted()).toEqual([{ act: 'answers.begin', personId: null, subjectId: request.id }])
    expect(await requestRow(request.id)).toMatchObject({ begunAt: monday, endedAt: null })
  })

  test('lets in who knows the PIN', async () => {
    const { token } = await asked({ check: 'pin', pin: '4711' })
    expect(await begin(token, '4712')).toEqual({ ok: false, why: 'wrong' })
    expect(await begin(token, '4711')).toMatchObject({ ok: true })
  })

  test.each(['unknown', 'run out', 'locked', 'withdrawn', 'in person'])('that is %s leads nowhere', async kind => {
    const made = await asked(kind === 'in person' ? { way: 'tablet', check: 'in-person' } : {})
    const token = kind === 'unknown' ? 'a'.repeat(26) : made.token
    const now = kind === 'run out' ? monday + 7 * day : monday
    if (kind === 'locked') for (let n = 1; n <= 5; n++) await begin(token, `1984-03-1${n}`)
    if (kind === 'withdrawn')
      await writeUnattended(tx =>
        endRequest(tx, made.request.id, { outcome: 'withdrawn', by: practice.mara.personId, now }),
      )
    const before = await requestRow(made.request.id)
    expect(await answerLink(token, now)).toBeNull()
    expect(await begin(token, bornOn, now)).toEqual({ ok: false, why: 'gone' })
    expect(await requestRow(made.request.id)).toEqual(before)
    expect(await db().select().from(answerVisits)).toEqual([])
  })

  test('is locked by five wrong tries in a row, for longer each time, and its clinician is told', async () => {
    const { request, token } = await asked({ expiresAt: monday + 30 * day })
    let now = monday
    for (const minutes of [15, 30, 60]) {
      for (let n = 1; n <= 4; n++) expect(await begin(token, `1990-01-0${n}`, now)).toEqual({ ok: false, why: 'wrong' })
      expect(await begin(token, '1990-01-05', now)).toEqual({ ok: false, why: 'gone' })
      expect((await requestRow(request.id))?.lockedUntil).toBe(now + minutes * minute)
      now += minutes * minute
    }
    expect((await unreadNotices(practice.mara)).filter(({ kind }) => kind === 'answers.locked')).toHaveLength(3)
    // Whoever knows it comes in once the time is over, and tries are counted anew.
    expect(await begin(token, bornOn, now)).toMatchObject({ ok: true })
    expect(await requestRow(request.id)).toMatchObject({ wrongChecks: 0, locks: 0, lockedUntil: null })
  })

  test('counts what is given twice in a row once', async () => {
    const { request, token } = await asked()
    for (let times = 0; times < 20; times++) await begin(token, '1984-07-03')
    expect((await requestRow(request.id))?.wrongChecks).toBe(1)
    expect(await begin(token, bornOn)).toMatchObject({ ok: true })
  })
})

describe('a visit', () => {
  test('keeps each answer as it was given: a number, 0, blank, rather not, and none', async () => {
    const secret = await begun((await asked()).token)
    for (const [item, answer] of [
      [1, 0],
      [2, 'blank'],
      [3, 'declined'],
    ] as const)
      expect(await keep(secret, item, answer)).toEqual({ ok: true })
    expect(await givenIn(secret)).toEqual([{ 1: 0, 2: 'blank', 3: 'declined' }, {}])
    await keep(secret, 1, 3)
    await keep(secret, 2, null)
    expect(await givenIn(secret)).toEqual([{ 1: 3, 3: 'declined' }, {}])
  })

  test('keeps nothing that is not asked', async () => {
    const secret = await begun((await asked()).token)
    for (const [measure, item, answer] of [
      [tension, 1, 5],
      [tension, 1, 1.5],
      [tension, 4, 0],
      [tension, 9, 0],
      ['core-10:client:', 1, 0],
      ['tension-check:clinician:', 1, 0],
    ] as const)
      expect(await keepAnswers(secret, { given: [{ measure, item, answer }], language: null }, monday)).toEqual({
        ok: false,
        why: 'invalid',
      })
    expect(await db().select().from(keptAnswers)).toEqual([])
  })

  test('of questions whose list is damaged shows and keeps none of them, and says so in the log', async () => {
    const { request, token } = await asked()
    const secret = await begun(token)
    const said = vi.spyOn(console, 'error').mockReturnValue()
    await writeUnattended(
      async tx =>
        await tx
          .update(answerRequests)
          .set({ measures: sql`'{"damaged":true}'` })
          .where(eq(answerRequests.id, request.id)),
    )
    expect(await givenIn(secret)).toEqual([])
    expect(await keep(secret, 1, 2)).toEqual({ ok: false, why: 'invalid' })
    expect(said.mock.calls.join()).toContain('answer_requests.measures')
    said.mockRestore()
  })

  test('ends after half an hour without use, and goes on in the same browser after the check', async () => {
    const { token } = await asked()
    const secret = await begun(token)
    await keep(secret, 1, 2, monday + 20 * minute)
    expect(await givenIn(secret, monday + 49 * minute)).toEqual([{ 1: 2 }, {}])
    expect(await givenIn(secret, monday + 50 * minute)).toBe('idle')
    const again = await begun(token, monday + day, [secret])
    expect(again).toBe(secret)
    expect(await givenIn(again, monday + day)).toEqual([{ 1: 2 }, {}])
  })

  test('keeps what its page held also after that, and shows it once they have shown again that it is them', async () => {
    const { token } = await asked()
    const secret = await begun(token)
    const late = monday + 40 * minute
    expect(await keep(secret, 1, 3, late)).toEqual({ ok: true })
    expect(await givenIn(secret, late)).toBe('idle')
    expect(await givenIn(await begun(token, late, [secret]), late)).toEqual([{ 1: 3 }, {}])
  })

  test('of one link goes on in a browser in which another one was opened since', async () => {
    const [one, other] = [await asked(), await asked({ measures: [measures[1]] })]
    const first = await begun(one.token)
    await keep(first, 1, 2)
    const second = await begun(other.token, monday, [first])
    expect(await givenIn(second)).toEqual([{}])
    expect(await begun(one.token, monday + minute, [second, first])).toBe(first)
    expect(await givenIn(first, monday + minute)).toEqual([{ 1: 2 }, {}])
  })

  test('loses nothing where the clock is set back, and shows no other browser anything', async () => {
    const { token } = await asked()
    const ahead = monday + 10 * minute
    const secret = await begun(token, ahead)
    await keep(secret, 1, 2, monday + minute)
    expect(await givenIn(secret, monday + minute)).toEqual([{ 1: 2 }, {}])
    const other = await begun(token, monday + 2 * minute)
    expect(await givenIn(other, monday + 2 * minute)).toEqual([{}, {}])
    await keep(other, 2, 1, monday + 2 * minute)
    expect(await givenIn(other, monday + 2 * minute)).toEqual([{ 2: 1 }, {}])
  })

  test('in another browser shows nothing of what was answered in this one, and ends it here', async () => {
    const { token } = await asked()
    const first = await begun(token)
    await keep(first, 1, 2)
    const second = await begun(token, monday + minute)
    expect(await givenIn(second, monday + minute)).toEqual([{}, {}])
    expect(await askedIn(first, monday + minute)).toBeNull()
    expect(await keep(first, 1, 3, monday + minute)).toEqual({ ok: false, why: 'over' })
  })

  test.each(['run out', 'withdrawn', 'sent'] as const)('of what is %s is over', async outcome => {
    const { request, token } = await asked()
    const secret = await begun(token)
    await keep(secret, 1, 2)
    const now = outcome === 'run out' ? request.expiresAt : monday
    if (outcome !== 'run out') await writeUnattended(tx => endRequest(tx, request.id, { outcome, by: null, now }))
    expect(await askedIn(secret, now)).toBeNull()
    expect(await keep(secret, 1, 3, now)).toEqual({ ok: false, why: 'over' })
    expect(await stopAnswering(secret, 'today', now)).toBe(false)
    expect(await keptValues()).toEqual(outcome === 'run out' ? [2] : [])
  })

  test.each([
    ['today', 'not-today', 0],
    ['never', 'not-again', 1],
  ] as const)('that is stopped (%s) takes what was kept along', async (how, outcome, told) => {
    const { request, token } = await asked()
    const secret = await begun(token)
    await keep(secret, 1, 2)
    expect(await stopAnswering(secret, how, monday)).toBe(true)
    expect(await stopAnswering(secret, how, monday)).toBe(false)
    expect(await requestRow(request.id)).toMatchObject({ outcome, endedBy: null })
    expect(await keptValues()).toEqual([])
    expect((await actsNoted()).map(({ act }) => act)).toEqual(['answers.begin', `answers.${outcome}`])
    expect(await unreadNotices(practice.mara)).toHaveLength(told)
    expect(await answerLink(token, monday)).toBeNull()
  })
})

const keptValues = async () => (await db().select().from(keptAnswers)).map(({ value }) => value)

describe('a tablet of the practice', () => {
  const code = 'BCDFGH'
  async function askedByCode() {
    const { request } = await asked({ way: 'tablet', check: 'in-person', language: 'de' })
    const good = { codeHash: answerCodeHash(code), codeExpiresAt: monday + codeLifetime }
    await writeUnattended(
      async tx => await tx.update(answerRequests).set(good).where(eq(answerRequests.id, request.id)),
    )
    return request
  }
  const type = (tablet: string, typed = code, now = monday) => beginByCode({ tablet, code: typed, language: null }, now)

  test('lets in by a code, in the language that was asked for, and again after a lost reply', async () => {
    const { secret: tablet, id } = await enrolTablet(practice.ines, monday)
    await askedByCode()
    const first = await type(tablet)
    if (!first.ok) throw new Error('It was not let in')
    await keep(first.secret, 1, 2)
    const again = await type(tablet)
    if (!again.ok) throw new Error('It was not let in again')
    expect(await askedIn(again.secret, monday)).toMatchObject({ way: 'tablet', language: 'de' })
    expect(await givenIn(again.secret)).toEqual([{ 1: 2 }, {}])
    const visits = await db().select().from(answerVisits).orderBy(answerVisits.id)
    expect(visits.map(({ tabletId, endedAt }) => [tabletId, endedAt])).toEqual([
      [id, monday],
      [id, null],
    ])
  })

  test('takes no code of which the time is over, nor one that is answered on another tablet', async () => {
    const [one, other] = [await enrolTablet(practice.ines, monday), await enrolTablet(practice.ines, monday)]
    await askedByCode()
    expect(await type(one.secret, code, monday + codeLifetime)).toEqual({ ok: false, why: 'unknown' })
    expect(await type(one.secret)).toMatchObject({ ok: true })
    // A code that is right is no guess: it locks nobody.
    for (let n = 0; n < 6; n++) expect(await type(other.secret)).toEqual({ ok: false, why: 'unknown' })
    expect((await db().select().from(tablets)).map(({ wrongCodes }) => wrongCodes)).toEqual([0, 0])
  })

  test('takes on another tablet what was left on the first, or has a new code', async () => {
    const [one, other] = [await enrolTablet(practice.ines, monday), await enrolTablet(practice.ines, monday)]
    const request = await askedByCode()
    const first = await type(one.secret)
    await keep(first.ok ? first.secret : '', 1, 2)
    const anew = { requestId: request.id, key: 'anew' }
    expect(await renewAnswerCode(practice.mara, anew, monday)).toEqual({ ok: true })
    expect(await askedIn(first.ok ? first.secret : '', monday)).toBeNull()
    const letters = (await askedRequest(practice.mara, clientId, request.id, monday))?.code?.letters ?? ''
    const second = await type(other.secret, letters)
    expect(await givenIn(second.ok ? second.secret : '')).toEqual([{ 1: 2 }, {}])
    // On the second nothing was done for half an hour; its code is still good.
    const later = monday + 31 * minute
    await writeUnattended(
      async tx =>
        await tx
          .update(answerRequests)
          .set({ codeExpiresAt: later + minute })
          .where(eq(answerRequests.id, request.id)),
    )
    expect(await type(one.secret, letters, later)).toMatchObject({ ok: true })
  })

  test('that is removed shows and keeps nothing any more, and what was answered on it goes on elsewhere', async () => {
    const [one, other] = [await enrolTablet(practice.ines, monday), await enrolTablet(practice.ines, monday)]
    await askedByCode()
    const begun = await type(one.secret)
    const secret = begun.ok ? begun.secret : ''
    await keep(secret, 1, 2)
    expect(await removeTablet(practice.ines, one.id, monday)).toEqual({ ok: true })
    expect(await askedIn(secret, monday)).toBeNull()
    expect(await keep(secret, 1, 3)).toEqual({ ok: false, why: 'over' })
    const again = await type(other.secret)
    expect(await givenIn(again.ok ? again.secret : '')).toEqual([{ 1: 2 }, {}])
  })

  test('is locked by five wrong codes, and no other one with it', async () => {
    const [one, other] = [await enrolTablet(practice.ines, monday), await enrolTablet(practice.ines, monday)]
    await askedByCode()
    for (let n = 0; n < 4; n++) expect(await type(one.secret, 'ZZZZZZ')).toEqual({ ok: false, why: 'unknown' })
    expect(await type(one.secret, 'ZZZZZZ')).toEqual({ ok: false, why: 'locked' })
    expect(await type(one.secret)).toEqual({ ok: false, why: 'locked' })
    expect(await type(other.secret)).toMatchObject({ ok: true })
    expect(await type(one.secret, 'ZZZZZZ', monday + 15 * minute)).toEqual({ ok: false, why: 'unknown' })
  })

  test('that was removed, and any other browser, is none, and nothing is counted', async () => {
    const { secret, id } = await enrolTablet(practice.ines, monday)
    await askedByCode()
    const removed = { removedAt: monday, removedBy: practice.ines.personId }
    await writeUnattended(async tx => await tx.update(tablets).set(removed).where(eq(tablets.id, id)))
    for (const each of [secret, 'another']) expect(await type(each)).toEqual({ ok: false, why: 'no-tablet' })
    expect((await db().select().from(tablets))[0]?.wrongCodes).toBe(0)
  })
})
