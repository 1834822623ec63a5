import { randomUUID } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import { eq, inArray } from 'drizzle-orm'
import { joinCareTeam } from '@/db/care-team'
import { careTeam, personRoles } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import { setUpSecondFactor } from '../support/second-factor'
import { expectReadable } from './support/accessible'
import { viewerFor } from './support/cast'
import { newClient } from './support/client'
import { newColleague } from './support/colleague'
import { personId, viewer } from './support/practice'
import { nextCode, setUpSecondFactor as setUpByScreens } from './support/second-factor'
import { expect, test } from './support/test'

const hour = 60 * 60_000

/** A colleague who has worked for days with a client of Mara's, of both of whose names no other test knows. */
async function someColleague() {
  const name = `Wren${randomUUID().slice(0, 6)}`
  const colleague = await newColleague(name)
  const mara = await viewer('mara')
  const code = `RE-${randomUUID().slice(0, 8)}`
  const clientId = await newClient(mara, code, 'Ottilie Brandt')
  await joinCareTeam(mara, { clientId, personId: colleague, role: 'clinician' }, Date.now())
  const before = Date.now() - 72 * hour
  await writeUnattended(async tx => {
    await tx.update(careTeam).set({ fromAt: before }).where(eq(careTeam.clientId, clientId))
    const ids = [colleague, personId('mara')]
    await tx.update(personRoles).set({ grantedAt: before }).where(inArray(personRoles.personId, ids))
  })
  return { name: `${name} Vale`, id: colleague, code, clientId }
}

/** The administrator makes a link for somebody; the line of that person, and the path that the link leads to. */
async function linkBy(admin: Page, name: string): Promise<{ line: Locator; link: string }> {
  await admin.goto(`/practice/people?find=${encodeURIComponent(name)}`)
  const line = admin.getByRole('listitem').filter({ hasText: name })
  await line.getByRole('button', { name: /^Reset password…/ }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Make a link' }).click()
  await expect(line).toContainText('You made a link to set a new password. It works once, until')
  await line.getByText('Show the link for').click()
  const shown = (await line.getByText('/reset/').textContent()) ?? ''
  return { line, link: new URL(shown).pathname }
}

async function setPassword(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Set password and log in' }).click()
}

test('who forgot the password and has no second factor comes back by a link, once a colleague has spoken with them', async ({
  as,
  page,
}) => {
  const about = await someColleague()
  const admin = await as('ines')
  const { line, link } = await linkBy(admin, about.name)
  await expectReadable(admin)

  await page.goto(link)
  await expect(page.getByText('it is not enough alone')).toBeVisible()
  await expectReadable(page)
  await setPassword(page, link, 'short')
  await expect(page.getByLabel('New password')).toHaveAccessibleDescription(/15 characters/)
  await setPassword(page, link, 'nine amber kites in fog')
  await expect(page).toHaveURL(/\/me\/second-factor$/)
  await expect(page.getByText('Your new password is set. Now set up a second factor here')).toBeVisible()
  await admin.reload()
  await expect(line).not.toContainText('You made a link')

  await setUpByScreens(page)
  await page.getByRole('link', { name: 'I have kept them' }).click()
  await page.getByRole('link', { name: 'a colleague confirms that it is you' }).click()
  await expect(page.getByText('Call Mara Lind, or speak with them')).toBeVisible()
  await expectReadable(page)
  for (const path of ['/caseload', '/flags', `/clients/${about.clientId}`, '/emergency', '/me/transfer', '/start']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/me\/waiting$/)
    await expect(page.getByText(about.code)).toHaveCount(0)
  }

  const mara = await as('mara')
  await mara.goto('/caseload')
  await mara.getByRole('link', { name: `${about.name} set a new password by a link` }).click()
  const waiting = mara.getByRole('listitem').filter({ hasText: about.name })
  await expect(waiting).toContainText('Ask')
  await expectReadable(mara)
  await waiting.getByRole('button', { name: `I spoke with ${about.name}: it was them` }).click()
  await expect(mara.getByText('Confirmed: they see their clients again.')).toBeVisible()
  await expect(waiting).toHaveCount(0)

  await page.getByRole('link', { name: 'Look again' }).click()
  await expect(page).toHaveURL(/\/caseload/)
  await expect(page.getByText(about.code, { exact: true })).toBeVisible()
})

test('a colleague who knows that it was not them shuts out whoever it was', async ({ as, page }) => {
  const about = await someColleague()
  const { link } = await linkBy(await as('ines'), about.name)
  await setPassword(page, link, 'nine amber kites in fog')
  await expect(page).toHaveURL(/\/me\/second-factor$/)
  const mara = await as('mara')
  await mara.goto('/returning')
  const waiting = mara.getByRole('listitem').filter({ hasText: about.name })
  await expect(waiting).toContainText('They have not set up a new second factor yet')
  await expect(waiting.getByRole('button', { name: /^I spoke with/ })).toHaveCount(0)
  await waiting.getByRole('button', { name: 'This was not them' }).click()
  await mara.getByRole('dialog').getByRole('button', { name: 'Log them out' }).click()
  await expect(waiting).toHaveCount(0)
  await page.goto('/me')
  await expect(page).toHaveURL(/\/login/)
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1, name: 'This link no longer works' })).toBeVisible()
  await expectReadable(page)
})

test('with a second factor the link leads to it, and to no less', async ({ as, page }) => {
  const about = await someColleague()
  const { key } = await setUpSecondFactor(await viewerFor(about.id), Date.now() - 60_000)
  const { link } = await linkBy(await as('ines'), about.name)
  await page.goto(link)
  await expect(page.getByLabel('I have lost my second factor')).not.toBeChecked()
  await expectReadable(page)
  await setPassword(page, link, 'fog kites 9')
  await expect(page).toHaveURL(/\/login\/code/)
  await page.goto('/caseload')
  await expect(page).toHaveURL(/\/login/)
  await page.goto('/login/code')
  await page.getByLabel('Code').fill(nextCode(key))
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(page).toHaveURL(/\/caseload/)
  await expect(page.getByText(about.code, { exact: true })).toBeVisible()
})
