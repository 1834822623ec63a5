import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from '@playwright/test'
import { endHandover, ownHandovers } from '@/db/handovers'
import { startSession } from '@/db/sessions'
import { answeredOnScreen } from '../support/handover'
import { expectReadable } from './support/accessible'
import type { CastMember } from './support/cast'
import { newClient } from './support/client'
import { givePassword, password } from './support/password'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/* A clinician's screen in a client's hands, and back. What is said of the client on the pages before stands nowhere on it any more. */

const name = `Orla Quint ${randomUUID().slice(0, 8)}`
let clientId: string
let session: string
test.beforeAll(async () => {
  await givePassword('tomas')
  ;({ clientId, session } = await begunSession('tomas'))
})

/** A session of a new client, begun. */
async function begunSession(who: CastMember) {
  const by = await viewer(who)
  const id = await newClient(by, `HO-${randomUUID().slice(0, 8)}`, name)
  const begun = await startSession(by, { clientId: id, key: randomUUID() }, Date.now())
  if (!begun.ok) throw new Error('The session was not begun')
  return { clientId: id, session: `/clients/${id}/sessions/${begun.sessionId}` }
}

const question = (page: Page) => page.getByRole('group', { name: /tension or distance/i }).first()
/** Folded away until somebody types one. */
const note = (page: Page) => page.getByLabel('Note')

const saysOf = async (page: Page) => (await page.content()).includes(name)

/** Opens the session, types a note, and hands the screen over by its key. */
async function handOver(context: BrowserContext, at = session): Promise<Page> {
  const page = await context.newPage()
  await page.goto(at)
  await page.waitForLoadState('networkidle')
  const folded = page.locator('details').filter({ has: note(page) })
  await folded.evaluate(details => details.setAttribute('open', ''))
  await note(page).fill('Came late, by bus')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('h')
  const dialog = page.getByRole('dialog', { name: `Let ${name} answer here` })
  await expect(dialog.getByRole('checkbox', { name: /Tension check/ })).toBeChecked()
  await expectReadable(page)
  // What saves the session from anywhere else does not save it behind a question.
  await page.keyboard.press('Control+Enter')
  await dialog.getByRole('button', { name: 'Hand over' }).click()
  await expect(question(page)).toBeVisible()
  return page
}

test('nothing of the practice is to be had from the screen: not by Back, another tab, an address or a key', async ({
  browserOf,
}) => {
  const context = await browserOf('tomas')
  const other = await context.newPage()
  await other.goto(`/clients/${clientId}`)
  await expect(other.getByRole('heading', { level: 1, name })).toBeVisible()
  const page = await handOver(context)
  // Within two seconds.
  await expect(other.getByRole('heading', { level: 1, name: 'Please give the device back.' })).toBeVisible({
    timeout: 2000,
  })
  expect([await saysOf(other), await saysOf(page)]).toEqual([false, false])
  for (let n = 0; n < 10; n++) {
    // The page is left by it, and with it what waits for an answer from there.
    await page.evaluate(() => void setTimeout(() => history.back()))
    await page.waitForLoadState()
    await expect(page.getByText(name)).toBeHidden()
  }
  for (const path of ['/', '/caseload', `/clients/${clientId}`, session, '/me', '/practice', '/flags?show=all']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/answer\/now\?page=1/)
    expect(await saysOf(page)).toBe(false)
  }
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.reload()
  await expect(question(page)).toBeVisible()
  const told = await context.request.get(`/clients/${clientId}`, { maxRedirects: 0 })
  expect([told.status(), told.headers().location]).toEqual([307, '/answer/now'])
})

test('given back, it goes on where the clinician was, with what they had typed', async ({ browserOf }) => {
  const context = await browserOf('tomas')
  const page = await handOver(context)
  const kept = page.waitForResponse('**/answer/now/keep')
  await question(page).getByRole('radio', { name: 'a little' }).check()
  await kept
  await page.goto('/give-back')
  await expect(page.getByRole('heading', { level: 1, name: 'Please give the device back.' })).toBeVisible()
  await expectReadable(page)
  await page.getByLabel('Password').fill('not the password')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription('This is not the password.')
  await page.getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(session)
  await expect(page.getByLabel('Note')).toHaveValue('Came late, by bus')
  const unsent = page.getByRole('complementary', { name: 'Not sent' })
  await expect(unsent).toContainText(`${name} gave 1 answer on your screen and did not press Send.`)
  await expectReadable(page)
  await unsent.getByRole('button', { name: 'Take the answers' }).click()
  await expect(unsent).toHaveCount(0)
  await expect(page.getByText(`The answers were taken as ${name} gave them.`)).toBeVisible()
  // What they have sent is not asked once more unless somebody wants it.
  await page.getByRole('button', { name: 'Let the client answer here' }).click()
  const sent = page.getByRole('dialog').getByRole('checkbox', { name: /Tension check.* answered already$/ })
  await expect(sent).not.toBeChecked()
  await expectReadable(page)
  await page.keyboard.press('Escape')
  const told = await context.request.get('/answer/now')
  expect([told.status(), (await told.text()).includes('tension')]).toEqual([404, false])
})

test('what was not sent is left out only after a question', async ({ as }) => {
  const mara = await viewer('mara')
  const begun = await begunSession('mara')
  await answeredOnScreen(mara, begun.session.split('/').at(-1) ?? '', Date.now())
  const page = await as('mara')
  await page.goto(begun.session)
  const unsent = page.getByRole('complementary', { name: 'Not sent' })
  const question = page.getByRole('dialog', { name: 'Leave these answers out?' })
  await unsent.getByRole('button', { name: 'Leave them out' }).click()
  await expect(question).toContainText(`What ${name} answered and did not send is removed.`)
  await expectReadable(page)
  await question.getByRole('button', { name: 'Keep them' }).click()
  await page.reload()
  await expect(unsent).toContainText('gave 1 answer')
  await unsent.getByRole('button', { name: 'Leave them out' }).click()
  await question.getByRole('button', { name: 'Remove the answers' }).click()
  await expect(page.getByText('The answers were left out.')).toBeVisible()
  await expect(unsent).toHaveCount(0)
})

test('another device of theirs ends it', async ({ browserOf }) => {
  // Another test may have left one out.
  const mara = await viewer('mara')
  for (const { id } of await ownHandovers(mara, Date.now())) await endHandover(mara, { handoverId: id }, Date.now())
  const page = await handOver(await browserOf('mara'), (await begunSession('mara')).session)
  const elsewhere = await (await browserOf('mara')).newPage()
  await elsewhere.goto('/me')
  await expect(elsewhere.getByText('A client has had your screen since')).toBeVisible()
  await elsewhere.getByRole('button', { name: 'End it' }).click()
  await expect(elsewhere.getByText('A client has had your screen since')).toHaveCount(0)
  const { request } = page.context()
  expect((await request.get('/answer/now')).status()).toBe(404)
  await page.goto(session)
  await expect(page).toHaveURL(/\/login/)
})
