import { randomUUID } from 'node:crypto'
import { joinCareTeam } from '@/db/care-team'
import { keepOwnPoint, removeOwnPath } from '@/db/own-attachment'
import { closeness } from '../support/course'
import { expectAccessible, expectNoOverflow } from './support/accessible'
import { everyWay, requestsOf } from './support/asking'
import { newClient, recordWeekly } from './support/client'
import { personId, viewer } from './support/practice'
import { expect, test } from './support/test'

/* The clinician's own place on the map: seen by that person, and by nobody else in any answer. */

/** Numbers that stand nowhere else. */
const mine = { anxiety: 5.37, avoidance: 4.91 }
const traces = ['5.37', '4.91', '5.4, avoidance 4.9', 'your own point', 'own reflection']

test('is kept, shown to its owner beside the client, and to nobody else', async ({ as, baseURL }) => {
  test.setTimeout(120_000)
  const mara = await viewer('mara')
  const clientId = await newClient(mara, `PM-${randomUUID().slice(0, 6)}`, 'Olga Prinz')
  await recordWeekly(mara, clientId, [[closeness(5.5, 2)]])
  await joinCareTeam(mara, { clientId, personId: personId('ruth'), role: 'supervisor' }, Date.now())
  await joinCareTeam(mara, { clientId, personId: personId('tomas'), role: 'clinician' }, Date.now())

  const page = await as('mara')
  await page.goto('/me')
  const own = page.getByRole('region', { name: 'Your own attachment' })
  await own.getByText('Type scores from elsewhere').click()
  await own.getByLabel('Anxiety, 1 to 7').fill('9')
  await own.getByLabel('Avoidance, 1 to 7').fill(String(mine.avoidance))
  await own.getByRole('button', { name: 'Add this point' }).click()
  await expect(own.getByLabel('Anxiety, 1 to 7')).toHaveAccessibleDescription('A number from 1 to 7.')
  await expect(own.getByLabel('Source')).toHaveAccessibleDescription(/Please fill this in\./)
  await own.getByLabel('Anxiety, 1 to 7').fill(String(mine.anxiety))
  await own.getByLabel('Source').fill('ECR-R, May 2024')
  await own.getByRole('button', { name: 'Add this point' }).click()
  await expect(own).toContainText('anxiety 5.4, avoidance 4.9). ECR-R, May 2024.')
  await expectAccessible(page)
  await expectNoOverflow(page)

  await page.goto(`/clients/${clientId}`)
  await expect(page.getByText('The square is your own point, seen by you alone.')).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'For your own reflection' })).toBeVisible()

  // Paper is left lying about: the client's point is printed, and the clinician's is not.
  await page.emulateMedia({ media: 'print' })
  for (const told of ['The square is your own point', 'For your own reflection'])
    await expect(page.getByText(told).first()).toBeHidden()
  await expect(page.getByRole('img', { name: /^Attachment map/ })).toHaveCount(1)
  await expect(page.getByRole('img', { name: /^Attachment map/ })).not.toHaveAccessibleName(/You:/)
  await page.emulateMedia({ media: 'screen' })

  const places = [`/clients/${clientId}`, `/clients/${clientId}/timeline`, '/caseload', '/flags', '/me', '/practice']
  for (const who of ['ruth', 'tomas', 'ines'] as const) {
    const their = await requestsOf(baseURL, who)
    for (const place of places)
      for (const response of await everyWay(their, place)) {
        const told = await response.text()
        for (const trace of traces) expect(told, `${who} at ${place}`).not.toContain(trace)
      }
    await their.dispose()
  }

  await page.goto('/me')
  await own.getByRole('button', { name: 'Remove all points' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(own).not.toContainText('avoidance 4.9')
})

test('a questionnaire filled in about oneself becomes a point, and nothing chosen is lost where an answer is missing', async ({
  as,
}) => {
  const mara = await viewer('mara')
  const page = await as('mara')
  await page.goto('/me')
  await page.getByRole('link', { name: 'Fill in the ECR-RS (9 questions)' }).click()
  await expect(page.getByRole('heading', { name: 'Your own attachment' })).toBeVisible()
  const answer = (n: number, value: number) =>
    page
      .getByRole('group')
      .nth(n - 1)
      .getByRole('radio', { name: new RegExp(`^${value}`) })
      .check()
  for (const n of [1, 2, 3, 4]) await answer(n, 3)
  for (const n of [5, 6]) await answer(n, 5)
  await page.getByRole('button', { name: 'Save, for me alone' }).click()
  await expect(page.getByText('Please choose an answer.')).toHaveCount(3)
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(6)
  await expectAccessible(page)
  await expectNoOverflow(page)
  for (const n of [7, 8, 9]) await answer(n, 5)
  await page.getByRole('button', { name: 'Save, for me alone' }).click()
  const own = page.getByRole('region', { name: 'Your own attachment' })
  await expect(own).toContainText('anxiety 5.0, avoidance 5.0). ECR-RS, in general, filled in here.')
  await removeOwnPath(mara, Date.now())
})

test('another clinician of the same client sees their own point there, and not the colleague’s', async ({ as }) => {
  const mara = await viewer('mara')
  const tomas = await viewer('tomas')
  const clientId = await newClient(mara, `PN-${randomUUID().slice(0, 6)}`, 'Paul Kern')
  await recordWeekly(mara, clientId, [[closeness(2, 2)]])
  await joinCareTeam(mara, { clientId, personId: tomas.personId, role: 'clinician' }, Date.now())
  await keepOwnPoint(mara, { key: randomUUID(), ...mine }, Date.now())
  await keepOwnPoint(tomas, { key: randomUUID(), anxiety: 2.22, avoidance: 3.33 }, Date.now())
  const page = await as('tomas')
  await page.goto(`/clients/${clientId}`)
  await expect(page.locator('svg desc').filter({ hasText: 'You: anxiety 2.2, avoidance 3.3.' })).toHaveCount(1)
  await expect(page.getByRole('complementary', { name: 'For your own reflection' })).toHaveCount(0)
  for (const viewer of [mara, tomas]) await removeOwnPath(viewer, Date.now())
})
