import type { Page } from '@playwright/test'
import { client } from '@/db/client-pages'
import { distress } from '../support/course'
import { newClient, recordWeekly } from './support/client'
import { dayFromToday, viewer } from './support/practice'
import { expect, test } from './support/test'

/* Nothing passes over an open safety flag: no older window, no jump, no clean-up. Two browsers at once where two people would be. */

const item = (page: Page, n: number) => page.locator(`[data-item="${n}"] input`).first()
const draftSaved = (page: Page) => expect(page.getByText(/^Draft saved/)).toBeVisible()
const flagsOf = async (clientId: string) => (await client(await viewer('mara'), clientId, Date.now()))?.flags ?? []
const safetyOf = async (clientId: string) =>
  (await flagsOf(clientId)).filter(({ tier }) => tier === 'safety').map(({ state }) => state)

async function begin(page: Page, code: string, name: string | null = null): Promise<string> {
  const clientId = await newClient(await viewer('mara'), code, name)
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: /^Record session/ }).click()
  await expect(item(page, 1)).toBeFocused()
  return clientId
}

/** The CORE-10 of the open session, with that answer to the risk item. */
async function typeRisk(page: Page, answer: string) {
  await page.getByRole('button', { name: /^Distress/ }).click()
  await expect(item(page, 1)).toBeFocused()
  for (const key of `11111${answer}1111`) await page.keyboard.press(key)
  await draftSaved(page)
}

test('an older window meets the panel that says what it would lose, and nothing of Safety is lost', async ({
  as,
  browserOf,
}) => {
  const older = await as('mara')
  const clientId = await begin(older, 'SF-1')
  const other = await (await browserOf('mara')).newPage()
  await other.goto(older.url())
  await expect(item(other, 1)).toBeFocused()
  await typeRisk(other, '3')
  expect(await safetyOf(clientId)).toEqual(['open'])

  for (const key of '443454344345') await older.keyboard.press(key)
  const panel = older.getByRole('alert').filter({ hasText: 'This session is open elsewhere' })
  await expect(panel).toBeVisible()
  await expect(panel).toContainText('Typed only there (yours in another window). It is kept, whichever you choose:')
  await expect(panel).toContainText('Distress: 10 answers')
  await panel.getByRole('button', { name: 'Keep mine where both differ' }).click()
  await expect(older.getByText('Earlier draft, not saved yet')).toBeVisible()
  // The page was loaded again, and its words are there before its keys are: those are when the focus is.
  await expect(item(older, 1)).toBeFocused()
  await older.keyboard.press('Control+Enter')
  await expect(older.getByRole('region', { name: 'Safety' })).toContainText(
    'Answered 3 of 4 on the risk item of CORE-10',
  )
  await expect(older.getByRole('region', { name: /^Alliance/ })).toContainText('Total47')
  expect(await safetyOf(clientId)).toEqual(['open'])
})

test('“Save, next client” leads to the open safety flag first, and what was done is one key away', async ({ as }) => {
  const page = await as('mara')
  const clientId = await begin(page, 'SF-2', 'Samuel Roth')
  await typeRisk(page, '2')
  await page.keyboard.press('Control+Shift+Enter')
  const safety = page.getByRole('region', { name: 'Safety' })
  await expect(safety).toContainText('You chose “Save, next client”. This comes first.')
  // It is the first button of the page, and in view on a telephone.
  const first = page.getByRole('main').getByRole('button').filter({ visible: true }).first()
  await expect(first).toHaveText(/^Record what was done/)
  await page.setViewportSize({ width: 375, height: 667 })
  await expect(first).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('d')
  await page.getByRole('dialog').getByLabel('What was done').fill('Asked directly; a plan was agreed.')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(safety).toHaveCount(0)
  expect((await flagsOf(clientId))[0]).toMatchObject({ state: 'resolved' })
})

test('a jump to the next client says what was saved', async ({ as }) => {
  const page = await as('mara')
  await begin(page, 'SF-3', 'Vera Lang')
  for (const key of '443454344345') await page.keyboard.press(key)
  await page.keyboard.press('Control+Shift+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Saved: Vera Lang (SF-3), session 1.' })).toBeVisible()
})

test('what is resumed is what the button says, over midnight too', async ({ as }) => {
  const page = await as('mara')
  const mara = await viewer('mara')
  const clientId = await begin(page, 'SF-4')
  await page.getByText('Change date, attendance or setting').click()
  await page.getByLabel('Date').fill(dayFromToday(-1))
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(page.getByText('Changed.')).toBeVisible()
  const left = page.url()
  for (const path of ['/caseload?size=100', `/clients/${clientId}`]) {
    await page.goto(path)
    await page.getByRole('link', { name: /^Resume session.* with SF-4/ }).click()
    await expect(page).toHaveURL(left)
  }
  await page.goto(`/clients/${clientId}`)
  await expect(page.getByRole('region', { name: 'Sessions, newest first' })).toContainText('Resume')
  expect((await client(mara, clientId, Date.now()))?.asideSessions).toHaveLength(1)
})

test('nothing is saved empty, and no second session of a day is begun, without being asked', async ({ as }) => {
  const page = await as('mara')
  const clientId = await begin(page, 'SF-5')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alertdialog')).toContainText('Nothing is filled in')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/summary/)
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: /^Record session/ }).click()
  await expect(page.getByRole('heading', { name: 'There is already a session today' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open session 1' })).toBeVisible()
  await page.getByRole('button', { name: 'Record a second session today' }).click()
  await expect(item(page, 1)).toBeFocused()
})

test('a session is made void with what was done about its safety flag, is struck in the list, and comes back', async ({
  as,
}) => {
  const page = await as('mara')
  const mara = await viewer('mara')
  const clientId = await newClient(mara, 'SF-6', 'Wilma Stein')
  const calm = { 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 7: 1, 8: 1, 9: 1, 10: 1 }
  const [, risky] = await recordWeekly(mara, clientId, [[distress({ ...calm, 6: 0 })], [distress({ ...calm, 6: 2 })]])
  await page.goto(`/clients/${clientId}/sessions/${risky}/summary`)
  await page.getByRole('button', { name: 'Void this session…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Why').fill('Recorded under the wrong client')
  await dialog.getByRole('button', { name: 'Void it' }).click()
  await expect(dialog).toContainText('Please say what was done, or that it was entered in error.')
  await expect(dialog.getByLabel('Why')).toHaveValue('Recorded under the wrong client')
  await dialog.getByLabel('The answer was entered in error').check()
  await dialog.getByRole('button', { name: 'Void it' }).click()
  await expect(page.getByText('This session is void.')).toBeVisible()
  await page.goto(`/clients/${clientId}`)
  const list = page.getByRole('region', { name: 'Sessions, newest first' })
  await expect(list.getByRole('row').filter({ hasText: 'void' })).toContainText('Recorded under the wrong client')
  await list
    .getByRole('row')
    .filter({ hasText: 'void' })
    .getByRole('link', { name: /^Summary/ })
    .click()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Bring it back' }).click()
  await expect(page.getByRole('region', { name: 'Safety' })).toBeVisible()
  expect(await safetyOf(clientId)).toEqual(['open'])
})

test('a note is kept with the session, and is in the report only when it is ticked', async ({ as }) => {
  const page = await as('mara')
  const clientId = await begin(page, 'SF-7')
  for (const key of '443454344345') await page.keyboard.press(key)
  await page.getByText('Note', { exact: true }).click()
  await page.getByLabel('Session note').fill('Agreed: a walk each morning.')
  await draftSaved(page)
  await page.reload()
  await expect(page.getByLabel('Session note')).toHaveValue('Agreed: a walk each morning.')
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/summary/)
  await page.goto(`/clients/${clientId}/report`)
  await expect(page.getByRole('article')).not.toContainText('a walk each morning')
  await page.getByLabel('Session notes').check()
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('article')).toContainText('Agreed: a walk each morning.')
})
