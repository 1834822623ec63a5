import { inArray } from 'drizzle-orm'
import { newId } from '@/db/ids'
import { careTeam } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import { expectAccessible, expectNoOverflow } from './support/accessible'
import { newClient } from './support/client'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/* Ruth reads along with more clients than a caseload lists, until the tests of this file are over. */

const clientIds: string[] = []

test.beforeAll(async () => {
  const [tomas, ruth] = [await viewer('tomas'), await viewer('ruth')]
  for (let number = 1; number <= 501; number++) clientIds.push(await newClient(tomas, `LT-${1000 + number}`, null))
  const fromAt = Date.now()
  const place = { practiceId: ruth.practiceId, personId: ruth.personId, role: 'supervisor' as const, fromAt }
  await writeUnattended(tx =>
    tx
      .insert(careTeam)
      .values(clientIds.map(clientId => ({ ...place, id: newId(), clientId, grantedBy: tomas.personId }))),
  )
})

test.afterAll(async () => {
  const toAt = Date.now()
  await writeUnattended(tx => tx.update(careTeam).set({ toAt }).where(inArray(careTeam.clientId, clientIds)))
})

test('it is said of whom a part of the caseload speaks, and the others are found by code on a telephone', async ({
  as,
}) => {
  const page = await as('ruth')
  await page.setViewportSize({ width: 375, height: 740 })
  await page.goto('/caseload')
  await expect(page.getByText(/^You may open 50\d clients\. These are the 100 /)).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Show' })).toContainText('Of these 100:')
  await expectNoOverflow(page)
  await page.getByRole('link', { name: /^To review/ }).click()
  await expect(page.getByText('None of the 100 clients listed here has a flag to review')).toBeVisible()
  await page.getByRole('link', { name: 'Show all of these' }).click()

  const search = page.getByRole('searchbox', { name: 'Find a client' })
  await search.fill('lt 1501')
  await expect(page.getByText('“lt 1501” is not among the 100 clients listed here')).toBeVisible()
  await page.getByRole('button', { name: 'Look for this code among all clients' }).click()
  await expect(page.getByText('One client has a code that begins so.')).toBeVisible()
  await expectAccessible(page)
  await expectNoOverflow(page)
  await expect(page).toHaveURL('/caseload')
  await page.getByRole('link', { name: 'LT-1501' }).click()
  await expect(page).toHaveURL(`/clients/${clientIds.at(-1)}`)

  await page.goto('/caseload')
  const goTo = page.getByRole('dialog', { name: 'Go to' })
  await expect(async () => {
    await page.getByRole('button', { name: 'Find by code' }).click()
    await expect(goTo).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.keyboard.type('Jonas')
  await expect(goTo).toContainText('In a team this large, clients are found by the beginning of their code.')
  await goTo.getByRole('combobox').fill('lt 1 499')
  await expect(goTo.getByRole('option')).toHaveText(['LT-1499'])
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/clients/${clientIds.at(-3)}`)
})
