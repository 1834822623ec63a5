import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { startLogin } from '@/db/logins'
import { sqlite } from '@/db/open'
import { addPerson } from '@/db/people'
import { expectReadable } from './support/accessible'
import { viewerFor } from './support/cast'
import { logInBrowser } from './support/login'
import { givePasswordTo, password } from './support/password'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/** A device that holds passkeys, and answers for its owner without being touched. */
async function deviceOf(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

test('a passkey is set up, logs in after the password and alone, and steps up', async ({ page, context, baseURL }) => {
  const run = randomUUID().slice(0, 6)
  const account = { key: randomUUID(), name: `Kit ${run}`, email: `kit-${run}@attune.example`, passwordHash: 'none' }
  const added = await addPerson(await viewer('ines'), { ...account, roles: ['admin', 'clinician'] }, Date.now())
  const personId = added.ok ? added.personId : ''
  await givePasswordTo(await viewerFor(personId))
  await logInBrowser(context, (await startLogin(personId, Date.now())) ?? '', baseURL ?? '')
  await deviceOf(page)
  const logOut = async () => {
    await context.clearCookies()
    await page.goto('/login')
  }

  await page.goto('/me/second-factor')
  await page.getByLabel('Name').fill('Laptop at the practice')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByRole('heading', { name: /^Your second factor is on/ })).toBeVisible()
  await page.getByRole('link', { name: 'I have kept them' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Laptop at the practice' })).toContainText('Not used yet.')
  await expectReadable(page)

  await logOut()
  await page.getByLabel('E-mail address').fill(account.email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(page).toHaveURL(/\/login\/code/)
  await expectReadable(page)
  await page.getByRole('button', { name: 'Use your passkey' }).click()
  await expect(page).toHaveURL(/\/(caseload|start)/)

  await logOut()
  await expectReadable(page)
  await page.getByRole('button', { name: 'Log in with a passkey' }).click()
  await expect(page).toHaveURL(/\/(caseload|start)/)

  await page.goto('/practice/people')
  sqlite().prepare('update logins set created_at = created_at - 600000').run()
  await page.getByLabel('Name').fill(`Sky ${run}`)
  await page.getByLabel('E-mail address').fill(`sky-${run}@attune.example`)
  await page.getByRole('button', { name: 'Add person' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: `Sky ${run}` })).toBeVisible()

  await page.goto('/me/second-factor')
  await page.getByRole('button', { name: 'Rename' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Desk')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Desk' })).toContainText('Last used')
  await page.getByRole('button', { name: 'Remove Desk' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('dialog')).toContainText('This is all there is of your second factor.')
})
