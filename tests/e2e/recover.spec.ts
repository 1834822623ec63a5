import { findAccount } from '@/db/accounts'
import { makeRecoveryCode } from '@/db/recovery'
import { expectReadable } from './support/accessible'
import { loginCookieAt } from './support/login'
import { personId, viewer } from './support/practice'
import { audited } from './support/stored'
import { expect, test } from './support/test'

const email = 'ines@attune.example'
const password = 'nine amber kites in fog'

/** As `npm run recover` on the machine makes it. */
async function codeInTerminal(): Promise<string> {
  await viewer('ines')
  const made = await makeRecoveryCode(email, Date.now())
  if (!made.ok) throw new Error('No code was made')
  return made.code
}

test('the login page says how an administrator who is locked out gets in', async ({ page }) => {
  await page.goto('/login')
  await expect(page.getByText('An administrator can run npm run recover on the computer')).toBeVisible()
  await page.getByRole('link', { name: 'set a new password' }).click()
  await expect(page).toHaveURL('/recover')
  await expect(page.getByRole('heading', { level: 1, name: 'Set a new password' })).toBeVisible()
  await expect(page.getByLabel('E-mail address')).toBeFocused()
  await expectReadable(page)
})

test('a code from the terminal sets a new password, logs in here and ends every other login', async ({ page, as }) => {
  const elsewhere = await as('ines')
  await elsewhere.goto('/practice')
  await expect(elsewhere.getByRole('heading', { level: 1 })).toBeVisible()
  const code = await codeInTerminal()
  const uses = audited('recovery.use', null)

  await page.goto('/recover')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Code').fill('AAAA-BBBB-CCCC')
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Set password and log in' }).click()
  await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/does not belong to that e-mail address/)
  await expect(page.getByLabel('E-mail address')).toHaveValue(email)
  await expect(page.getByLabel('Code')).toHaveValue('AAAA-BBBB-CCCC')
  await expect(page.getByLabel('New password')).toHaveValue('')
  await expectReadable(page)

  await page.getByLabel('Code').fill(code.toLowerCase())
  await page.getByLabel('New password').fill('Linden House')
  await page.getByRole('button', { name: 'Set password and log in' }).click()
  await expect(page.getByLabel('New password')).toHaveAccessibleDescription(/Please use at least 15/)

  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Set password and log in' }).click()
  await expect(page).toHaveURL('/practice')
  const cookies = await page.context().cookies()
  expect(cookies.find(({ name }) => name === loginCookieAt(page.url()))).toMatchObject({
    httpOnly: true,
    sameSite: 'Lax',
  })
  expect(audited('recovery.use', null)).toBe(uses + 1)
  expect((await findAccount(email))?.personId).toBe(personId('ines'))

  await elsewhere.goto('/practice')
  await expect(elsewhere).toHaveURL(/\/login/)
  await elsewhere.getByLabel('E-mail address').fill(email)
  await elsewhere.getByLabel('Password').fill(password)
  await elsewhere.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(elsewhere).toHaveURL(/\/practice/)
})

test('a code that was used is one that does not belong to anybody', async ({ page }) => {
  const code = await codeInTerminal()
  for (const isFirst of [true, false]) {
    await page.context().clearCookies()
    await page.goto('/recover')
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Code').fill(code)
    await page.getByLabel('New password').fill(password)
    await page.getByRole('button', { name: 'Set password and log in' }).click()
    if (isFirst) await expect(page).toHaveURL('/practice')
    else await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/or it has expired/)
  }
})
