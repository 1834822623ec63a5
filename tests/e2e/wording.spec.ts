import { wordingHeld } from '@/db/wordings'
import { instrument } from '@/lib/instruments/catalogue'
import { questionnaireOf } from '../support/questionnaire'
import { expectAccessible, expectNoOverflow } from './support/accessible'
import { newClient } from './support/client'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/* Licensed wording: loaded by an administrator, shown at entry, removed. The words are made up. */

const form = questionnaireOf(instrument('core-10'))
const file = (content: unknown) => ({
  name: 'form.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(content)),
})

test.describe.configure({ mode: 'serial' })

test('a file that does not fit is refused with a list, and nothing is kept', async ({ as }) => {
  const page = await as('ines')
  await page.goto('/instruments/core-10/wording')
  await page.getByLabel('File').setInputFiles(file({ ...form, item: form.item.slice(0, 8), copyright: undefined }))
  await expect(page.getByRole('main').getByRole('status')).toContainText('form.json was read')
  await page.getByRole('button', { name: 'Check the file' }).click()
  const problems = page.getByRole('main').getByRole('alert')
  await expect(problems).toContainText('This file does not fit, and nothing was changed.')
  expect(await problems.getByRole('listitem').count()).toBeGreaterThanOrEqual(2)
  await expect(page.getByLabel('Questionnaire')).toHaveValue(/Made-up wording/)
  await expectAccessible(page)
  expect(await wordingHeld(await viewer('ines'), 'core-10')).toBeNull()
})

test('a file that fits is shown item by item, and is kept once the licence is confirmed', async ({ as }) => {
  const page = await as('ines')
  await page.goto('/instruments/core-10')
  await page.getByRole('link', { name: 'Load wording' }).click()
  await page.getByLabel('File').setInputFiles(file(form))
  await page.getByRole('button', { name: 'Check the file' }).click()
  const rows = page.getByRole('region', { name: 'Which item each part' }).getByRole('row')
  await expect(rows).toHaveCount(11)
  await expect(rows.nth(6)).toContainText('q6')
  await expect(rows.nth(6)).toContainText('plans to end life')
  await expect(rows.nth(6)).toContainText('Wording of item 6.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Use this wording' }).click()
  await expect(page.getByText('Please confirm this first.')).toBeVisible()
  expect(await wordingHeld(await viewer('ines'), 'core-10')).toBeNull()
  await page.getByLabel(/holds a licence/).check()
  await page.getByRole('button', { name: 'Use this wording' }).click()
  await expect(page).toHaveURL('/instruments/core-10')
  await expect(page.getByRole('region', { name: 'Wording' })).toContainText('© Nobody. Made up for a test.')
  expect((await wordingHeld(await viewer('ines'), 'core-10'))?.wording.items).toHaveLength(10)
})

test('at entry the wording is shown unaltered with its copyright line, and the keys work as before', async ({ as }) => {
  const clientId = await newClient(await viewer('mara'), `WO-${Date.now()}`, null)
  const page = await as('mara')
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: /record session/i }).click()
  await page.waitForURL('**/sessions/*')
  await page.getByRole('button', { name: /Distress/ }).click()
  const entry = page.getByRole('region', { name: 'Distress' })
  await expect(entry.getByRole('group', { name: '6. Wording of item 6.' })).toBeVisible()
  await expect(entry).not.toContainText('plans to end life')
  await expect(entry).toContainText('© Nobody. Made up for a test.')
  await expect(entry).toContainText('0 Answer nought · 1 Answer one')
  await expect(entry.locator('[lang="en-GB"]').first()).toBeVisible()
  await page.keyboard.press('3')
  await expect(entry.getByRole('group', { name: '1. Wording of item 1.' }).getByLabel('3 Answer three')).toBeChecked()
  await expectAccessible(page)
  await expectNoOverflow(page)
})

test('nobody but an administrator loads or removes wording; everybody sees that there is one', async ({
  as,
  troubles,
}) => {
  const page = await as('mara')
  await page.goto('/instruments/core-10')
  await expect(page.getByRole('region', { name: 'Wording' })).toContainText('licensed wording')
  await expect(page.getByRole('button', { name: 'Remove' })).toHaveCount(0)
  troubles.expectRefusal(404)
  expect((await page.goto('/instruments/core-10/wording'))?.status()).toBe(404)
})

test('removed, the cues are back', async ({ as }) => {
  const page = await as('ines')
  await page.goto('/instruments/core-10')
  await page.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('link', { name: 'Load wording' })).toBeVisible()
  expect(await wordingHeld(await viewer('ines'), 'core-10')).toBeNull()
})
