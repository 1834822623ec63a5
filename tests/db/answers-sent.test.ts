import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { askedIn } from '@/db/answer-asked'
import { answerLink, beginByLink } from '@/db/answer-begin'
import { keepAnswers, stopAnswering } from '@/db/answer-keep'
import { endRequest } from '@/db/answer-request-rows'
import { endRunOut } from '@/db/answer-run-out'
import { sendAnswers } from '@/db/answer-send'
import { answerSettings, changeAnswerSettings } from '@/db/answer-settings'
import { db } from '@/db/open'
import { answerRequests, answers, assessments, auditEvents, keptAnswers, sheetSources, wordings } from '@/db/schema'
import { keepWordings, removeWording } from '@/db/wordings'
import { writeUnattended } from '@/db/write-unattended'
import type { Answer } from '@/lib/instruments/answers'
import { instrument } from '@/lib/instruments/catalogue'
import { askClient, clientBornOn, madeUpWording } from '../support/answering'
import { day, freshPractice, monday } from '../support/practice'

/* A client sends what they answered: once, whole, and after that nothing more. */

const bornOn = '1984-03-07'
const minute = 60_000
const tension = 'tension-check:client:'
const distress = 'core-10:client:'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await clientBornOn(practice.mara, bornOn, monday)
  const held = {
    instrumentId: 'core-10',
    wordings: [madeUpWording(instrument('core-10'))],
    licenceConfirmed: true,
  } as const
  await keepWordings(practice.ines, held, monday)
  await arrange({ en: { clientReads: 'Nobody looks at once.', whoLooks: 'Mara, at nine.' } })
})
afterEach(() => practice.remove())

/** What the practice has written for asking about risk at home, by language. */
async function arrange(riskArrangements: Readonly<Record<string, { clientReads: string; whoLooks: string }>>) {
  const view = await answerSettings(practice.ines)
  if (!view) throw new Error('Ines keeps the practice')
  const settings = { ...view.settings, riskArrangements }
  await changeAnswerSettings(practice.ines, { mark: view.mark, settings }, monday)
}

async function begun(more = {}) {
  const { request, token } = await askClient(
    practice.mara,
    { clientId, measures: [tension, distress], ...more },
    monday,
  )
  const found = await beginByLink({ token, given: bornOn, language: 'en', before: [] }, monday)
  if (!found.ok) throw new Error('It was not let in')
  return { request, token, secret: found.secret }
}

const keep = (secret: string, measure: string, given: Record<number, Answer>, now = monday) =>
  keepAnswers(
    secret,
    { given: Object.entries(given).map(([item, answer]) => ({ measure, item: Number(item), answer })), language: null },
    now,
  )

const sheets = () =>
  db()
    .select({ instrumentId: assessments.instrumentId, way: sheetSources.way, wordingId: sheetSources.wordingId })
    .from(sheetSources)
    .innerJoin(assessments, eq(assessments.id, sheetSources.assessmentId))
    .orderBy(assessments.instrumentId)

const answersTo = async (instrumentId: string) =>
  (
    await db()
      .select({ item: answers.item, value: answers.value, absence: answers.absence })
      .from(answers)
      .innerJoin(assessments, eq(assessments.id, answers.assessmentId))
      .where(and(eq(assessments.instrumentId, instrumentId), eq(assessments.state, 'final')))
      .orderBy(answers.item)
  ).map(({ item, value, absence }) => [item, value ?? absence])

const outcomeOf = async (id: string) =>
  (await db().select().from(answerRequests).where(eq(answerRequests.id, id)))[0]?.outcome

test('what was kept is what is sent: a number, 0, blank and rather not; and not what hangs on another answer', async () => {
  const { request, secret } = await begun()
  await keep(secret, tension, { 1: 2, 2: 1, 3: 'declined' })
  await keep(secret, tension, { 1: 0 })
  await keep(secret, distress, { 1: 0, 2: 3, 3: 'blank', 4: 'declined' })
  expect(await sendAnswers(secret, monday)).toBe('sent')
  expect(await answersTo('tension-check')).toEqual([[1, 0]])
  expect(await answersTo('core-10')).toEqual([
    [1, 0],
    [2, 3],
    [3, 'blank'],
    [4, 'declined'],
  ])
  const [held] = await db().select().from(wordings)
  expect(await sheets()).toEqual([
    { instrumentId: 'core-10', way: 'link', wordingId: held?.id },
    { instrumentId: 'tension-check', way: 'link', wordingId: null },
  ])
  expect(await db().select().from(keptAnswers)).toEqual([])
  expect(await outcomeOf(request.id)).toBe('sent')
})

test('is sent once, whoever sends it again, and the browser shows its thanks for a quarter of an hour', async () => {
  const { secret, token } = await begun()
  await keep(secret, tension, { 1: 1 })
  const all = await Promise.all(Array.from({ length: 5 }, () => sendAnswers(secret, monday)))
  expect(all).toEqual(Array(5).fill('sent'))
  expect(await sheets()).toHaveLength(1)
  const noted = await db().select().from(auditEvents).where(eq(auditEvents.act, 'answers.receive'))
  expect(noted.map(({ personId }) => personId)).toEqual([null])
  expect(await askedIn(secret, monday + 14 * minute)).toMatchObject({ state: 'sent', sentAt: monday, isRisk: false })
  expect(await askedIn(secret, monday + 15 * minute)).toBeNull()
  expect(await sendAnswers(secret, monday + 15 * minute)).toBe('over')
  expect(await answerLink(token, monday)).toBeNull()
})

describe('is refused, and changes nothing', () => {
  test('where nothing was answered', async () => {
    const { request, secret } = await begun()
    expect(await sendAnswers(secret, monday)).toBe('nothing')
    // All that was answered hangs on what was not.
    await keep(secret, tension, { 2: 1 })
    expect(await sendAnswers(secret, monday)).toBe('nothing')
    expect([await sheets(), await outcomeOf(request.id)]).toEqual([[], null])
    expect(await askedIn(secret, monday)).toMatchObject({ state: 'open' })
  })

  test('to keep once it was sent', async () => {
    const { secret } = await begun()
    await keep(secret, tension, { 1: 1 })
    await sendAnswers(secret, monday)
    expect(await keep(secret, tension, { 1: 4 })).toEqual({ ok: false, why: 'over' })
    expect(await stopAnswering(secret, 'today', monday)).toBe(false)
    expect(await answersTo('tension-check')).toEqual([[1, 1]])
    expect(await db().select().from(keptAnswers)).toEqual([])
  })

  test.each(['withdrawn', 'run-out', 'left', 'another browser'])('to send once it is %s', async how => {
    const { request, secret, token } = await begun()
    await keep(secret, tension, { 1: 1 })
    const now = how === 'run-out' ? request.expiresAt : how === 'left' ? monday + 31 * minute : monday
    if (how === 'withdrawn')
      await writeUnattended(tx => endRequest(tx, request.id, { outcome: 'withdrawn', by: practice.mara.personId, now }))
    if (how === 'another browser') await beginByLink({ token, given: bornOn, language: 'en', before: [] }, monday)
    expect(await sendAnswers(secret, now)).toBe('over')
    expect(await sheets()).toEqual([])
  })

  test('to stop in place of that its device is given back, before it was sent', async () => {
    const { secret } = await begun()
    expect(await stopAnswering(secret, 'done', monday)).toBe(false)
    await keep(secret, tension, { 1: 1 })
    await sendAnswers(secret, monday)
    expect(await stopAnswering(secret, 'done', monday)).toBe(true)
    expect(await askedIn(secret, monday)).toBeNull()
  })
})

test.each([
  [{ 6: 0 }, false],
  [{ 6: 1 }, true],
  [{ 6: 'declined' as const }, false],
  [{ 1: 4 }, false],
])('the sentence about a risk is shown with its flag alone, and only once it was sent: %j', async (given, isRisk) => {
  const { secret } = await begun()
  await keep(secret, distress, given)
  expect(JSON.stringify(await askedIn(secret, monday))).not.toContain('isRisk')
  await sendAnswers(secret, monday)
  expect(await askedIn(secret, monday)).toMatchObject({ isRisk })
})

test('a client sees their own scores where the practice shows them, and in no other', async () => {
  const whole = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [at + 1, at === 5 ? 0 : 2]))
  const { secret } = await begun()
  await keep(secret, tension, { 1: 0 })
  await keep(secret, distress, whole)
  await sendAnswers(secret, monday)
  expect(await askedIn(secret, monday)).toMatchObject({ state: 'sent', scores: [] })
  const view = await answerSettings(practice.ines)
  if (!view) throw new Error('Ines keeps the practice')
  await changeAnswerSettings(
    practice.ines,
    { mark: view.mark, settings: { ...view.settings, showsScores: true } },
    monday,
  )
  const scores = [{ title: 'Made-up wording of CORE-10', value: 18, range: [0, 40] }]
  expect(await askedIn(secret, monday)).toMatchObject({ state: 'sent', scores })
})

test('at home nobody is asked about risk in a language for which the practice has written nothing, whichever they choose', async () => {
  const german = { instrumentId: 'core-10', wordings: [madeUpWording(instrument('core-10'), 'de')] }
  await keepWordings(practice.ines, { ...german, licenceConfirmed: true }, monday)
  const { secret } = await begun()
  const languagesShown = async () => {
    const found = await askedIn(secret, monday)
    return found?.state === 'open' ? found.sheets.map(({ measure, form }) => `${measure} ${form.language}`) : []
  }
  await keepAnswers(secret, { given: [], language: 'de' }, monday)
  expect(await languagesShown()).toEqual([`${tension} de`, `${distress} en`])
  await keep(secret, distress, { 6: 2 })
  await arrange({})
  expect(await languagesShown()).toEqual([`${tension} de`])
  expect(await sendAnswers(secret, monday)).toBe('sent')
  expect(await answersTo('core-10')).toEqual([[6, 2]])
})

test('it is kept in which language each was read, also where its words are not there in the one that was chosen', async () => {
  const { secret } = await begun()
  await keepAnswers(secret, { given: [], language: 'de' }, monday)
  await keep(secret, tension, { 1: 2 })
  await keep(secret, distress, { 1: 2 })
  expect(await sendAnswers(secret, monday)).toBe('sent')
  const { language, wordingId } = sheetSources
  const [held] = await db().select().from(wordings)
  expect(await db().select({ language, wordingId }).from(sheetSources).orderBy(language)).toEqual([
    { language: 'de', wordingId: null },
    { language: 'en', wordingId: held?.id },
  ])
})

test('what was kept and is damaged holds nothing else back, and the log is told', async () => {
  const { request, secret } = await begun()
  await keep(secret, tension, { 1: 2 })
  await keep(secret, distress, { 1: 2, 6: 3 })
  const said = vi.spyOn(console, 'error').mockReturnValue()
  await writeUnattended(
    async tx =>
      await tx
        .update(keptAnswers)
        .set({ value: 99 })
        .where(and(eq(keptAnswers.requestId, request.id), eq(keptAnswers.item, 1))),
  )
  expect(await sendAnswers(secret, monday)).toBe('sent')
  expect(await answersTo('core-10')).toEqual([[6, 3]])
  expect(await askedIn(secret, monday)).toMatchObject({ state: 'sent', isRisk: true })
  expect(said.mock.calls.join()).toContain('kept_answers.value')
  said.mockRestore()
})

test('a wording that is removed meanwhile takes no answer with it', async () => {
  const { secret } = await begun()
  await keep(secret, distress, { 1: 2 })
  const [held] = await db().select().from(wordings)
  await removeWording(practice.ines, { wordingId: held?.id ?? '' }, monday)
  expect(await askedIn(secret, monday)).toMatchObject({ sheets: [{ measure: tension }] })
  expect(await sendAnswers(secret, monday)).toBe('sent')
  expect(await answersTo('core-10')).toEqual([[1, 2]])
})

test('what was answered and not sent is gone once its time is over', async () => {
  const { request, secret } = await begun()
  const other = await begun({ expiresAt: monday + 30 * day })
  for (const each of [secret, other.secret]) await keep(each, tension, { 1: 2 })
  await endRunOut(request.expiresAt - 1)
  expect(await db().select().from(keptAnswers)).toHaveLength(2)
  await endRunOut(request.expiresAt)
  expect((await db().select().from(keptAnswers)).map(({ requestId }) => requestId)).toEqual([other.request.id])
  expect([await outcomeOf(request.id), await outcomeOf(other.request.id)]).toEqual(['run-out', null])
})
