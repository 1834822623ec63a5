import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expectReadable } from './support/accessible'
import { expect, test } from './support/test'

/* From an empty folder to the first login and out again. Each test goes on where the one before it ended. */
test.describe.configure({ mode: 'serial' })

const email = 'ada@attune.example'
const password = 'seven quiet lamps over water'

test('an empty folder leads to the setup, which anybody can read and use', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveURL('/setup')
  for (const path of ['/login', '/recover']) {
    await page.goto(path)
    await expect(page).toHaveURL('/setup')
  }
  await expect(page.getByRole('heading', { name: 'Set up the practice' })).toBeVisible()
  await expectReadable(page)
})

test('a wrong code is refused beside the field, and what was typed is kept', async ({ page }) => {
  await page.goto('/setup')
  await fillIn(page, 'AAAA-BBBB-CCCC')
  await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/This is not the code in the terminal\./)
  await expect(page.getByLabel('Code')).toHaveValue('AAAA-BBBB-CCCC')
  await expect(page.getByLabel('Name of the practice')).toHaveValue('North Street')
  await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Lisbon')
  await expect(page.getByLabel('Your name')).toHaveValue('Ada Reyes')
  await expect(page.getByLabel('Your e-mail address')).toHaveValue(email)
  await expect(page.getByLabel('Password')).toHaveValue('')
})

test('with the one-time code the practice and its first account are made', async ({ page }) => {
  await page.goto('/setup')
  await fillIn(page, readFileSync(path.join(process.env.ATTUNE_E2E_EMPTY ?? '', 'setup-code'), 'utf8').trim())
  await expect(page).toHaveURL(/\/login/)
  await expect(page.getByText('Your practice is ready. Please log in.')).toBeVisible()
})

test('a wrong password says so and keeps the e-mail address', async ({ page, troubles }) => {
  troubles.expectRefusal(401)
  await page.goto('/login')
  await logIn(page, 'seven quiet lamps under water')
  await expect(page.getByRole('alert').filter({ hasText: 'do not match an account here' })).toBeVisible()
  await expect(page.getByLabel('E-mail address')).toHaveValue(email)
})

test('the right one opens the caseload, and logging out ends the login for good', async ({ page, context }) => {
  await page.goto('/clients/new')
  await expect(page).toHaveURL('/login?next=%2Fclients%2Fnew')
  await logIn(page, password)
  await expect(page).toHaveURL('/clients/new')
  await page.goto('/')
  await expect(page).toHaveURL('/caseload')
  await expect(page.getByText('No clients yet')).toBeVisible()
  const cookies = await context.cookies()
  expect(cookies.find(({ name }) => name === 'attune.login')).toMatchObject({ httpOnly: true, sameSite: 'Lax' })

  await page.getByRole('button', { name: 'Log out' }).click()
  await expect(page).toHaveURL(/\/login/)
  await context.addCookies(cookies)
  await page.goto('/caseload')
  await expect(page).toHaveURL('/login?next=%2Fcaseload')
})

test('the setup is gone', async ({ page }) => {
  await page.goto('/setup')
  await expect(page).toHaveURL('/login')
})

async function fillIn(page: Page, code: string) {
  await page.getByLabel('Code').fill(code)
  await page.getByLabel('Name of the practice').fill('North Street')
  await page.getByLabel('Time zone').selectOption('Europe/Lisbon')
  await page.getByLabel('Your name').fill('Ada Reyes')
  await page.getByLabel('Your e-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Set up the practice' }).click()
}

async function logIn(page: Page, typed: string) {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(typed)
  await page.getByRole('button', { name: 'Log in' }).click()
}
