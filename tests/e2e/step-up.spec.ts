import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { noteBrowser } from '@/db/logins'
import { unreadNotices } from '@/db/notices'
import { sqlite } from '@/db/open'
import { expectReadable } from './support/accessible'
import { viewerFor } from './support/cast'
import { newColleague } from './support/colleague'
import { givePassword, password } from './support/password'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

test.beforeAll(async () => {
  await givePassword('ines')
})

/** As if everybody had logged in a while ago, but for somebody who was added since. */
const longAgo = (but = '') =>
  sqlite().prepare('update logins set created_at = created_at - 600000 where person_id <> ?').run(but)

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Confirm that it is you' })

async function fillIn(page: Page, run: string) {
  await page.getByLabel('Name').fill(`Sol Vale ${run}`)
  await page.getByLabel('E-mail address').fill(`sol-${run}@attune.example`)
  await page.getByLabel('Supervisor').check()
  await page.getByRole('button', { name: 'Add person' }).click()
}

test('adding a person asks who does it, over the page, and goes on with what was typed', async ({ as }) => {
  const page = await as('ines')
  const run = randomUUID().slice(0, 6)
  await page.goto('/practice/people')
  longAgo()
  await fillIn(page, run)
  await expect(dialog(page).getByLabel('Password')).toBeFocused()
  await expect(dialog(page)).toContainText('ines@attune.example')
  await expectReadable(page)

  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.getByLabel('Name')).toHaveValue(`Sol Vale ${run}`)
  await page.getByRole('link', { name: 'confirm that it is you' }).click()
  await page.keyboard.type('not the password')
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByLabel('Password')).toHaveAccessibleDescription(/This is not your password/)
  await dialog(page).getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  const line = page.getByRole('listitem').filter({ hasText: `Sol Vale ${run}` })
  await expect(line).toContainText('Clinician, supervisor')

  await line.getByRole('button', { name: 'Close account' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close account' }).click()
  await expect(line).toContainText('account closed')
})

test('asked from a dialog, it lies over that dialog, which then does what it was for', async ({ as }) => {
  const page = await as('ines')
  const run = randomUUID().slice(0, 6)
  await page.goto('/practice/people')
  await fillIn(page, run)
  const line = page.getByRole('listitem').filter({ hasText: `Sol Vale ${run}` })
  await line.getByRole('button', { name: 'Change roles' }).click()
  const roles = page.getByRole('dialog', { name: /may do/ })
  await roles.getByLabel('Clinician').uncheck()
  longAgo()
  await roles.getByRole('button', { name: 'Save' }).click()
  await dialog(page).getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByText('The roles are saved.')).toBeVisible()
  await expect(roles).toHaveCount(0)
  await expect(line).not.toContainText('Clinician')
})

test('without script a page of its own asks, and leads back', async ({ browserOf, baseURL }) => {
  const context = await browserOf('ines', { javaScriptEnabled: false, baseURL })
  const page = await context.newPage()
  await page.goto('/practice/people')
  longAgo()
  const run = randomUUID().slice(0, 6)
  await fillIn(page, run)
  await expect(page.getByLabel('Name')).toHaveValue(`Sol Vale ${run}`)
  await page.getByRole('link', { name: 'confirm that it is you' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Confirm that it is you' })).toBeVisible()
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page).toHaveURL(/\/practice\/people$/)
  await fillIn(page, run)
  await expect(page.getByRole('listitem').filter({ hasText: `Sol Vale ${run}` })).toBeVisible()
})

test('the audit as a file is asked for once more, after who asks', async ({ as }) => {
  const page = await as('ines')
  await page.goto('/practice/audit?act=person.add')
  longAgo()
  await page.getByRole('link', { name: 'Download these as CSV' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Confirm that it is you' })).toBeVisible()
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page).toHaveURL(/\/practice\/audit\?act=person\.add$/)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download these as CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/^audit-.*\.csv$/)
})

test('an administrator logs somebody out, once it is known that it is them, and the person is told', async ({ as }) => {
  const personId = await newColleague('Lowe')
  const loggedIn = () =>
    sqlite().prepare('select id from logins where person_id = ? and ended_at is null').all(personId)
  expect(loggedIn()).toHaveLength(1)
  const page = await as('ines')
  await page.goto('/practice/people?find=Lowe')
  const line = page.getByRole('listitem').filter({ hasText: 'Lowe Vale' })
  longAgo(personId)
  await line.getByRole('button', { name: /^Log out/ }).click()
  await expectReadable(page)
  await page.getByRole('button', { name: 'Log out everywhere' }).click()
  await dialog(page).getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByText('They are logged out everywhere.')).toBeVisible()
  expect(loggedIn()).toEqual([])
  const [notice] = await unreadNotices(await viewerFor(personId))
  expect(notice).toMatchObject({ kind: 'logins.ended', by: 'Ines Admin' })
})

test('one’s own logins are told apart by their browsers, and are ended after one is asked', async ({ as }) => {
  const page = await as('ines')
  const elsewhere = await viewer('ines')
  await noteBrowser(elsewhere.loginId, 'Firefox on Windows')
  await page.goto('/me')
  const row = page.getByRole('row').filter({ hasText: 'Firefox on Windows' })
  longAgo()
  await row.getByRole('button', { name: /^End the login of/ }).click()
  await dialog(page).getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await expect(row).toHaveCount(0)
})
