import { randomUUID } from 'node:crypto'
import { practiceSettings } from '@/db/practice-settings'
import { allianceOf } from '../support/course'
import { expectAccessible, expectNoOverflow } from './support/accessible'
import { expectCheckedAgain } from './support/checked-again'
import { newClient, recordWeekly } from './support/client'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

test('a threshold shows what it would change before it is kept, and can be put back', async ({ as }) => {
  test.setTimeout(120_000)
  const mara = await viewer('mara')
  const clientId = await newClient(mara, `SE-${randomUUID().slice(0, 6)}`, null)
  const steady = [48, 49, 47, 48, 49].map(sum => [allianceOf(sum)])
  await recordWeekly(mara, clientId, [...steady, [allianceOf(34)], [allianceOf(34)]])
  const page = await as('ines')
  await page.goto('/practice')
  await page.getByRole('link', { name: 'Thresholds' }).click()
  const field = page.getByLabel('Ratings after a drop until “not back in range”')
  await field.fill('0')
  await page.getByRole('button', { name: 'Show what would change' }).click()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveValue('0')
  await field.fill('1')
  await page.getByRole('button', { name: 'Show what would change' }).click()
  await expect(page.getByRole('main').getByRole('status')).toContainText(/Alliance not back in range: \d+ more/)
  expect((await practiceSettings(await viewer('ines'))).settings.ruptureWindow).toBe(3)
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expectCheckedAgain(page)
  expect((await practiceSettings(await viewer('ines'))).settings.ruptureWindow).toBe(1)
  const clinician = await as('mara')
  await clinician.goto(`/clients/${clientId}`)
  await expect(clinician.getByText(/not back in range after 1 rating/).first()).toBeVisible()

  await page.goto('/practice/settings')
  await expect(page).toHaveURL('/practice/thresholds')
  await field.fill('3')
  await page.getByRole('button', { name: 'Show what would change' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expectCheckedAgain(page)
  await clinician.reload()
  await clinician.getByText(/Flags that have ended/).click()
  await expect(clinician.getByText('Withdrawn: the record no longer shows it').first()).toBeVisible()
})

test('whatever is wrong with the thresholds is said beside each of them, all at once and in plain words', async ({
  as,
}) => {
  const page = await as('ines')
  await page.goto('/practice/thresholds')
  const typed: readonly [string, string, string][] = [
    ['Recorded late after', '-3', 'A whole number from 2 to 90.'],
    ['Usual spread of one client’s ratings', 'abc', 'A number from 0.02 to 0.3.'],
    ['Ratings after a drop until “not back in range”', '2.5', 'A whole number from 1 to 12.'],
    ['Limit', '', 'A number from 1 to 12.'],
    ['To session', '2', 'A later session than the first one.'],
    ['Sessions without reliable gain', '1e9', 'A whole number from 4 to 60.'],
  ]
  for (const [label, text] of typed) await page.getByLabel(label, { exact: true }).fill(text)
  await page.getByRole('button', { name: 'Show what would change' }).click()
  for (const [label, text, said] of typed) {
    const field = page.getByLabel(label, { exact: true })
    await expect(field).toHaveAccessibleDescription(new RegExp(`${said.replaceAll('.', '\\.')}$`))
    await expect(field).toHaveValue(text)
  }
  await expect(page.locator('[aria-invalid="true"]')).toHaveCount(typed.length)
  await expect(page.getByRole('main')).not.toContainText(/expected (int|number)|invalid|too (big|small)/i)
  await expectAccessible(page)
})

test('the pages about the practice lead to each other, each form with a Save of its own', async ({ as }) => {
  const page = await as('ines')
  await page.goto('/practice')
  const pages = page.getByRole('navigation', { name: 'About the practice' })
  const main = page.getByRole('main')
  for (const [title, path, saves] of [
    ['People', '/practice/people', 1],
    ['Measures', '/practice/measures', 1],
    ['Next steps', '/practice/next-steps', 0],
    ['Thresholds', '/practice/thresholds', 0],
    ['Practice', '/practice', 2],
  ] as const) {
    await pages.getByRole('link', { name: title, exact: true }).click()
    await expect(page).toHaveURL(path)
    await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible()
    await expect(pages.getByRole('link', { name: title, exact: true })).toHaveAttribute('aria-current', 'page')
    await expect(main.getByRole('button', { name: 'Save', exact: true })).toHaveCount(saves)
    await expectNoOverflow(page)
  }
})

test('whatever is wrong with a new person is said at once, and nothing typed is lost', async ({ as }) => {
  const page = await as('ines')
  await page.goto('/practice/people')
  await page.getByLabel('E-mail address').fill('no address')
  await page.getByRole('button', { name: 'Add person' }).click()
  await expect(page.getByLabel('Name')).toHaveAccessibleDescription(/Please fill this in\./)
  await expect(page.getByLabel('E-mail address')).toHaveAccessibleDescription(/does not look like an e-mail address/)
  await expect(page.getByLabel('E-mail address')).toHaveValue('no address')
})

test('roles are changed in a dialog, an account is closed and opened again', async ({ as }) => {
  const page = await as('ines')
  await page.goto('/practice/people')
  const name = `Otto Brink ${randomUUID().slice(0, 6)}`
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail address').fill(`${randomUUID().slice(0, 8)}@attune.example`)
  await page.getByRole('button', { name: 'Add person' }).click()
  const person = page.getByRole('listitem').filter({ hasText: name })
  await expect(person).toContainText('Clinician')

  await person.getByRole('button', { name: /^Change roles/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: /^Clinician/ }).uncheck()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toContainText('Please choose at least one.')
  await dialog.getByRole('checkbox', { name: /^Supervisor/ }).check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  // The dialog is within the line and names every role.
  await expect(dialog).toBeHidden()
  await expect(person.getByText('Supervisor', { exact: true })).toBeVisible()

  // The opposite act takes the place of this one, and never its dialog: a second press must not undo the first.
  await page.evaluate(() => {
    new MutationObserver(() => {
      const asked = document.querySelector('dialog[open] button[type=submit]')
      if (asked?.textContent === 'Open again') document.body.dataset.askedAtOnce = 'yes'
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  await person.getByRole('button', { name: /^Close account/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close account' }).click()
  await expect(person).toContainText('account closed')
  expect(await page.evaluate(() => document.body.dataset.askedAtOnce)).toBeUndefined()
  await person.getByRole('button', { name: /^Open again/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Open again' }).click()
  await expect(person).toContainText('Supervisor')
})

test('people are found by words of their name and address', async ({ as }) => {
  const page = await as('ines')
  await page.goto('/practice/people?find=LIND+mara')
  const people = page.getByRole('main').getByRole('listitem')
  await expect(people.filter({ hasText: '@' })).toHaveText([/^Mara Lind/])
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 found')
  await page.getByLabel('Find a person').fill('berg')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await expect(page).toHaveURL('/practice/people?find=berg')
  await expect(people.filter({ hasText: '@' })).toHaveText([/^Tomas Berg/])
  await page.getByLabel('Find a person').fill('nobody')
  await page.getByLabel('Find a person').press('Enter')
  await expect(page.getByRole('search')).toContainText('Nobody has these words in name or address.')
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page.getByRole('link', { name: 'Show everyone' }).click()
  await expect(people.filter({ hasText: 'Ruth Oake' })).toBeVisible()
})

test('a practice writes its own next steps, and they stand beside the flag until the house’s are given back', async ({
  as,
}) => {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, `SN-${randomUUID().slice(0, 6)}`, null)
  const steady = [48, 49, 47, 48, 49].map(sum => [allianceOf(sum)])
  await recordWeekly(mara, clientId, [...steady, [allianceOf(34)]])
  const page = await as('ines')
  await page.goto('/practice/next-steps')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Alliance below the expected range' }).click()
  await page.getByLabel('Prompt').first().fill('Ring the bell by the door.')
  await page.getByLabel('Source').first().fill('')
  await page.getByRole('group', { name: 'Step 1' }).getByRole('checkbox').first().uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByLabel('Source').first()).toHaveAccessibleDescription(/where it comes from/)
  await page.getByLabel('Source').first().fill('our own')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved. Flags show these steps from now on.')).toBeVisible()
  await expectAccessible(page)
  const clinician = await as('mara')
  await clinician.goto(`/clients/${clientId}`)
  await expect(clinician.getByText('Ring the bell by the door.')).toBeVisible()
  await page.getByRole('button', { name: 'Restore Attune’s own steps' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore them' }).click()
  await expect(page.getByRole('button', { name: 'Restore Attune’s own steps' })).toHaveCount(0)
  await clinician.reload()
  await expect(clinician.getByText('Ring the bell by the door.')).toHaveCount(0)
})

test('the rules and how well drops are seen can be read by anybody who is logged in', async ({ as }) => {
  for (const who of ['mara', 'ruth', 'ines'] as const) {
    const page = await as(who)
    await page.goto('/flags/rules')
    await expect(page.getByText('These figures are simulated.')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Alliance slowly declining' })).toBeVisible()
    if (who === 'mara') await expectAccessible(page)
    if (who === 'mara') await expectNoOverflow(page)
  }
})

test('what clients read in one language is still there after a look at another, and a number to call is a number', async ({
  as,
}) => {
  const page = await as('ines')
  await page.goto('/practice/answers')
  const languages = page.getByRole('navigation', { name: 'Language of what clients read' })
  const who = page.getByRole('textbox', { name: 'Who answers' })
  const number = page.getByRole('textbox', { name: 'Number' })
  await languages.getByRole('link', { name: 'German' }).click()
  await expect(page).toHaveURL(/language=de$/)
  await who.last().fill('Krisendienst')
  await number.last().fill('call me')
  await languages.getByRole('link', { name: 'English' }).click()
  await expect(who.last()).not.toHaveValue('Krisendienst')
  await languages.getByRole('link', { name: 'German' }).click()
  await expect(who.last()).toHaveValue('Krisendienst')
  await page.getByRole('region', { name: 'What clients read' }).getByRole('button', { name: 'Save' }).click()
  await expect(number.last()).toHaveAccessibleDescription('A number to call has at least three digits.')
  await expect(number.last()).toHaveValue('call me')
  await expectAccessible(page)
})
