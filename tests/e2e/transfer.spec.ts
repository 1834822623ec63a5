import { randomUUID } from 'node:crypto'
import { expectReadable } from './support/accessible'
import { viewerFor } from './support/cast'
import { newClient } from './support/client'
import { newColleague } from './support/colleague'
import { logInBrowser } from './support/login'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

test('an administrator transfers the clients of somebody as a number, and takes it back', async ({
  as,
  browser,
  baseURL,
}) => {
  const name = `Noor-${randomUUID().slice(0, 8)}`
  const noor = await viewerFor(await newColleague(name))
  const codes = [1, 2].map(at => `TR-${randomUUID().slice(0, 8)}-${at}`)
  for (const code of codes) await newClient(noor, code, 'Ilse Varga')
  // Nobody gets clients who has never logged in.
  await viewer('tomas')
  const page = await as('ines')
  await page.goto(`/practice/people?find=${name}`)
  const line = page.getByRole('listitem').filter({ hasText: name })
  await expect(line).toContainText('responsible for 2 clients')
  await line.getByRole('link', { name: /^Transfer clients/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Transfer the clients of ${name} Vale`)
  await expect(page.locator('main')).not.toContainText('TR-')
  await page.getByRole('button', { name: 'Transfer 2 clients' }).click()
  await expect(page.getByLabel('Reason')).toHaveAccessibleDescription(/Please fill this in/)
  await page.getByLabel('Reason').fill('On leave until summer')
  await page.getByLabel('To').selectOption({ label: 'Tomas Berg' })
  await expectReadable(page)
  await page.getByRole('button', { name: 'Transfer 2 clients' }).click()
  const made = page.getByRole('listitem').filter({ hasText: `2 clients from ${name} Vale to Tomas Berg` })
  await expect(made).toBeVisible()
  await expectReadable(page)

  const tomas = await as('tomas')
  await tomas.goto('/caseload?size=100')
  await expect(tomas.getByText(`Ines Admin transferred 2 clients of ${name} Vale to you.`)).toBeVisible()
  for (const code of codes) await expect(tomas.getByText(code).first()).toBeVisible()

  await made.getByRole('button', { name: 'Take back…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click()
  await expect(made).toHaveCount(0)

  // And by name, to whose they are.
  const context = await browser.newContext({ baseURL })
  await logInBrowser(context, noor.loginId, baseURL ?? '')
  const own = await context.newPage()
  await own.goto('/me/transfer')
  await own.getByRole('checkbox', { name: codes[0] ?? '' }).uncheck()
  await own.getByLabel('To').selectOption({ label: 'Tomas Berg' })
  await own.getByLabel('Reason').fill('On leave')
  await expectReadable(own)
  await own.getByRole('button', { name: 'Transfer the ticked clients' }).click()
  await expect(own.getByRole('listitem').filter({ hasText: '1 client from' })).toBeVisible()
  await expect(own.getByRole('checkbox')).toHaveCount(1)
  await context.close()
})
