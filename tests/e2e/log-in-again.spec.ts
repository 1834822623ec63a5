import type { Page } from '@playwright/test'
import { sqlite } from '@/db/open'
import { newClient } from './support/client'
import { givePassword, password } from './support/password'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

test.beforeAll(async () => {
  await givePassword('tomas')
})

/** As a login ends by itself: on the server, with the page none the wiser. */
const endLogins = () => sqlite().prepare('update logins set ended_at = ? where ended_at is null').run(Date.now())

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Your login has ended' })

test('a login that ends during entry begins again over the page, and what was typed is kept', async ({ as }) => {
  const page = await as('tomas')
  const clientId = await newClient(await viewer('tomas'), 'AGAIN-1', null)
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: /^Record session/ }).click()
  await expect(page.locator('[data-item="1"] input').first()).toBeFocused()
  for (const answer of '54') await page.keyboard.press(answer)
  await expect(page.getByText(/^Draft saved/)).toBeVisible()

  endLogins()
  for (const answer of '321') await page.keyboard.press(answer)
  await expect(dialog(page).getByLabel('Password')).toBeFocused()
  await expect(dialog(page)).toContainText('tomas@attune.example')

  await page.keyboard.type('not the password')
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('alert')).toBeVisible()
  await dialog(page).getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.getByText('You are logged in again.')).toBeVisible()
  await expect(page.getByText(/^Draft saved/)).toBeVisible()

  await page.reload()
  for (const [index, value] of ['5', '4', '3', '2', '1'].entries())
    await expect(page.locator(`[data-item="${index + 1}"] input:checked`)).toHaveValue(value)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Save as left blank' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Session 1 is saved' })).toBeVisible()
})

test('a form that finds nobody logged in keeps what it holds, and can be sent again', async ({ as }) => {
  const page = await as('tomas')
  await page.goto('/clients/new')
  await page.getByLabel('Code', { exact: true }).fill('AGAIN-2')
  await page.getByLabel('Start').fill('2026-01-05')
  endLogins()
  const send = page.getByRole('button', { name: 'Add client' })
  await send.click()
  await expect(dialog(page)).toBeVisible()
  // There is nothing to go back to: the page is covered.
  for (const _ of [1, 2, 3]) await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeVisible()
  await expect(page.getByLabel('Code', { exact: true })).toBeHidden()
  await dialog(page).getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.getByLabel('Code', { exact: true })).toHaveValue('AGAIN-2')
  await send.click()
  await expect(page.getByRole('heading', { level: 1, name: 'AGAIN-2' })).toBeVisible()
})
