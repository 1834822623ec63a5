import { randomUUID } from 'node:crypto'
import { expectReadable } from './support/accessible'
import { expect, test } from './support/test'

test('who is added sets their own password by a link that works once', async ({ as, page, browser, baseURL }) => {
  const admin = await as('ines')
  await admin.goto('/practice/people')
  const run = randomUUID().slice(0, 6)
  await admin.getByLabel('Name').fill(`Noor Vale ${run}`)
  await admin.getByLabel('E-mail address').fill(`noor-${run}@attune.example`)
  await admin.getByRole('button', { name: 'Add person' }).click()
  await expect(admin.getByText('by which they set their password.')).toBeVisible()
  const line = admin.getByRole('listitem').filter({ hasText: `Noor Vale ${run}` })
  await expect(line).toContainText('The link works once, until')
  await line.getByText('Show the link for').click()
  const shown = line.getByText('/welcome/')
  const first = (await shown.textContent()) ?? ''
  await expect(line).toContainText('It opens on this computer alone')
  await expectReadable(admin)

  await line.getByRole('button', { name: 'Make a new link' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Make a new link' }).click()
  await expect(shown).not.toHaveText(first)
  const link = new URL((await shown.textContent()) ?? '').pathname

  await page.goto(new URL(first).pathname)
  await expect(page.getByRole('heading', { level: 1, name: 'This link no longer works' })).toBeVisible()
  await expectReadable(page)

  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1, name: `Welcome, Noor Vale ${run}` })).toBeVisible()
  await expectReadable(page)
  await page.getByLabel('Password').fill(`noorvale ${run} noor`)
  await page.getByRole('button', { name: 'Set password and log in' }).click()
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/words that an attacker here would try first/)
  await page.getByLabel('Password').fill('nine amber kites in fog')
  await page.getByRole('button', { name: 'Set password and log in' }).click()
  await expect(page).toHaveURL(/\/(caseload|start)/)

  const other = await browser.newContext({ baseURL })
  const late = await other.newPage()
  await late.goto(link)
  await expect(late.getByRole('heading', { level: 1, name: 'This link no longer works' })).toBeVisible()
  await other.close()
  await admin.reload()
  await expect(line).not.toContainText('Has not set a password')
})
