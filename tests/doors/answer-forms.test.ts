import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { db } from '@/db/open'
import { answerRequests, keptAnswers } from '@/db/schema'
import { keepWordings, removeWording, wordingsHeld } from '@/db/wordings'
import { core10 } from '@/lib/instruments/core-10'
import { gad7 } from '@/lib/instruments/gad-7'
import { phq9 } from '@/lib/instruments/phq-9'
import { freePort } from '../../scripts/port.mjs'
import { OwnServer } from '../e2e/support/own-server'
import { askClient, clientBornOn, madeUpWording } from '../support/answering'
import { freshPractice } from '../support/practice'
import { AnsweringBrowser } from './answering-browser'

/* A page may be left open while its questions, or those of its browser, become others: what it sends answers what it showed, or nothing. */

vi.setConfig({ testTimeout: 180_000 })

const bornOn = { day: '7', month: '3', year: '1984' }
const forms = [gad7, core10, phq9]

let practice: Awaited<ReturnType<typeof freshPractice>>
let server: OwnServer
beforeAll(async () => {
  practice = await freshPractice()
  server = new OwnServer(practice.folder, await freePort())
  await server.start()
}, 60_000)
afterAll(async () => {
  await server.kill()
  await practice.remove()
})
beforeEach(async () => {
  for (const form of forms) await load(form)
})

const load = (form: (typeof forms)[number]) =>
  keepWordings(
    practice.ines,
    { instrumentId: form.id, wordings: [madeUpWording(form)], licenceConfirmed: true },
    Date.now(),
  )

async function unload({ id }: (typeof forms)[number]) {
  for (const held of await wordingsHeld(practice.ines, id))
    await removeWording(practice.ines, { wordingId: held.id }, Date.now())
}

async function asked(...measures: string[]) {
  const now = Date.now()
  const clientId = await clientBornOn(practice.mara, '1984-03-07', now)
  return askClient(practice.mara, { clientId, measures, way: 'phone' }, now)
}

const core = 'core-10:client:'
const kept = async (id: string) =>
  (await db().select().from(keptAnswers).where(eq(keptAnswers.requestId, id))).map(({ measure, item, value }) => [
    measure,
    item,
    value,
  ])
const outcomeOf = async (id: string) =>
  (await db().select().from(answerRequests).where(eq(answerRequests.id, id)))[0]?.outcome

describe('a page of questions', () => {
  async function atCore() {
    const { request, token } = await asked('gad-7:client:', core, 'phq-9:client:')
    const browser = new AnsweringBrowser(server.address)
    await browser.send(`/answer/${token}/begin`, bornOn)
    const marks = await browser.marksAt('/answer/now?page=2')
    expect(marks.measure).toBe(core)
    const keep = (form: Record<string, string>) => browser.send('/answer/now/keep', { ...marks, ...form })
    return { request, browser, keep }
  }

  test('answers the questionnaire that it showed, whichever is in its place by now', async () => {
    const { request, browser, keep } = await atCore()
    await unload(gad7)
    expect(await browser.marksAt('/answer/now?page=2')).toMatchObject({ measure: 'phq-9:client:' })
    expect(await keep({ i6: '3', quiet: '1' })).toBe(204)
    expect(await kept(request.id)).toEqual([[core, 6, 3]])
  })

  test('of a questionnaire that is not there any more answers nothing, and says so', async () => {
    const { request, browser, keep } = await atCore()
    expect(await keep({ i1: '2', quiet: '1' })).toBe(204)
    await unload(core10)
    expect(await keep({ i6: '3', quiet: '1' })).toBe(409)
    expect(await keep({ i6: '3', go: 'on' })).toBe(409)
    // What was kept before stays, and is sent.
    expect(await kept(request.id)).toEqual([[core, 1, 2]])
    expect(await browser.send('/answer/now/send', await browser.marksAt('/answer/now?page=send'))).toBe(303)
    expect(await outcomeOf(request.id)).toBe('sent')
  })

  test.each([
    ['an item that is not there', { i77: '1' }],
    ['an answer that is not there', { i6: '9' }],
    ['one that is there, beside one that is not', { i1: '2', i77: '1' }],
  ])('that answers %s keeps nothing of it, and says so', async (_, form) => {
    const { request, keep } = await atCore()
    expect(await keep({ ...form, quiet: '1' })).toBe(409)
    expect(await kept(request.id)).toEqual([])
  })
})

test('of two links in one browser each page answers its own, and what was kept is found again by each', async () => {
  const [one, other] = [await asked(core), await asked(core)]
  const browser = new AnsweringBrowser(server.address)
  await browser.send(`/answer/${one.token}/begin`, bornOn)
  const ofOne = await browser.marksAt('/answer/now?page=1')
  expect(await browser.send('/answer/now/keep', { ...ofOne, i1: '2', quiet: '1' })).toBe(204)
  await browser.send(`/answer/${other.token}/begin`, bornOn)
  const ofOther = await browser.marksAt('/answer/now?page=1')
  expect(await browser.send('/answer/now/keep', { ...ofOther, i2: '3', quiet: '1' })).toBe(204)

  // The page of the first is still open beside it.
  expect(await browser.send('/answer/now/keep', { ...ofOne, i6: '4', quiet: '1' })).toBe(409)
  expect(await browser.send('/answer/now/send', ofOne)).toBe(409)
  expect(await browser.send('/answer/now/stop', { ...ofOne, how: 'never' })).toBe(409)
  expect(await kept(one.request.id)).toEqual([[core, 1, 2]])
  expect(await kept(other.request.id)).toEqual([[core, 2, 3]])
  expect([await outcomeOf(one.request.id), await outcomeOf(other.request.id)]).toEqual([null, null])

  expect(await browser.send('/answer/now/send', ofOther)).toBe(303)
  await browser.send(`/answer/${one.token}/begin`, bornOn)
  expect(await browser.marksAt('/answer/now?page=1')).toEqual(ofOne)
  expect(await browser.open('/answer/now?page=1')).toMatch(
    /name="i1"[^>]*checked=""[^>]*value="2"|name="i1"[^>]*value="2"[^>]*checked=""|checked=""[^>]*name="i1"[^>]*value="2"/,
  )
  expect(await browser.send('/answer/now/send', ofOne)).toBe(303)
  expect([await outcomeOf(one.request.id), await outcomeOf(other.request.id)]).toEqual(['sent', 'sent'])
})
