import type { BrowserContext, Page } from '@playwright/test'
import { and, eq } from 'drizzle-orm'
import { answerCodeHash } from '@/db/answer-link'
import { db } from '@/db/open'
import { answerRequests, answers, assessments, keptAnswers, sheetSources } from '@/db/schema'
import { removeTablet } from '@/db/tablets'
import { writeUnattended } from '@/db/write-unattended'
import { enrolTablet } from '../support/answering'
import { expectReadable } from './support/accessible'
import {
  type AnswerDoor,
  asked,
  choose,
  measures,
  next,
  openToClients,
  sayWho,
  showWho,
} from './support/answer-practice'
import { expect, test } from './support/answer-test'
import { viewer } from './support/practice'
import { openAsScanners } from './support/scanners'

/* A client answers by themselves, through the answer door, on what they have in their hands. */

const { impression, core } = measures

let door: AnswerDoor
test.beforeAll(async () => {
  door = await openToClients()
})
test.afterAll(() => door.close())

const requestOf = async (id: string) => (await db().select().from(answerRequests).where(eq(answerRequests.id, id)))[0]
const keptOf = (id: string) => db().select().from(keptAnswers).where(eq(keptAnswers.requestId, id))

async function sheetsOf(id: string) {
  return db()
    .select({ id: assessments.id, instrumentId: assessments.instrumentId })
    .from(sheetSources)
    .innerJoin(assessments, eq(assessments.id, sheetSources.assessmentId))
    .where(and(eq(sheetSources.requestId, id), eq(assessments.state, 'final')))
    .orderBy(assessments.id)
}

test('without script, at plain HTTP in the network and 320 px wide, 34 questions are answered and sent', async ({
  browser,
}) => {
  const { request, token } = await asked([core])
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 568 } })
  const page = await context.newPage()
  await showWho(page, door, token)
  await expect(page).toHaveURL(/\/answer\/now\?page=1#q1$/)
  await expect(page.locator('fieldset')).toHaveCount(34)
  await expect(page.locator('input:checked')).toHaveCount(0)
  for (let item = 1; item <= 31; item++) await choose(page, item, item % 5)
  await choose(page, 32, 'blank')
  await choose(page, 33, 'declined')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await next(page)
  await expect(page.getByText('Still open: 1.')).toBeVisible()
  await expect(page.getByText(/Nothing is with your practice until you press Send/)).toBeVisible()
  expect(await sheetsOf(request.id)).toEqual([])
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('heading', { name: 'Thank you.' })).toBeVisible()
  const [sheet] = await sheetsOf(request.id)
  const given = await db()
    .select()
    .from(answers)
    .where(eq(answers.assessmentId, sheet?.id ?? ''))
    .orderBy(answers.item)
  // 0, blank, rather not and unanswered are four things.
  expect(given.map(({ item, value, absence }) => [item, value ?? absence])).toEqual([
    ...Array.from({ length: 31 }, (_, at) => [at + 1, (at + 1) % 5]),
    [32, 'blank'],
    [33, 'declined'],
  ])
  await context.close()
})

test('a link survives all that opens links, and the client answers afterwards', async ({ browser, page, troubles }) => {
  const { request, token } = await asked([impression])
  const link = `${door.origin}/answer/${token}`
  const before = await requestOf(request.id)
  troubles.expectRefusal(422)
  await openAsScanners(browser, link, 20)
  expect(await requestOf(request.id)).toEqual(before)
  await showWho(page, door, token)
  await choose(page, 1, 3)
  await next(page)
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('heading', { name: 'Thank you.' })).toBeVisible()
  expect((await requestOf(request.id))?.outcome).toBe('sent')
})

test('links that are unknown, run out, locked, withdrawn or used are one and the same', async ({ page }) => {
  const [runOut, locked, sent, open] = [
    await asked([impression], { expiresAt: Date.now() + 1 }),
    await asked([impression]),
    await asked([impression]),
    await asked([impression]),
  ]
  const at = (id: string) => eq(answerRequests.id, id)
  await writeUnattended(async tx => {
    await tx
      .update(answerRequests)
      .set({ lockedUntil: Date.now() + 60_000 })
      .where(at(locked.request.id))
    const ended = { endedAt: Date.now(), outcome: 'sent' as const }
    await tx.update(answerRequests).set(ended).where(at(sent.request.id))
  })
  const told: string[] = []
  for (const token of ['a'.repeat(26), runOut.token, locked.token, sent.token])
    for (const method of ['GET', 'POST']) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: door.origin }
      const sending = method === 'POST' && { method, headers, body: 'day=7&month=3&year=1984' }
      const answer = await fetch(`${door.origin}/answer/${token}${method === 'POST' ? '/begin' : ''}`, { ...sending })
      const said = [...answer.headers].filter(([name]) => name !== 'date')
      told.push(JSON.stringify([answer.status, said, await answer.text()]))
    }
  expect(new Set(told).size).toBe(1)
  expect(told[0]).toMatch(/^\[404,/)
  expect(told[0]).not.toContain('set-cookie')
  await showWho(page, door, open.token)
  await expect(page).toHaveURL(/\/answer\/now/)
})

test('a double click, a reload, going back, a second window and a lost reply send once', async ({ page, context }) => {
  const { request, token } = await asked([impression])
  await showWho(page, door, token)
  await choose(page, 1, 4)
  await choose(page, 2, 5)
  await next(page)
  const second = await context.newPage()
  await second.goto(`${door.origin}/answer/now?page=send`)
  await page.getByRole('button', { name: 'Send' }).dblclick()
  await expect(page.getByRole('heading', { name: 'Thank you.' })).toBeVisible()
  await second.getByRole('button', { name: 'Send' }).click()
  await expect(second.getByRole('heading', { name: 'Thank you.' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Thank you.' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Thank you.' })).toBeVisible()
  expect(await sheetsOf(request.id)).toHaveLength(1)
  // What is kept after it is refused, by whatever window that is still open.
  const status = await page.evaluate(async () => {
    const body = new URLSearchParams({ page: '1', i1: '1', quiet: '1' })
    return (await fetch('/answer/now/keep', { method: 'POST', body, redirect: 'manual' })).type
  })
  expect(status).toBe('opaqueredirect')
  expect(await keptOf(request.id)).toEqual([])
})

test('each answer is kept as it is given, and one comes back to the first open question', async ({ page }) => {
  const { request, token } = await asked([impression, core])
  await showWho(page, door, token)
  await choose(page, 1, 3)
  await expect(page.locator('#kept')).toHaveText('Kept as you go, not yet sent')
  await expect.poll(async () => (await keptOf(request.id)).map(({ item, value }) => [item, value])).toEqual([[1, 3]])
  await expect(page.locator('#answered')).toHaveText('1')
  await choose(page, 2, 'declined')
  await choose(page, 3, 'blank')
  await expect.poll(async () => (await keptOf(request.id)).length).toBe(3)
  await page.goto(`${door.origin}/answer/now`)
  await expect(page).toHaveURL(/page=2#q1$/)
  await page.goto(`${door.origin}/answer/now?page=1`)
  await expect(page.locator('[name=i2][value=declined]')).toBeChecked()
  await expect(page.locator('[name=i3][value=blank]')).toBeChecked()
})

test('what is answered before the page’s script is there is kept once it comes', async ({ page }) => {
  const { request, token } = await asked([impression])
  let come = () => {}
  const isWanted = new Promise<void>(resolve => {
    come = resolve
  })
  await page.route('**/answer/keep.js', async route => {
    await isWanted
    await route.continue()
  })
  await sayWho(page, door, token)
  await choose(page, 1, 4)
  expect(await keptOf(request.id)).toEqual([])
  come()
  await expect.poll(async () => (await keptOf(request.id)).map(({ item, value }) => [item, value])).toEqual([[1, 4]])
})

test('another language is chosen without losing what was answered, also from right to left', async ({ page }) => {
  const { request, token } = await asked([impression, core])
  await showWho(page, door, token)
  await choose(page, 1, 4)
  for (const [language, name, dir] of [
    ['de', 'Deutsch', 'ltr'],
    ['ar', 'العربية', 'rtl'],
  ] as const) {
    await page.locator('.languages summary').click()
    await page.getByRole('button', { name }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page.locator('html')).toHaveAttribute('dir', dir)
    await expect(page.locator('[name=i1][value="4"]')).toBeChecked()
    await expectReadable(page)
  }
  await expect(page.getByRole('group', { name: 'السؤال 1 من 3' })).toBeVisible()
  // What is not there in it is shown in the words that there are, and says which they are.
  await page.goto(`${door.origin}/answer/now?page=2`)
  await expect(page.locator('.text').first()).toHaveAttribute('lang', 'en')
  await expect(page.locator('.text').first()).toHaveAttribute('dir', 'ltr')
  expect(await keptOf(request.id)).toHaveLength(1)
})

test('on a tablet of the practice a code opens the questions, and nothing is left for whoever has it next', async ({
  browser,
  troubles,
}) => {
  const { request } = await asked([impression], { way: 'tablet', check: 'in-person' })
  const code = 'BCDFGH'
  const good = { codeHash: answerCodeHash(code), codeExpiresAt: Date.now() + 60_000 }
  await writeUnattended(async tx => await tx.update(answerRequests).set(good).where(eq(answerRequests.id, request.id)))
  const { secret, id: tabletId } = await enrolTablet(await viewer('ines'), Date.now())
  const context = await browser.newContext({ viewport: { width: 820, height: 1180 } })
  troubles.watch(context)
  troubles.expectRefusal(422)
  troubles.expectRefusal(404)
  await context.addCookies([{ name: 'attune.tablet', value: secret, url: `${door.origin}/answer`, httpOnly: true }])
  const page = await context.newPage()
  await page.goto(`${door.origin}/answer`)
  await expectReadable(page)
  for (const [typed, said] of [
    ['abc', 'no digits'],
    ['ZZZZZZ', 'no questions under this code'],
  ] as const) {
    await page.getByLabel('Code').fill(typed)
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByText(said)).toBeVisible()
    await expect(page.getByLabel('Code')).toHaveValue(typed)
  }
  await page.getByLabel('Code').fill(' bcd fgh ')
  await page.getByRole('button', { name: 'Go on' }).click()
  await choose(page, 1, 2)
  await expect.poll(async () => (await keptOf(request.id)).length).toBe(1)
  // Somebody walks off without sending: at its beginning the tablet is nobody's, and the same code leads on to what was kept.
  await page.goto(`${door.origin}/answer`)
  await page.goto(`${door.origin}/answer/now`)
  await expect(page).toHaveURL(`${door.origin}/answer`)
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.locator('[name=i1][value="2"]')).toBeChecked()
  await next(page)
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('Please give the device back.')).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByLabel('Code')).toHaveValue('')
  expect(await storedIn(page)).toEqual([])
  for (let back = 0; back < 5; back++) {
    // What a form led to is not shown again unless it is sent again, and the browser says so.
    await page.goBack().catch(() => undefined)
    await expect(page.locator('body')).not.toContainText(/Question \d|Thank you|Made-up/)
  }
  await removeTablet(await viewer('ines'), tabletId, Date.now())
  await context.close()
})

test('no answer, no name and no token is in a title, an address that is kept, a referrer, a store or a cookie that a script reads', async ({
  page,
  context,
}) => {
  const { token } = await asked([impression])
  const referrers: string[] = []
  page.on('request', sent => referrers.push(sent.headers().referer ?? ''))
  await showWho(page, door, token)
  await choose(page, 1, 4)
  await next(page)
  const titles = [await page.title()]
  await page.getByRole('button', { name: 'Send' }).click()
  titles.push(await page.title())
  expect(titles).toEqual(['Ready to send?', 'Thank you.'])
  expect(referrers.filter(each => each !== '' && each !== `${door.origin}/`)).toEqual([])
  expect(await storedIn(page)).toEqual([])
  const [cookie, ...more] = await context.cookies(`${door.origin}/answer`)
  expect(more).toEqual([])
  expect(cookie).toMatchObject({ name: 'attune.answer', httpOnly: true, sameSite: 'Strict', path: '/answer' })
  expect(page.url()).not.toContain(token)
})

const storedIn = (page: Page) =>
  page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].filter(Boolean))

test('a clinician’s login opens nothing at the door', async ({ browserOf }) => {
  const context: BrowserContext = await browserOf('mara')
  const [login] = (await context.cookies()).filter(({ name }) => name.startsWith('attune.login'))
  const page = await context.newPage()
  for (const path of ['/caseload', '/login', '/', '/api/login', '/api/health']) {
    const answer = await fetch(`${door.origin}${path}`, { headers: { cookie: `${login?.name}=${login?.value}` } })
    expect(answer.status, path).toBe(404)
  }
  await page.close()
})
