import type { Page } from '@playwright/test'
import { shortDate } from '@/lib/dates'
import { flagsOf, openLine } from './support/flag-lines'
import { pressOn, tabTo, typeAnswers, typeDate } from './support/keyboard'
import { dayFromToday } from './support/practice'
import { expect, test } from './support/test'

/* The clinician's whole job on one new client, the recording by keyboard alone. */

const four = Array.from({ length: 12 }, () => 4)
const steady = [four, [...four.slice(1), 5], [...four.slice(1), 3], four, [...four.slice(1), 5]]
/** Task 12, goal 10, bond 14: a mean of 3.0. */
const drop = [3, 3, 3, 3, 3, 3, 3, 3, 5, 5, 1, 1]
/** Items 2 and 3 are reversed, and 6 is the risk item: a total of 14. */
const distress = [2, 2, 2, 1, 1, 0, 2, 1, 2, 1]

const short = 'Alliance 3.0, usual 3.4–4.6'
const sentence = 'Alliance (WAI-SR) fell to 3.0 at session 6; this client’s usual range was 3.4 to 4.6.'

test('a client is added, six sessions are recorded by keyboard, and the drop is flagged, followed and corrected', async ({
  as,
}) => {
  test.setTimeout(240_000)
  const page = await as('mara')
  const clientPath = await test.step('add a client', () => addClient(page))

  await test.step('record five steady sessions', async () => {
    for (const [week, alliance] of steady.entries()) {
      await pressOn(page, page.getByRole('button', { name: /^Record session/ }))
      await setDate(page, dayFromToday(-7 * (5 - week)))
      await record(page, week + 1, alliance)
      await expect(page.getByText('This session raised none and cleared none.')).toBeVisible()
      await pressOn(page, page.getByRole('link', { name: 'Noa Quill' }).last())
      await expect(page).toHaveURL(clientPath)
    }
  })

  const summaryPath = await test.step('record a sixth that drops', async () => {
    await pressOn(page, page.getByRole('button', { name: /^Record session/ }))
    await record(page, 6, drop)
    return new URL(page.url()).pathname
  })

  await test.step('the summary has the scores and the flag', () => expectSummary(page))
  await test.step('client page, caseload and flags say the same', () => expectFlagged(page, clientPath))
  await test.step('the timeline marks it', () => expectMarked(page, clientPath))
  await test.step('a correction withdraws it', () => correct(page, clientPath, summaryPath))
})

async function addClient(page: Page): Promise<string> {
  await page.goto('/caseload')
  await page.getByRole('link', { name: 'Add client' }).click()
  await page.getByLabel('Name (optional)', { exact: true }).fill('Noa Quill')
  await page.getByLabel('Pronouns (optional)').fill('they/them')
  await page.getByLabel('Start').fill(dayFromToday(-36))
  await page.getByLabel('Reason (optional)').fill('Trust after a move.')
  await page.getByRole('button', { name: 'Add client' }).click()
  await expect(page.getByLabel('Code', { exact: true })).toHaveAccessibleDescription(/Please fill this in\./)
  await expect(page.getByLabel('Name (optional)', { exact: true })).toHaveValue('Noa Quill')
  await expect(page.getByLabel('Pronouns (optional)')).toHaveValue('they/them')
  await expect(page.getByLabel('Start')).toHaveValue(dayFromToday(-36))
  await expect(page.getByLabel('Reason (optional)')).toHaveValue('Trust after a move.')
  await page.getByLabel('Code', { exact: true }).fill('NQ-1')
  await page.getByRole('button', { name: 'Add client' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Noa Quill' })).toBeVisible()
  await expect(page.getByText('No session recorded yet.')).toBeVisible()
  return new URL(page.url()).pathname
}

/** The entry screen begins at the first item; the details stand before it. */
async function setDate(page: Page, date: string) {
  const firstItem = page.locator('[data-item="1"] input').first()
  await expect(firstItem).toBeFocused()
  const details = page.getByText('Change date, attendance or setting')
  await pressOn(page, details, 'Shift+Tab')
  const field = page.getByLabel('Date', { exact: true })
  await tabTo(page, field)
  await typeDate(page, field, date)
  await pressOn(page, page.getByRole('button', { name: 'Change', exact: true }))
  // The word of the change before may still be shown: the panel folds when this one is done.
  await expect(field).toBeHidden()
  await expect(page.getByText('Changed.')).toBeVisible()
  await tabTo(page, firstItem)
}

async function record(page: Page, number: number, alliance: readonly number[]) {
  await expect(page.getByRole('heading', { level: 2, name: new RegExp(`^Session ${number}, `) })).toBeVisible()
  await expect(page.locator('[data-item="1"] input').first()).toBeFocused()
  await typeAnswers(page, alliance)
  await expect(page.getByRole('heading', { name: 'Distress' }).first()).toBeVisible()
  await typeAnswers(page, distress)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 2, name: `Session ${number} is saved` })).toBeVisible()
}

async function expectSummary(page: Page) {
  const alliance = page.getByRole('region', { name: 'Alliance, client, WAI-SR' })
  await expect(alliance).toContainText(/mean\s*3\.0on 1 to 5/)
  for (const scale of ['Task3.0', 'Bond3.5', 'Goal2.5', 'Total36']) await expect(alliance).toContainText(scale)
  await expect(alliance).toContainText('−1.08 since last time, −1.00 since the baseline of 4.00')
  await expect(alliance).toContainText('below this client’s usual 3.43–4.59.')
  await expect(page.getByRole('region', { name: 'Distress, CORE-10' })).toContainText(/Total\s*14on 0 to 40/)
  const flags = page.getByRole('region', { name: 'Flags' })
  await expect(flags.getByRole('heading', { name: 'Raised by this session' })).toBeVisible()
  await expect(flags).toContainText('◆Review')
  await expect(flags).toContainText(sentence)
  await expect(flags).toContainText('Clears at a rating of 3.4 or above,')
}

async function expectFlagged(page: Page, clientPath: string) {
  await page.goto(clientPath)
  const flag = page.getByRole('article', { name: sentence })
  await expect(flag).toContainText('◆Review')
  await expect(flag).toContainText('Rule alliance-drop 2, evidence B–C')
  await expect(flag).toContainText('Judged by the 5 ratings before,')
  await page.goto('/caseload?size=100')
  const row = page.getByRole('row').filter({ hasText: 'Noa Quill' })
  await expect(row).toContainText('Review · session\u00a06')
  await expect(row).toContainText(short)
  await page
    .getByRole('link', { name: /^Flags/ })
    .first()
    .click()
  const line = flagsOf(page, 'Noa Quill')
  await expect(line).toContainText('NQ-1')
  await expect(line.getByRole('article', { name: short })).toContainText('session 6')
  await openLine(line)
  await expect(line.getByRole('heading', { name: sentence })).toBeVisible()
}

async function expectMarked(page: Page, clientPath: string) {
  await page.goto(`${clientPath}/timeline`)
  await expect(page.getByText('Diamond on the line: below it.')).toBeVisible()
  const drawing = page.getByRole('img', { name: /^Alliance.*Below it at session 6\./ })
  await expect(drawing.locator('path.fill-review[d$="z"]')).toHaveCount(1)
  const axis = page.getByRole('img', { name: `Flag at session 6, review: ${sentence}` })
  await expect(axis.locator('path.fill-review[d$="z"]')).toHaveCount(1)
  await page.getByText('Table of Alliance').click()
  const row = page
    .getByRole('table', { name: /Alliance/ })
    .getByRole('row')
    .nth(6)
  await expect(row).toContainText(shortDate(dayFromToday(0), 'en-GB'))
  await expect(row).toContainText('below its expected range')
}

async function correct(page: Page, clientPath: string, summaryPath: string) {
  await page.goto(summaryPath)
  await page.getByRole('link', { name: 'Correct this session' }).click()
  await page.getByRole('button', { name: /Alliance/ }).click()
  for (const item of [11, 12]) {
    const row = page.getByRole('group', { name: new RegExp(`^${item}\\. `) })
    await row.getByRole('radio').nth(4).focus()
    await page.keyboard.press('5')
  }
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page).toHaveURL(summaryPath)
  const flags = page.getByRole('region', { name: 'Flags' })
  await expect(flags.getByRole('heading', { name: /^Withdrawn/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Alliance, client, WAI-SR' })).toContainText(/mean\s*3\.7on 1 to 5/)
  await page.goto(clientPath)
  await expect(page.getByText('Nothing to review.')).toBeVisible()
  await page.getByText('Flags that have ended (1)').click()
  await expect(page.getByRole('article', { name: sentence })).toContainText('Withdrawn: the record no longer shows it')
  await page.goto('/caseload?size=100')
  await expect(page.getByRole('row').filter({ hasText: 'Noa Quill' })).toContainText('Nothing to review')
  await page.goto('/flags')
  await expect(flagsOf(page, 'Noa Quill')).toHaveCount(0)
  await page.goto(`${clientPath}/timeline`)
  await expect(page.getByText('Diamond on the line')).toHaveCount(0)
}
