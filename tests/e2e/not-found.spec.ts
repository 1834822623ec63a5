import { randomUUID } from 'node:crypto'
import { joinCareTeam } from '@/db/care-team'
import { expectNoOverflow } from './support/accessible'
import { newClient } from './support/client'
import { personId, viewer } from './support/practice'
import { expect, test } from './support/test'

/* An address says that it leads nowhere by its status, its title and a sentence that is true whatever stands behind it. */

const noPage = 'This page does not exist'
const pages: readonly [path: string, heading: string, sentence: string | RegExp][] = [
  ['/nowhere', noPage, /mistyped/],
  ['/nowhere/at/all', noPage, /mistyped/],
  ['/clients/nobody/sessions', noPage, /mistyped/],
  ['/clients/nobody/no/such/page', noPage, /mistyped/],
  ['/clients/nobody', 'No such client', 'There is no such client here, or it is not open to you.'],
  ['/clients/%F0%9F%A6%86', 'No such client', 'There is no such client here, or it is not open to you.'],
  ['/clients/nobody/timeline', 'No such episode', /no such client or episode here, or it is not open to you/],
  ['/clients/nobody/report', 'No such episode', /no such client or episode here, or it is not open to you/],
  ['/clients/nobody/sessions/none', 'No such session', 'There is no such session here, or it is not open to you.'],
  ['/clients/nobody/sessions/none/summary', 'No such session', /no such session here/],
  ['/instruments/core-99', 'Not found', 'This page does not exist, or it is not open to you.'],
  ['/practice', 'Not found', 'This page does not exist, or it is not open to you.'],
]

for (const [path, heading, sentence] of pages)
  test(`${path} is not found, and says no more than that`, async ({ as, troubles }) => {
    const page = await as('mara')
    troubles.expectRefusal(404)
    const response = await page.goto(path)
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible()
    await expect(page.getByText(sentence)).toBeVisible()
    await expect(page).toHaveTitle(`${heading} · Attune`)
    await expect(page.getByText(/care team/)).toHaveCount(0)
    await expectNoOverflow(page)
    await page.getByRole('link', { name: 'Go to the caseload' }).click()
    await expect(page).toHaveURL('/caseload')
  })

test('nobody who is not logged in learns more than that there is no such page', async ({ page, troubles }) => {
  troubles.expectRefusal(404)
  expect((await page.goto('/nowhere'))?.status()).toBe(404)
  await page.getByRole('link', { name: 'Log in', exact: true }).click()
  await expect(page).toHaveURL('/login')
})

test('who gives up their own access is on the caseload, and is told what they left', async ({ as }) => {
  const mara = await viewer('mara')
  const code = `NF-${randomUUID().slice(0, 6)}`
  const clientId = await newClient(mara, code, 'Lena Gone')
  await joinCareTeam(mara, { clientId, personId: personId('tomas'), role: 'clinician' }, Date.now())
  const page = await as('tomas')
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: /^End access for Tomas/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End access' }).click()
  await expect(page).toHaveURL(/\/caseload\?left=/)
  await expect(page.getByText(`You have left the care team of ${code}.`)).toBeVisible()
  expect(page.url()).not.toContain(clientId)
  await expect(page.getByRole('link', { name: 'Lena Gone' })).toHaveCount(0)
})
