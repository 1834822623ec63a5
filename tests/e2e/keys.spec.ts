import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { all, allianceOf, distress } from '../support/course'
import { newClient, recordWeekly } from './support/client'
import { pressOn, untilAnswered } from './support/keyboard'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/* Keys where one expects them, and the focus where one was. */

/** A client with a course whose last session raised flags of more than one tier. */
async function flagged(): Promise<string> {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, `KY-${randomUUID().slice(0, 6)}`, null)
  const steady = [48, 49, 47, 48, 49].map(sum => [allianceOf(sum), distress({ ...all(10, 1), 6: 0 })])
  await recordWeekly(mara, clientId, [...steady, [allianceOf(30), distress({ ...all(10, 3), 6: 1 })]])
  return clientId
}

const isRecording = (page: Page) => expect(page).toHaveURL(/\/sessions\/[^/]+$/)

for (const screen of ['', '/timeline'])
  test(`R records on ${screen || 'the client page'}`, async ({ as }) => {
    const page = await as('mara')
    const clientId = await newClient(await viewer('mara'), `KY-${randomUUID().slice(0, 6)}`, null)
    await page.goto(`/clients/${clientId}${screen}`)
    await untilAnswered(page, 'r', page.locator('[data-item="1"] input').first())
    await isRecording(page)
  })

test('R types an r in a field, and the keys of the screen come first in the list', async ({ as }) => {
  const page = await as('mara')
  const clientId = await newClient(await viewer('mara'), `KY-${randomUUID().slice(0, 6)}`, null)
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: 'Edit details' }).click()
  await page.getByLabel('Name (optional)', { exact: true }).fill('')
  await page.keyboard.type('Rrr')
  await expect(page.getByLabel('Name (optional)', { exact: true })).toHaveValue('Rrr')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Keys' })
  await expect(list.getByRole('heading', { level: 3 })).toHaveText([
    'On a client’s page, timeline or summary',
    'Everywhere',
  ])
  await expect(list.getByText('item left blank')).toBeHidden()
  await list.getByText('Recording a session').click()
  await expect(list.getByText('item left blank')).toBeVisible()
})

test('from the top of the caseload the first client is a few Tabs away', async ({ as }) => {
  const page = await as('mara')
  await flagged()
  await page.goto('/caseload')
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the clients' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.locator('tbody tr').first().getByRole('link').first()).toBeFocused()
})

test('after a flag is acknowledged or resolved the focus is where it was, or beside it', async ({ as }) => {
  const page = await as('mara')
  const clientId = await flagged()
  await page.goto(`/clients/${clientId}`)
  const review = page.getByRole('article').filter({ hasText: 'fell to' })
  await pressOn(page, review.getByRole('button', { name: 'Acknowledge' }))
  await page.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Acknowledged.' })).toBeVisible()
  await expect(review.getByRole('button', { name: 'Acknowledge' })).toHaveCount(0)
  await expect.poll(() => hasFocus(page)).toBe(true)
  await expect(page.getByRole('article').filter({ has: page.locator(':focus') })).toHaveCount(1)
  // Acknowledged, it is one quiet line: what can be done with it opens in its place.
  await expect(review.getByRole('button', { name: 'Resolve…' })).toBeHidden()
  await pressOn(page, review.locator('summary').first())
  await pressOn(page, review.getByRole('button', { name: 'Resolve…' }))
  await page.getByLabel('Reason').fill('Spoken about.')
  await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'The flag is resolved.' })).toBeVisible()
  await expect.poll(() => hasFocus(page)).toBe(true)
})

test('after a date is changed at entry the focus is on what unfolded it', async ({ as }) => {
  const page = await as('mara')
  const clientId = await newClient(await viewer('mara'), `KY-${randomUUID().slice(0, 6)}`, null)
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: /^Record session/ }).click()
  await isRecording(page)
  const fold = page.locator('summary').filter({ hasText: 'Change date, attendance or setting' })
  await fold.click()
  await page.getByLabel('Setting').selectOption('remote')
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(page.getByText('Changed.')).toBeVisible()
  await expect(fold).toBeFocused()
})

const hasFocus = (page: Page) => page.evaluate(() => document.activeElement !== document.body)

test('after a dialog the focus is where it was, else on the title of the page', async ({ as }) => {
  const page = await as('mara')
  const clientId = await flagged()
  for (const path of ['/flags', `/clients/${clientId}`]) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.locator('main h1')).toBeFocused()
  }
})

test('a client is added from the first field on, and the focus is on their page’s title', async ({ as }) => {
  const page = await as('mara')
  await page.goto('/clients/new')
  await expect(page.getByLabel('Code')).toBeFocused()
  await page.keyboard.type(`KY-${randomUUID().slice(0, 6)}`)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/clients\/(?!new)[^/]+$/)
  await expect(page.locator('main h1')).toBeFocused()
})

test('after a session is void and brought back the focus is on the page’s title', async ({ as }) => {
  const page = await as('mara')
  const mara = await viewer('mara')
  const clientId = await newClient(mara, `KY-${randomUUID().slice(0, 6)}`, null)
  await recordWeekly(mara, clientId, [[allianceOf(48)]])
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('link', { name: 'Summary of session 1' }).click()
  await page.getByRole('button', { name: 'Void this session…' }).click()
  await page.getByLabel('Why').fill('Recorded twice.')
  await page.getByRole('button', { name: 'Void it' }).click()
  await expect(page.getByText('This session is void.')).toBeVisible()
  await expect(page.locator('main h1')).toBeFocused()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Bring it back' }).click()
  await expect(page.getByText('This session is void.')).toBeHidden()
  await expect(page.locator('main h1')).toBeFocused()
})

test('what is said a second time is shown for as long as the first', async ({ browserOf }) => {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, `KT-${randomUUID().slice(0, 6)}`, 'Timo Ott')
  const page = await (await browserOf('mara')).newPage()
  await page.clock.install()
  await page.goto(`/clients/${clientId}/timeline`)
  const pin = async (text: string) => {
    await page.getByRole('button', { name: 'Add event' }).click()
    await page.getByLabel('What happened').fill(text)
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByRole('region', { name: 'Events' }).getByText(text, { exact: true })).toBeVisible()
  }
  const said = page.locator('[data-slot="toaster"]')
  await pin('a first thing')
  await expect(said).not.toBeEmpty()
  await page.clock.fastForward(4000)
  await pin('a second thing')
  await page.clock.fastForward(4000)
  await expect(said).not.toBeEmpty()
  await page.clock.fastForward(4000)
  await expect(said).toBeEmpty()
})
