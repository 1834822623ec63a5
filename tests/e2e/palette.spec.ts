import { randomUUID } from 'node:crypto'
import { expectAccessible } from './support/accessible'
import { newClient } from './support/client'
import { openPalette } from './support/palette'
import { viewer } from './support/practice'
import { audited } from './support/stored'
import { expect, test } from './support/test'

const code = `PA-${randomUUID().slice(0, 6)}`
let clientId: string
test.beforeAll(async () => {
  clientId = await newClient(await viewer('mara'), code, 'Petra Aldous')
})

test('a few letters lead to a client, by keys alone', async ({ as }) => {
  const page = await as('mara')
  await page.goto('/flags')
  await openPalette(page)
  await expect(page.getByRole('option', { name: /^Petra Aldous/ })).toBeVisible()
  await page.keyboard.type('ald pet')
  await expect(page.getByRole('option')).toHaveCount(2)
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/clients/${clientId}`)
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('Enter that is pressed before the clients are there is kept until they are', async ({ as }) => {
  const page = await as('mara')
  await page.goto('/flags')
  const held: (() => void)[] = []
  await page.route('/flags', async route => {
    await new Promise<void>(resolve => held.push(resolve))
    await route.continue()
  })
  await openPalette(page)
  await page.keyboard.type('ald pet')
  await expect(page.getByText('Looking…')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect.poll(() => held.length).toBe(1)
  held[0]?.()
  await expect(page).toHaveURL(`/clients/${clientId}`)
})

test('a session is begun from anywhere', async ({ as }) => {
  const page = await as('mara')
  await page.goto('/me')
  await openPalette(page)
  await page.keyboard.type(`record ${code}`)
  await expect(page.getByRole('option', { name: /^Record session with/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/clients/${clientId}/sessions/`))
})

test('a session is begun also where the browser makes no keys, as at an address without HTTPS', async ({
  browserOf,
}) => {
  const context = await browserOf('mara')
  await context.addInitScript(() => Reflect.deleteProperty(Crypto.prototype, 'randomUUID'))
  const page = await context.newPage()
  await page.goto('/me')
  expect(await page.evaluate(() => typeof crypto.randomUUID)).toBe('undefined')
  await openPalette(page)
  await page.keyboard.type(`record ${code}`)
  await expect(page.getByRole('option', { name: /^Record session with/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/clients/${clientId}/sessions/`))
})

test('what is not there is said, and Escape gives the focus back', async ({ as }) => {
  const page = await as('mara')
  await page.goto('/me')
  const hint = page.getByRole('button', { name: /go to/ })
  await expect(async () => {
    await hint.press('Enter')
    await expect(page.getByRole('combobox')).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.type('no such person')
  await expect(page.getByText('Nothing by that name.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(hint).toBeFocused()
})

test('the keys that are asked for while it closes stay open', async ({ as }) => {
  const page = await as('mara')
  await page.goto('/me')
  await openPalette(page)
  await page.evaluate(async () => {
    const closing = document.querySelector('dialog')
    const said = new Promise(resolve => closing?.addEventListener('close', resolve))
    closing?.close()
    document.dispatchEvent(new KeyboardEvent('keydown', { key: '?' }))
    await said
  })
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
})

test('an administrator goes to pages and is told of no client; nobody reads a list that was not asked for', async ({
  as,
}) => {
  const before = audited('clients.find', null)
  const page = await as('ines')
  await page.goto('/practice')
  await openPalette(page)
  await expect(page.getByRole('option', { name: 'Practice' })).toBeVisible()
  await expect(page.getByText('Petra')).toHaveCount(0)
  await page.keyboard.type('account')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/me')
  expect(audited('clients.find', null)).toBe(before)
})
