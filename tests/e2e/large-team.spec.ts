import { randomUUID } from 'node:crypto'
import { inArray } from 'drizzle-orm'
import { newId } from '@/db/ids'
import { startLogin } from '@/db/logins'
import { addPerson } from '@/db/people'
import { careTeam } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import { expectAccessible, expectNoOverflow } from './support/accessible'
import { newClient } from './support/client'
import { logInBrowser } from './support/login'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/* A supervisor who reads along with more clients than a caseload lists, and with nobody whom another test records something of. */

const clientIds: string[] = []
let loginId: string

test.beforeAll(async () => {
  const [ines, tomas] = [await viewer('ines'), await viewer('tomas')]
  const about = { key: randomUUID(), name: 'Lena Part', email: `${randomUUID()}@attune.example`, passwordHash: 'x' }
  const added = await addPerson(ines, { ...about, roles: ['supervisor'] }, Date.now())
  if (!added.ok) throw new Error('Nobody was added')
  const { personId } = added
  loginId = (await startLogin(personId, Date.now())) ?? ''
  for (let number = 1; number <= 501; number++) clientIds.push(await newClient(tomas, `LT-${1000 + number}`, null))
  const place = { practiceId: ines.practiceId, personId, role: 'supervisor' as const, fromAt: Date.now() }
  await writeUnattended(tx =>
    tx
      .insert(careTeam)
      .values(clientIds.map(clientId => ({ ...place, id: newId(), clientId, grantedBy: tomas.personId }))),
  )
})

// Tomas has them no more than she does.
test.afterAll(async () => {
  const toAt = Date.now()
  await writeUnattended(tx => tx.update(careTeam).set({ toAt }).where(inArray(careTeam.clientId, clientIds)))
})

test('it is said of whom a part of the caseload speaks, and the others are found by code on a telephone', async ({
  context,
  baseURL,
}) => {
  await logInBrowser(context, loginId, baseURL ?? '')
  const page = await context.newPage()
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
