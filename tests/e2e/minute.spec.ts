import type { Locator, Page } from '@playwright/test'
import { setNextSession } from '@/db/clients'
import { sessionToRecord } from '@/db/session-entry'
import { viewerFor } from './support/cast'
import { newClient } from './support/client'
import { newColleague } from './support/colleague'
import { untilAnswered } from './support/keyboard'
import { logInBrowser } from './support/login'
import { ownPlace } from './support/places'
import { dayFromToday, viewer } from './support/practice'
import { expect, test } from './support/test'

/*
 * The clinician's minute, counted from a client's line in the caseload to the summary. An interaction is a key that does
 * something, a filled field or a chosen option; Tab and Enter, which lead from field to field, are noted apart.
 */
class Hands {
  interactions = 0
  moves = 0

  constructor(private readonly page: Page) {}

  async press(key: string) {
    this.interactions += 1
    await this.page.keyboard.press(key)
  }

  /** Types into whatever has the focus, which has to be that field. */
  async fill(field: Locator, text: string) {
    await expect(field).toBeFocused()
    this.interactions += 1
    await this.page.keyboard.type(text)
  }

  async move(key: 'Tab' | 'Enter') {
    this.moves += 1
    await this.page.keyboard.press(key)
  }
}

const item = (page: Page, n: number) => page.locator(`[data-item="${n}"] input`).first()
const measure = (page: Page, name: string) => page.getByRole('heading', { level: 2, name })
const saved = (page: Page) => expect(page.getByRole('heading', { name: 'Session 1 is saved' })).toBeVisible()

/** At the client's line in the caseload, from where the counting starts. */
async function atLineOf(page: Page, code: string) {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, code, null)
  await page.goto('/caseload?size=100')
  // Until the page listens to keys, a press is lost; what counts is pressed once.
  await untilAnswered(page, 'j', page.locator('tbody a:focus'))
  await page.getByRole('link', { name: code, exact: true }).focus()
  return clientId
}

test('a form of twelve items takes fourteen keys, from the line in the caseload to the summary', async ({ as }) => {
  const page = await as('mara')
  await atLineOf(page, 'MIN-1')
  const hands = new Hands(page)
  await hands.press('r')
  await expect(item(page, 1)).toBeFocused()
  for (const answer of '443454344345') await hands.press(answer)
  await hands.press('Control+Enter')
  await saved(page)
  await expect(page.getByRole('region', { name: 'Alliance, client, WAI-SR' })).toContainText('Total47')
  expect(hands).toMatchObject({ interactions: 14, moves: 0 })
})

test('the scores of five domains take fifteen interactions', async ({ as }) => {
  const page = await as('mara')
  await atLineOf(page, 'MIN-2')
  const hands = new Hands(page)
  const score = (name: string) => page.getByLabel(name, { exact: true })
  await hands.press('r')
  await expect(item(page, 1)).toBeFocused()
  await hands.press('s')
  await hands.fill(score('Item mean'), '3.9')
  await hands.move('Enter')
  await hands.fill(score('Total'), '14')
  await hands.move('Enter')
  // A score does not show the risk item, so it is asked by itself.
  await expect(item(page, 6)).toBeFocused()
  await hands.press('0')
  for (const own of ['Tension check, client', 'Impression, you', 'Tension check, you']) {
    await expect(measure(page, own)).toBeVisible()
    await hands.press('u')
  }
  await hands.fill(score('Total'), '41')
  await hands.move('Enter')
  await hands.fill(score('Anxiety'), '3.2')
  await hands.move('Tab')
  await hands.fill(score('Avoidance'), '4.1')
  await hands.move('Enter')
  for (const [name, value] of Object.entries({ Mature: '5.5', Neurotic: '4.5', Immature: '3.5' })) {
    await hands.fill(score(name), value)
    if (name !== 'Immature') await hands.move('Tab')
  }
  await hands.press('Control+Enter')
  await saved(page)
  for (const [form, value] of Object.entries({ 'WAI-SR': '3.9', 'CORE-10': '14', 'DERS-16': '41', 'DSQ-40': '5.5' }))
    await expect(page.getByRole('region', { name: new RegExp(form) })).toContainText(value)
  await expect(page.getByRole('region', { name: /ECR-RS/ })).toContainText('4.1')
  expect(hands.interactions).toBeLessThanOrEqual(15)
  expect(hands.moves).toBeLessThanOrEqual(7)
})

test('in a field for a score the letters do what they do elsewhere', async ({ as }) => {
  const page = await as('mara')
  await atLineOf(page, 'MIN-0')
  await page.keyboard.press('r')
  await expect(item(page, 1)).toBeFocused()
  await page.keyboard.press('s')
  await expect(page.getByLabel('Item mean', { exact: true })).toBeFocused()
  await page.keyboard.type('3.5s')
  await expect(item(page, 1)).toBeFocused()
  await page.keyboard.press('s')
  await expect(page.getByLabel('Item mean', { exact: true })).toHaveValue('3.5')
  await page.keyboard.press('x')
  await expect(page.getByText('Declined today. It stays due.')).toBeVisible()
})

test('a draft is on its way within a second of the last key', async ({ browserOf }) => {
  const page = await (await browserOf('mara')).newPage()
  await page.clock.install()
  await atLineOf(page, 'MIN-3')
  await page.keyboard.press('r')
  await expect(item(page, 1)).toBeFocused()
  // From here the page's time stands still until the test lets a second of it go by.
  await page.clock.pauseAt(Date.now() + 60_000)
  const drafts: string[] = []
  page.on('request', request => request.method() === 'POST' && drafts.push(request.postData() ?? ''))
  for (const answer of '543') await page.keyboard.press(answer)
  await expect(item(page, 4)).toBeFocused()
  expect(drafts).toEqual([])
  await page.clock.runFor(1000)
  await expect.poll(() => drafts.length).toBe(1)
  expect(drafts[0]).toContain('"answers":{"1":5,"2":4,"3":3}')
})

test('what was typed is there on another machine', async ({ as, browserOf }) => {
  const page = await as('mara')
  await atLineOf(page, 'MIN-4')
  await page.keyboard.press('r')
  await expect(item(page, 1)).toBeFocused()
  for (const answer of '5432') await page.keyboard.press(answer)
  await expect(page.getByText(/^Draft saved/)).toBeVisible()
  const other = await (await browserOf('mara')).newPage()
  await other.goto(page.url())
  await expect(item(other, 5)).toBeFocused()
  await expect(other.locator('[data-item="4"] input:checked')).toHaveValue('2')
})

test('a missed session asks nothing unless somebody wants to', async ({ as }) => {
  const page = await as('mara')
  const clientId = await atLineOf(page, 'MIN-5')
  await page.keyboard.press('r')
  await expect(item(page, 1)).toBeFocused()
  await page.getByText('Change date, attendance or setting').click()
  await page.getByLabel('Attendance').selectOption('missed')
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Nothing to fill in' })).toBeVisible()
  await expect(page.locator('[data-item]')).toHaveCount(0)
  await page.getByRole('button', { name: 'Record measures all the same' }).click()
  await expect(page.locator('[data-item]')).toHaveCount(12)
  await page.keyboard.press('Control+Enter')
  await saved(page)
  const [sessionId = ''] = page.url().match(/(?<=sessions\/)[^/]+/) ?? []
  const kept = await sessionToRecord(await viewer('mara'), sessionId, Date.now())
  expect(kept?.client.id).toBe(clientId)
  expect(kept?.battery.filter(({ entry }) => entry !== null)).toEqual([])
  await expect(page.getByText('Missed: nothing was asked.')).toBeVisible()
  await expect(page.getByText(/not due|still due/)).toHaveCount(0)
})

test('one save leads to the next client of the day, ready for the first answer', async ({ page, context }) => {
  // Nobody else has a client who waits today.
  const iris = await viewerFor(await newColleague('Iris'))
  await logInBrowser(context, iris.loginId, ownPlace().address)
  const [today, next] = [await newClient(iris, 'MIN-6', null), await newClient(iris, 'MIN-7', null)]
  await setNextSession(iris, { clientId: next, version: 1, nextSessionOn: dayFromToday(0) }, Date.now())
  await page.goto(`/clients/${today}`)
  await page.getByRole('button', { name: /^Record session/ }).click()
  await expect(item(page, 1)).toBeFocused()
  for (const answer of '443454344345') await page.keyboard.press(answer)
  await page.keyboard.press('Control+Shift+Enter')
  await expect(page).toHaveURL(new RegExp(`/clients/${next}/sessions/`))
  await expect(item(page, 1)).toBeFocused()
})

test('a session begun with the wrong client is moved with what was typed, and moved back', async ({ as }) => {
  const page = await as('tomas')
  const tomas = await viewer('tomas')
  const [wrong, right] = [await newClient(tomas, 'MIN-8', null), await newClient(tomas, 'MIN-9', null)]
  await page.goto(`/clients/${wrong}`)
  await page.getByRole('button', { name: /^Record session/ }).click()
  await expect(item(page, 1)).toBeFocused()
  for (const answer of '54321') await page.keyboard.press(answer)
  await expect(page.getByText(/^Draft saved/)).toBeVisible()
  await page.getByRole('button', { name: 'Wrong client? Move this session' }).click()
  await page.getByRole('dialog').getByLabel('To').selectOption({ label: 'MIN-9' })
  await page.getByRole('dialog').getByRole('button', { name: 'Move the session' }).click()
  await expect(page).toHaveURL(new RegExp(`/clients/${right}/sessions/`))
  await expect(page.locator('[data-item="5"] input:checked')).toHaveValue('1')
  await page.getByRole('button', { name: 'Undo: move it back' }).click()
  await expect(page).toHaveURL(new RegExp(`/clients/${wrong}/sessions/`))
  await expect(page.locator('[data-item="5"] input:checked')).toHaveValue('1')
})
