import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { BrowserContext, Page } from '@playwright/test'
import { sqlite } from '@/db/open'
import { setupCode } from '@/db/setup-code'
import { expectReadable } from './support/accessible'
import { loginCookieAt } from './support/login'
import { emptyPlace } from './support/places'
import { openHere } from './support/practice'
import { setUpSecondFactor } from './support/second-factor'
import { audited } from './support/stored'
import { expect, test } from './support/test'

/* From an empty folder through the first days to the end of the first login. Each test goes on where the one before it ended. */
test.describe.configure({ mode: 'serial' })

const email = 'ada@attune.example'
const password = 'seven quiet lamps over water'
const { folder } = emptyPlace()

/** What the first login left in the browser, for the tests after it. */
let cookies: Awaited<ReturnType<BrowserContext['cookies']>> = []

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

test('what is typed as a password can be shown, and is hidden again when it is sent', async ({ page }) => {
  await page.goto('/setup')
  const field = page.getByLabel('Password')
  const show = page.getByRole('button', { name: 'Show password' })
  await field.fill(password)
  await expect(field).toHaveAttribute('type', 'password')
  await expect(show).toHaveAttribute('aria-pressed', 'false')
  await show.click()
  await expect(show).toHaveAttribute('aria-pressed', 'true')
  await expect(field).toHaveAttribute('type', 'text')
  await expect(field).toHaveValue(password)
  await expectReadable(page)
  await fillIn(page, 'AAAA-BBBB-CCCC')
  await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/This is not the code in the terminal\./)
  await expect(field).toHaveAttribute('type', 'password')
  await expect(field).toHaveValue('')
})

test('without script there is no button that could not work, and the rest is as it was', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/setup')
  await expect(page.getByLabel('Password')).toBeVisible()
  await expect(page.getByRole('button')).toHaveText(['Set up the practice'])
  await fillIn(page, 'AAAA-BBBB-CCCC')
  await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/This is not the code in the terminal\./)
  await expect(page.getByLabel('Your e-mail address')).toHaveValue(email)
  await context.close()
})

test('with the one-time code the practice and its first account are made, once, and the person is logged in', async ({
  page,
  context,
  browser,
}) => {
  await openHere(folder)
  const code = (await setupCode()) ?? ''
  const other = await (await browser.newContext()).newPage()
  await other.goto('/setup')
  await page.goto('/setup')
  await fillIn(page, code)
  await expect(page).toHaveURL('/start')
  await expect(page).toHaveTitle(/^First days/)
  await expect(page.getByText('0 of 6 done. Lines tick themselves off as you go.')).toBeVisible()
  await expectReadable(page)
  cookies = await context.cookies()
  expect(cookies.find(({ name }) => name === loginCookieAt(page.url()))).toMatchObject({
    httpOnly: true,
    sameSite: 'Lax',
  })
  expect(audited('login.start', null)).toBe(1)

  // Whoever had the form open as well is too late, and not let in.
  await fillIn(other, code)
  await expect(other).toHaveURL('/login?taken=1')
  await expect(other.getByText('The practice was set up a moment ago.')).toBeVisible()
  await other.context().close()
})

test('a first session asks less by one press, and as much as before by another', async ({ page, context }) => {
  await context.addCookies(cookies)
  await page.goto('/start')
  await expect(
    page.getByText('A first session asks for 97 answers: 90 from the client and 7 from the clinician.'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Start lighter, with 32 answers' }).click()
  await expect(
    page.getByText('A first session asks for 32 answers: 25 from the client and 7 from the clinician.'),
  ).toBeVisible()
  await expect(page.getByText('1 of 6 done')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Measures of the first session' })).toBeFocused()
  await expectReadable(page)
  await page.getByRole('button', { name: 'Undo: ask for all 97 again' }).click()
  await expect(page.getByText('A first session asks for 97 answers')).toBeVisible()
  await page.getByRole('button', { name: 'Start lighter, with 32 answers' }).click()
  await expect(page.getByText('A first session asks for 32 answers')).toBeVisible()
})

test('working alone and a backup are ticked off, and an empty caseload shows the way', async ({ page, context }) => {
  await context.addCookies(cookies)
  await page.goto('/caseload')
  await expect(page.getByText('No clients yet')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Add client' })).toBeVisible()
  await page.getByRole('link', { name: 'Add your colleagues' }).click()
  await page.getByRole('button', { name: 'I work alone' }).click()
  await expect(page.getByText('2 of 6 done')).toBeVisible()
  await page.getByRole('button', { name: 'Undo: there are colleagues' }).click()
  await expect(page.getByText('1 of 6 done')).toBeVisible()
  await page.getByRole('button', { name: 'I work alone' }).click()
  await expect(page.getByText('2 of 6 done')).toBeVisible()

  await promisify(execFile)(process.execPath, ['scripts/attune.cjs', 'backup'], {
    env: { ...process.env, ATTUNE_DATA: folder },
  })
  await page.getByRole('link', { name: 'Look again' }).click()
  await expect(page.getByText('3 of 6 done')).toBeVisible()
  await expect(page.getByText('There is a copy in the practice’s folder “backups”.')).toBeVisible()
})

test('the list is put away, and comes back', async ({ page, context }) => {
  await context.addCookies(cookies)
  await page.goto('/caseload')
  const line = page.getByRole('complementary', { name: 'First days' })
  await expect(line).toContainText('First days: 3 of 6 done. Next: set up your second factor.')
  await line.getByRole('button', { name: 'Put away' }).click()
  await expect(line).toHaveCount(0)
  await expect(page.getByText('Put away. You will find the list under Your account.')).toBeVisible()
  await expect(page.locator('#main')).toBeFocused()
  await page.goto('/me')
  await page.getByRole('button', { name: 'Show it again' }).click()
  // Its button says something else while that is on its way.
  await expect(page.getByRole('heading', { name: 'First days' })).toHaveCount(0)
  await page.goto('/start')
  await page.getByRole('button', { name: 'Put this list away' }).click()
  await page.getByRole('button', { name: 'Show the list on other pages again' }).click()
  await expect(page.getByRole('button', { name: 'Put this list away' })).toBeVisible()
})

test('with the first client and the first session the list is done and goes away', async ({ page, context }) => {
  await context.addCookies(cookies)
  await page.goto('/start')
  await page.getByRole('link', { name: 'Add client' }).click()
  await page.getByLabel('Code', { exact: true }).fill('A-001')
  await page.getByRole('button', { name: 'Add client' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'A-001' })).toBeVisible()
  await page.goto('/caseload')
  const line = page.getByRole('complementary', { name: 'First days' })
  await expect(line).toContainText('First days: 4 of 6 done. Next: set up your second factor.')
  await page.getByRole('button', { name: /^Record session/ }).click()
  await expect(page.locator('[data-item="1"] input').first()).toBeFocused()
  for (const answer of '443454344345') await page.keyboard.press(answer)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Session 1 is saved' })).toBeVisible()
  await page.goto('/caseload')
  await expect(page.getByRole('link', { name: 'A-001', exact: true })).toBeVisible()
  await expect(line).toContainText('First days: 5 of 6 done. Next: set up your second factor.')
  await setUpSecondFactor(page)
  await page.goto('/caseload')
  await expect(line).toHaveCount(0)
  await page.goto('/start')
  await expect(page.getByText('All done. This list is no longer shown elsewhere.')).toBeVisible()
  await expectReadable(page)
  // The tests that follow log in by the password alone.
  sqlite().prepare('delete from second_factors').run()
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
  await expect(page.getByRole('button', { name: 'Show password' })).toBeVisible()
  await logIn(page, password)
  await expect(page).toHaveURL('/clients/new')
  await page.goto('/')
  await expect(page).toHaveURL('/caseload')
  await expect(page.getByRole('link', { name: 'A-001', exact: true })).toBeVisible()
  const cookies = await context.cookies()
  expect(cookies.find(({ name }) => name === loginCookieAt(page.url()))).toMatchObject({
    httpOnly: true,
    sameSite: 'Lax',
  })

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
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
}
