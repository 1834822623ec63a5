import { randomUUID } from 'node:crypto'
import { sessionToRecord } from '@/db/session-entry'
import { allianceOf } from '../support/course'
import { expectReadable } from './support/accessible'
import { newClient, recordWeekly } from './support/client'
import { dayFromToday, viewer } from './support/practice'
import { expect, test } from './support/test'

/* The practice is in the United Kingdom; the browser writes dates as in the United States. */
test.use({ locale: 'en-US' })

const newCode = () => `DT-${randomUUID().slice(0, 6)}`

test('a date is written in the practice’s order, in any of the ways people write it, and said in letters', async ({
  as,
}) => {
  const page = await as('mara')
  await page.goto('/clients/new')
  const start = page.getByLabel('Start')
  const [year, month, day] = dayFromToday(0).split('-')
  await expect(start).toHaveValue(`${day}/${month}/${year}`)
  const born = page.getByLabel('Date of birth (optional)')
  await expect(born).toHaveAttribute('placeholder', 'dd/mm/yyyy')
  for (const text of ['3.2.55', '3/2/1955', '030255', '3 Feb 1955', '1955-02-03']) {
    await born.fill(text)
    await expect(born).toHaveAccessibleDescription('Thu 3 February 1955')
  }
  await born.fill('3.2')
  await expect(born).toHaveAccessibleDescription('As day/month/year')
})

test('what is no date, and dates that contradict each other, are refused beside the field', async ({ as }) => {
  const page = await as('mara')
  await page.goto('/clients/new')
  const [code, born, start] = [newCode(), page.getByLabel('Date of birth (optional)'), page.getByLabel('Start')]
  const add = page.getByRole('button', { name: 'Add client' })
  await page.getByLabel('Code', { exact: true }).fill(code)
  await start.fill('11/25/2025')
  await add.click()
  await expect(start).toHaveAccessibleDescription(/Write the date as day\/month\/year, for example 03\/02\/2026\./)
  await expect(start).toHaveValue('11/25/2025')
  await expectReadable(page)
  await born.fill('5.5.2020')
  await start.fill('5 Jan 1999')
  await add.click()
  await expect(start).toHaveAccessibleDescription(/This is before the date of birth\./)
  await start.fill('1.6.2020')
  await add.click()
  await expect(page.getByRole('heading', { level: 1, name: code })).toBeVisible()

  await page.getByRole('button', { name: 'Edit details' }).click()
  const dialog = page.getByRole('dialog')
  const again = dialog.getByLabel('Date of birth (optional)')
  await expect(again).toHaveValue('05/05/2020')
  await again.fill('2.6.2020')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(again).toHaveAccessibleDescription(/The first episode began before this, on 1 Jun 2020\./)
  await again.fill('1.6.2099')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(again).toHaveAccessibleDescription(/This day is still to come\./)
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  await page.getByRole('button', { name: 'Correct the start' }).click()
  await dialog.getByLabel('Start').fill('4.5.20')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByLabel('Start')).toHaveAccessibleDescription(/This is before the date of birth\./)
})

test('a code that is missing and days that cannot be are said at once', async ({ as }) => {
  const page = await as('mara')
  await page.goto('/clients/new')
  await page.getByLabel('Start').fill('1 Jan 1950')
  await page.getByLabel('Date of birth (optional)').fill(dayFromToday(3))
  await page.getByLabel(/^Next session/).fill(dayFromToday(-3))
  await page.getByRole('button', { name: 'Add client' }).click()
  await expect(page.getByLabel('Code', { exact: true })).toHaveAccessibleDescription(/Please fill this in\./)
  await expect(page.getByLabel('Start')).toHaveAccessibleDescription(/Please check the year\./)
  await expect(page.getByLabel('Date of birth (optional)')).toHaveAccessibleDescription(/This day is still to come\./)
  await expect(page.getByLabel(/^Next session/)).toHaveAccessibleDescription(/This day is past\./)
})

test('the browser’s calendar fills the field in the practice’s order', async ({ as }) => {
  const page = await as('mara')
  const clientId = await newClient(await viewer('mara'), newCode(), null)
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: 'Change the next session' }).click()
  const dialog = page.getByRole('dialog')
  const field = dialog.getByLabel('Date')
  await dialog.getByRole('button', { name: 'Open the calendar' }).click()
  await dialog.locator('input[type="date"]').fill('2027-02-03')
  await expect(field).toHaveValue('03/02/2027')
  await expect(field).toBeFocused()
  await field.fill(dayFromToday(9))
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: 'Change the next session' }).click()
  const [year, month, day] = dayFromToday(9).split('-')
  await expect(field).toHaveValue(`${day}/${month}/${year}`)
})

test('without a script the text is read by the server', async ({ browserOf }) => {
  const context = await browserOf('mara', { javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/clients/new')
  await expect(page.getByRole('button', { name: 'Open the calendar' })).toBeHidden()
  const code = newCode()
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.getByLabel('Start').fill('3 Feb 2025')
  await page.getByRole('button', { name: 'Add client' }).click()
  await expect(page.getByRole('heading', { level: 1, name: code })).toBeVisible()
  await expect(page.getByText('3 Feb 2025').first()).toBeVisible()
})

test('a session is dated on a day that has one already only after a question', async ({ as }) => {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, newCode(), null)
  await recordWeekly(mara, clientId, [[allianceOf(48)]])
  const page = await as('mara')
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: /^Record session/ }).click()
  await page.waitForURL('**/sessions/*')
  await page.getByText('Change date, attendance or setting').click()
  const date = page.getByLabel('Date', { exact: true })
  const change = page.getByRole('button', { name: 'Change', exact: true })
  const meant = page.getByRole('button', { name: 'Change all the same' })
  await date.fill(dayFromToday(-7))
  await change.click()
  await expect(date).toHaveAccessibleDescription(/There is already a session on /)
  await expect(date).not.toHaveValue('')
  await expectReadable(page)
  // Another day is changed without a further question.
  await date.fill(dayFromToday(-6))
  await change.click()
  await expect(page.getByText('Changed.')).toBeVisible()
  await page.getByText('Change date, attendance or setting').click()
  await expect(meant).toHaveCount(0)
  await date.fill(dayFromToday(-7))
  await change.click()
  await meant.click()
  await expect(date).toBeHidden()
  const second = page.url().split('/').at(-1) ?? ''
  expect((await sessionToRecord(mara, second, Date.now()))?.session.heldOn).toBe(dayFromToday(-7))
})
