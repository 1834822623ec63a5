import type { Page } from '@playwright/test'
import { caseload } from '@/db/caseload'
import { client as clientView } from '@/db/client-pages'
import { shortDate, writtenDate } from '@/lib/dates'
import { all, allianceOf, distress } from '../support/course'
import { expectReadable } from './support/accessible'
import { newClient, recordWeekly } from './support/client'
import { dayFromToday, viewer } from './support/practice'
import { expect, test } from './support/test'

const item = (page: Page, n: number) => page.locator(`[data-item="${n}"] input`).first()
const inDialog = (page: Page) => page.getByRole('dialog')
const measures = (page: Page) => page.getByRole('navigation', { name: 'Measures of this session' })
const lineOf = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title })
const untilOn = dayFromToday(28)
const until = shortDate(untilOn, 'en-GB')

async function clientWith(code: string, sheets: Parameters<typeof recordWeekly>[2]): Promise<string> {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, code, null)
  await recordWeekly(mara, clientId, sheets)
  return clientId
}

/** The measures page of a client, reached as one would. */
async function openPlan(page: Page, clientId: string) {
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('link', { name: 'plan and pauses' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Measures', exact: true })).toBeVisible()
}

test('a client gets a plan of their own, and entry and due lists follow', async ({ as }) => {
  const page = await as('mara')
  const clientId = await clientWith('PLAN-1', [[allianceOf(48)]])
  await openPlan(page, clientId)
  await page.getByRole('button', { name: 'Change how often: DSQ-40, client' }).click()
  await inDialog(page).getByLabel('How often, in sessions').fill('201')
  await inDialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(inDialog(page).getByText('A whole number of sessions from 0 to 200.')).toBeVisible()
  await inDialog(page).getByLabel('How often, in sessions').fill('0')
  await inDialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(lineOf(page, 'DSQ-40, client')).toContainText('not asked; the practice: every 24th session')
  await page.getByRole('button', { name: 'Change how often: WAI-SR, client' }).click()
  await inDialog(page).getByLabel('How often, in sessions').fill('4')
  await inDialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(lineOf(page, 'WAI-SR, client')).toContainText('every 4th session; the practice: every session')
  await page.getByRole('button', { name: 'Add a measure' }).click()
  await inDialog(page).getByLabel('Measure', { exact: true }).selectOption({ label: 'GAD-7, client' })
  await inDialog(page).getByRole('button', { name: 'Add', exact: true }).click()
  await expect(lineOf(page, 'GAD-7, client')).toContainText('every session; the practice: not in its plan')
  await expectReadable(page)

  await page.goto(`/clients/${clientId}`)
  await expect(page.getByRole('region', { name: 'Measures', exact: true })).toContainText('GAD-7')
  await page.getByRole('button', { name: /^Record session/ }).click()
  await expect(measures(page).getByText('GAD-7')).toBeVisible()
  for (const gone of ['DSQ-40', 'WAI-SR']) await expect(measures(page).getByText(gone)).toHaveCount(0)

  await openPlan(page, clientId)
  await page.getByRole('button', { name: 'Follow the practice for DSQ-40, client' }).click()
  await inDialog(page).getByRole('button', { name: 'Follow the practice' }).click()
  await expect(lineOf(page, 'DSQ-40, client')).not.toContainText('the practice')
  await page.getByRole('button', { name: 'Follow the practice’s plan', exact: true }).click()
  await inDialog(page).getByRole('button', { name: 'Follow the practice' }).click()
  await expect(page.getByText('; the practice:')).toHaveCount(0)
  await expect(lineOf(page, 'GAD-7, client')).toHaveCount(0)
})

test('a pause is said at entry, noted at the save, and shown wherever it matters', async ({ as }) => {
  const page = await as('mara')
  const calm = distress({ ...all(10, 1), 6: 0 })
  const clientId = await clientWith('PLAN-2', [
    [allianceOf(48), calm],
    [allianceOf(47), calm],
  ])
  await openPlan(page, clientId)
  await page.getByRole('button', { name: 'Pause WAI-SR, client' }).click()
  await inDialog(page).getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(inDialog(page).getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true')
  await inDialog(page).getByLabel('Reason').fill('Exams until spring')
  await inDialog(page).getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(lineOf(page, 'WAI-SR, client').first()).toContainText(`paused until ${until}`)
  await expectReadable(page)

  await page.goto(`/clients/${clientId}`)
  const section = page.getByRole('region', { name: 'Measures', exact: true })
  await expect(section).toContainText(`WAI-SR, client until ${until}: Exams until spring`)
  await page.getByRole('button', { name: /^Record session/ }).click()
  // The first question is of the next measure; the paused one says why it is not asked.
  await expect(page.getByRole('heading', { level: 2, name: 'Distress', exact: true })).toBeVisible()
  await measures(page)
    .getByRole('button', { name: /WAI-SR/ })
    .click()
  await expect(page.getByText(`Paused until ${until}: Exams until spring`)).toBeVisible()
  await expectReadable(page)
  await page.getByRole('button', { name: 'Ask it all the same' }).click()
  await expect(item(page, 1)).toBeFocused()
  await page.reload()
  await expect(measures(page).getByRole('button', { name: /WAI-SR/ })).toContainText('paused')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Session 3 is saved' })).toBeVisible()
  await expect(page.getByText('Paused: Alliance, client (WAI-SR).')).toBeVisible()
  await expect(page.getByText(/Not filled in, and still due/)).not.toContainText('WAI-SR')

  await page.goto(`/clients/${clientId}`)
  await expect(page.getByRole('region', { name: 'Sessions, newest first' })).toContainText('paused: WAI-SR')
  await page.goto(`/clients/${clientId}/timeline`)
  await page.getByText('Table of Alliance, client').click()
  await expect(page.getByRole('row', { name: /^3 .* paused$/ })).toBeVisible()
  await page.goto('/caseload?size=100')
  const row = page.getByRole('row').filter({ hasText: 'PLAN-2' })
  await expect(row).toContainText('WAI-SR paused until')
  await expect(row).not.toContainText(/Due.*WAI-SR(?! paused)/)

  await openPlan(page, clientId)
  await page.getByRole('button', { name: 'End the pause for WAI-SR, client' }).click()
  await inDialog(page).getByRole('button', { name: 'End the pause' }).click()
  await expect(lineOf(page, 'WAI-SR, client').first()).not.toContainText('paused until')
  await page.getByRole('button', { name: 'Pause again for WAI-SR, client' }).click()
  await inDialog(page).getByRole('button', { name: 'Pause again' }).click()
  await expect(lineOf(page, 'WAI-SR, client').first()).toContainText(`paused until ${until}`)
})

test('a missed session is one sentence, also where measures are paused', async ({ as }) => {
  const page = await as('mara')
  const clientId = await clientWith('PLAN-3', [[allianceOf(48)]])
  await openPlan(page, clientId)
  await page.getByRole('button', { name: 'Pause all measures' }).click()
  await inDialog(page).getByLabel('Reason').fill('Away')
  await inDialog(page).getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(page.getByText('paused now')).toBeVisible()
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: /^Record session/ }).click()
  await page.getByText('Change date, attendance or setting').click()
  await page.getByLabel('Attendance').selectOption('missed')
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Nothing to fill in' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Missed: nothing was asked.')).toBeVisible()
  await expect(page.getByText('Paused:')).toHaveCount(0)
  await page.goto(`/clients/${clientId}`)
  await expect(page.getByRole('row', { name: /^2 / })).toContainText('Missed: nothing was asked.')
})

test.describe('the next session', () => {
  const save = async (page: Page, clientId: string) => {
    await page.goto(`/clients/${clientId}`)
    await page.getByRole('button', { name: /^Record session/ }).click()
    await expect(item(page, 1)).toBeFocused()
    for (const answer of '443454344345') await page.keyboard.press(answer)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: /is saved$/ })).toBeVisible()
    // The keys of the page work once it has come to life.
    await page.waitForLoadState('networkidle')
  }
  const next = (page: Page) => page.getByRole('region', { name: 'Next session' })
  const stored = async (clientId: string) =>
    (await clientView(await viewer('mara'), clientId, Date.now()))?.nextSessionOn

  test('is proposed by the client’s rhythm, stored once one key keeps it, and the focus goes on', async ({ as }) => {
    const page = await as('mara')
    const clientId = await clientWith('NEXT-1', [[allianceOf(48)], [], [allianceOf(47)]])
    await save(page, clientId)
    await expect(next(page)).toContainText(writtenDate(dayFromToday(7), 'en-GB'))
    await expect(next(page)).toContainText('This client usually comes weekly.')
    expect(await stored(clientId)).toBeNull()
    await expectReadable(page)
    await page.keyboard.press('k')
    await expect(next(page)).toContainText(`${writtenDate(dayFromToday(7), 'en-GB')}.`)
    await expect(page.locator('[data-comes-next]')).toBeFocused()
    expect(await stored(clientId)).toBe(dayFromToday(7))
    const rows = await caseload(await viewer('mara'), Date.now())
    expect(rows.find(row => row.id === clientId)?.nextSessionOn).toBe(dayFromToday(7))
    await page.reload()
    await expect(next(page).getByRole('button')).toHaveText(['Change the date'])
  })

  test('can be another date, or none', async ({ as }) => {
    const page = await as('mara')
    const clientId = await clientWith('NEXT-2', [])
    await save(page, clientId)
    await expect(next(page)).toContainText('A week after this session.')
    await page.keyboard.press('o')
    await expect(next(page).getByLabel('Date')).toBeFocused()
    await next(page).getByLabel('Date').fill(dayFromToday(-3))
    await page.keyboard.press('Enter')
    await expect(next(page).getByText('This day is past.')).toBeVisible()
    await next(page).getByLabel('Date').fill(dayFromToday(10))
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-comes-next]')).toBeFocused()
    expect(await stored(clientId)).toBe(dayFromToday(10))
    await page.keyboard.press('o')
    await next(page).getByLabel('Date').fill('')
    await page.keyboard.press('Enter')
    await expect(next(page)).toContainText('None planned.')
    expect(await stored(clientId)).toBeNull()
    await page.reload()
    await next(page).getByRole('button', { name: 'None planned' }).click()
    await expect(next(page)).toContainText('None planned.')
    await expect(page.locator('[data-comes-next]')).toBeFocused()
  })

  test('never stands before an open Safety flag', async ({ as }) => {
    const page = await as('mara')
    const raised = distress({ ...all(10, 1), 6: 2 })
    const clientId = await clientWith('NEXT-3', [[allianceOf(48), raised]])
    await save(page, clientId)
    const headings = await page.getByRole('heading', { level: 2 }).allTextContents()
    expect(headings.indexOf('Next session')).toBeGreaterThan(headings.indexOf('Flags'))
    await expect(next(page).locator(':focus')).toHaveCount(0)
  })
})
