import { randomUUID } from 'node:crypto'
import { all, allianceOf, distress } from '../support/course'
import { expectAccessible, expectNoOverflow } from './support/accessible'
import { newClient, recordWeekly } from './support/client'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/* Every screen with something on it, in light, in dark and at 320 px. /setup is seen by the tests that set a practice up. */

let client: string
let session: string

test.beforeAll(async () => {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, `AX-${randomUUID().slice(0, 6)}`, 'Rosa Anselm')
  const steady = [48, 49, 47, 48, 49].map(sum => [allianceOf(sum), distress({ ...all(10, 1), 6: 0 })])
  const ids = await recordWeekly(mara, clientId, [...steady, [allianceOf(30), distress({ ...all(10, 3), 6: 1 })]])
  client = `/clients/${clientId}`
  session = `${client}/sessions/${ids.at(-1)}`
})

const clinical: Record<string, () => string> = {
  'the caseload': () => '/caseload',
  'a new client': () => '/clients/new',
  'a client': () => client,
  'a timeline': () => `${client}/timeline`,
  'session entry': () => session,
  'a session summary': () => `${session}/summary`,
  'the flags': () => '/flags',
  'the instruments': () => '/instruments',
  'one instrument': () => '/instruments/wai-sr',
  'the own account': () => '/me',
  'the rules': () => '/flags/rules',
  'a report': () => `${client}/report`,
  'a sheet for the client': () => `${client}/report?kind=client`,
}

for (const [name, path] of Object.entries(clinical))
  test(`${name} can be read and used by anybody`, async ({ as }) => {
    const page = await as('mara')
    const response = await page.goto(path())
    expect(response?.status()).toBe(200)
    await expectAccessible(page)
    await expectNoOverflow(page)
    await expectAccessible(page)
  })

test('the practice can be read and used by anybody', async ({ as }) => {
  const page = await as('ines')
  await page.goto('/practice')
  await expectAccessible(page)
  await expectNoOverflow(page)
  await expectAccessible(page)
})

test('the login page can be read and used by anybody', async ({ page }) => {
  await page.goto('/login')
  await expectAccessible(page)
  await expectNoOverflow(page)
})

test('a dialog, and what is not there, can be read and used by anybody', async ({ as, troubles }) => {
  const page = await as('mara')
  await page.goto('/flags')
  await page.getByRole('button', { name: 'Acknowledge' }).first().click()
  await expectAccessible(page)
  troubles.expectRefusal(404)
  await page.goto('/clients/nobody')
  await expect(page.getByRole('heading', { name: 'Nothing here' })).toBeVisible()
  await expectAccessible(page)
})
