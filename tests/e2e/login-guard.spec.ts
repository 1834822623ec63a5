import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from '@playwright/test'
import { sqlite } from '@/db/open'
import { expectReadable } from './support/accessible'
import { newClient } from './support/client'
import { logInBrowser } from './support/login'
import { givePassword, password } from './support/password'
import { personId, viewer } from './support/practice'
import { expect, test } from './support/test'

/* What becomes of a screen that is left. The server's clock is the real one: what it knows of a login is set back in its row. */

const name = `Edith Vane ${randomUUID().slice(0, 8)}`
let clientId: string
test.beforeAll(async () => {
  await givePassword('tomas')
  clientId = await newClient(await viewer('tomas'), `LG-${randomUUID().slice(0, 8)}`, name)
})

const minute = 60_000
const hour = 60 * minute

/** The logins of Tomas as if they had been begun and used so long ago, in ms. */
function setBack({ begun = 0, used }: { begun?: number; used: number }): void {
  const now = Date.now()
  sqlite()
    .prepare('update logins set seen_at = ?, created_at = min(created_at, ?) where person_id = ?')
    .run(now - used, now - begun, personId('tomas'))
}

const end = () =>
  sqlite().prepare('update logins set ended_at = ? where person_id = ?').run(Date.now(), personId('tomas'))

/** How long ago one of them was used, in ms. */
const seenAgo = () =>
  Date.now() -
  Number(sqlite().prepare('select max(seen_at) from logins where person_id = ?').pluck().get(personId('tomas')))

const heading = (page: Page) => page.getByRole('heading', { level: 1, name })
const cover = (page: Page) => page.getByRole('dialog', { name: 'Your login has ended' })
const warning = (page: Page) => page.getByRole('dialog', { name: 'Are you still there?' })

/** The client's page, open for more than a minute, in a browser whose clock can be put forward. */
async function opened(context: BrowserContext): Promise<Page> {
  const page = await justOpened(context)
  const asked = page.waitForResponse('**/api/login')
  await page.clock.fastForward(minute)
  await asked
  // What the page asks for after that is answered after it has read that answer, and knows when to ask again.
  await page.evaluate(() => fetch('/api/health').then(answer => answer.text()))
  return page
}

async function justOpened(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.clock.install()
  await page.goto(`/clients/${clientId}`)
  await expect(heading(page)).toBeVisible()
  await page.waitForLoadState('networkidle')
  return page
}

async function logInOver(page: Page) {
  await cover(page).getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
}

test('who is still there is asked before the end, and goes on by one key', async ({ browserOf }) => {
  const page = await opened(await browserOf('tomas'))
  setBack({ used: 13.5 * minute })
  await page.clock.fastForward(minute)
  await expect(warning(page).getByRole('timer')).toHaveText(/^1:[0-3]\d$/)
  await expect(page.getByRole('button', { name: 'Stay logged in' })).toBeFocused()
  await expectReadable(page)
  await page.keyboard.press('Enter')
  await expect(warning(page)).toHaveCount(0)
  expect(seenAgo()).toBeLessThan(minute)
  await expect(heading(page)).toBeVisible()
})

test('whoever reads with the keys is not asked: that is using it', async ({ browserOf }) => {
  const page = await opened(await browserOf('tomas'))
  setBack({ used: 13.5 * minute })
  await page.keyboard.press('ArrowDown')
  await page.clock.fastForward(minute)
  await expect.poll(seenAgo).toBeLessThan(minute)
  await expect(warning(page)).toHaveCount(0)
})

test('asking how long it holds does not use it', async ({ browserOf }) => {
  const context = await browserOf('tomas')
  setBack({ used: 5 * minute })
  const told = await (await context.request.get('/api/login')).json()
  expect(told.left).toBeGreaterThan(9 * minute)
  expect(told.left).toBeLessThanOrEqual(10 * minute)
  expect(seenAgo()).toBeGreaterThan(4 * minute)
})

test('at the end the page is covered at once, and nothing on it can be seen or reached', async ({
  browserOf,
  troubles,
}) => {
  troubles.expectDeadServer()
  const page = await opened(await browserOf('tomas'))
  setBack({ used: 16 * minute })
  // The server does not answer just now: the clock alone covers it.
  await page.route('/api/login', route => route.abort())
  await page.clock.fastForward(15 * minute)
  await expect(heading(page)).toBeHidden()
  await page.unroute('/api/login')
  await page.clock.fastForward(minute)
  await expect(cover(page).getByLabel('Password')).toBeFocused()
  await expectReadable(page)
  for (let n = 0; n < 12; n++) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.matches('body, [data-cover], [data-cover] *'))).toBe(true)
  }
  for (const _ of [1, 2, 3]) await page.keyboard.press('Escape')
  await expect(cover(page)).toBeVisible()
  await logInOver(page)
  await expect(cover(page)).toHaveCount(0)
  await expect(heading(page)).toBeVisible()
})

test('twelve hours after it began a login ends however much it is used, which is said before', async ({
  browserOf,
}) => {
  const page = await opened(await browserOf('tomas'))
  setBack({ begun: 12 * hour - 1.5 * minute, used: 0 })
  await page.clock.fastForward(minute)
  const last = page.getByRole('dialog', { name: 'Your login ends soon' })
  await expect(last.getByRole('timer')).toHaveText(/^1:[0-3]\d$/)
  await expectReadable(page)
  await last.getByRole('button', { name: 'Go on' }).click()
  await expect(last).toHaveCount(0)
  await expect(heading(page)).toBeVisible()
})

test('logging out leaves nothing in the other pages of the browser, however short they were open, nor under Back', async ({
  browserOf,
}) => {
  const context = await browserOf('tomas')
  const [page, other, newest] = [await opened(context), await opened(context), await justOpened(context)]
  await page.getByRole('link', { name: 'Flags' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Flags' })).toBeVisible()
  await page.getByRole('button', { name: 'Log out', exact: true }).click()
  await expect(page).toHaveURL('/login')
  for (const each of [other, newest]) {
    await expect(each).toHaveURL('/login')
    expect(await each.content()).not.toContain(name)
  }
  expect(await page.content()).not.toContain(name)
  for (const _ of [1, 2]) {
    await page.goBack()
    await expect(page).toHaveURL(/\/login/)
    await expect(page.getByLabel('E-mail address')).toBeVisible()
    expect(await page.content()).not.toContain(name)
  }
})

test('whoever logs in again in one page has the others back; somebody else gets pages of their own', async ({
  browserOf,
  baseURL,
  troubles,
}) => {
  troubles.expectRefusal(404)
  const context = await browserOf('tomas')
  const [page, other] = [await opened(context), await opened(context)]
  end()
  for (const each of [page, other]) {
    await each.clock.fastForward(minute)
    await expect(cover(each)).toBeVisible()
  }
  await logInOver(page)
  for (const each of [page, other]) {
    await expect(cover(each)).toHaveCount(0)
    await expect(heading(each)).toBeVisible()
  }

  await logInBrowser(context, (await viewer('ines')).loginId, baseURL ?? '')
  await other.clock.fastForward(minute)
  await expect(other.getByRole('heading', { level: 1, name: 'No such client' })).toBeVisible()
  expect(await other.content()).not.toContain(name)
})

test('a link that finds nobody logged in leads to a new document, and Back shows nothing', async ({ browserOf }) => {
  const page = await opened(await browserOf('tomas'))
  await page.evaluate(() => Reflect.set(window, 'isOld', true))
  end()
  await page.getByRole('link', { name: 'Flags' }).first().click()
  await expect(page.getByLabel('E-mail address')).toBeVisible()
  await page.waitForFunction(() => !Reflect.has(window, 'isOld'))
  expect(await page.content()).not.toContain(name)
  await page.goBack()
  await expect(page).toHaveURL(/\/login/)
  expect(await page.content()).not.toContain(name)
})

test('a page that is kept for going back is kept covered, until the server says that its person is logged in', async ({
  browserOf,
}) => {
  const page = await justOpened(await browserOf('tomas'))
  const held: (() => void)[] = []
  await page.route('/api/login', async route => {
    await new Promise<void>(resolve => held.push(resolve))
    await route.continue()
  })
  const answer = async () => {
    await expect.poll(() => held.length).toBeGreaterThan(0)
    for (const each of held.splice(0)) each()
  }
  const pass = (type: string) =>
    page.evaluate(event => window.dispatchEvent(new PageTransitionEvent(event, { persisted: true })), type)
  await pass('pagehide')
  await expect(heading(page)).toBeHidden()
  await pass('pageshow')
  await expect(heading(page)).toBeHidden()
  await answer()
  await expect(heading(page)).toBeVisible()
  end()
  await pass('pagehide')
  await pass('pageshow')
  await expect(heading(page)).toBeHidden()
  await answer()
  await expect(cover(page)).toBeVisible()
})
