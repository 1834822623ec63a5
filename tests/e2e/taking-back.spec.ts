import type { Page } from '@playwright/test'
import { flagsToReview } from '@/db/flags'
import { all, allianceOf, distress } from '../support/course'
import { expectAccessible } from './support/accessible'
import { newClient, recordWeekly } from './support/client'
import { dayFromToday, viewer } from './support/practice'
import { expect, test } from './support/test'

const dialogOf = (page: Page) => page.getByRole('dialog')

async function add(page: Page, { code, name }: { code: string; name: string }) {
  await page.goto('/clients/new')
  await page.getByLabel('Code').fill(code)
  await page.getByLabel('Name (optional)', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Add client' }).click()
}

test('a client is added once, with a code of their own, and removed when that was a mistake', async ({ as }) => {
  const page = await as('mara')
  await add(page, { code: 'TB-07', name: 'Ottoline Gray' })
  await expect(page.getByRole('heading', { name: 'Ottoline Gray', level: 1 })).toBeVisible()

  await add(page, { code: 'tb-07', name: 'Otto Line' })
  await expect(page.getByLabel('Code')).toHaveAccessibleDescription(
    /This code is in use\. Choose another, for example tb-08\./,
  )
  await page.getByRole('button', { name: 'Use tb-08' }).click()
  await expect(page.getByLabel('Code')).toHaveValue('tb-08')
  await expect(page.getByLabel('Code')).toBeFocused()
  await page.getByLabel('Name (optional)', { exact: true }).fill('ottoline  grây')
  await page.getByRole('button', { name: 'Add client' }).click()
  await expect(page.getByText('Do you have this client already?')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Ottoline Gray (TB-07)' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add all the same' }).click()
  await expect(page.getByRole('heading', { name: 'ottoline grây', level: 1 })).toBeVisible()

  await page.getByRole('button', { name: 'Remove client' }).click()
  await expect(dialogOf(page)).toContainText('This cannot be undone.')
  await dialogOf(page).getByRole('button', { name: 'Remove client' }).click()
  await expect(page.getByText('The client has been removed. Their code can be used again.')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Find a client' }).fill('ottoline')
  await expect(page.getByRole('link', { name: 'Ottoline Gray' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'ottoline grây' })).toHaveCount(0)
})

test('without script the hint at a double and the second yes are there as well', async ({ browserOf }) => {
  await newClient(await viewer('mara'), 'TB-20', 'Wilhelmina Crane')
  const page = await (await browserOf('mara', { javaScriptEnabled: false })).newPage()
  await add(page, { code: 'TB-21', name: 'Wilhelmina Crane' })
  await expect(page.getByText('Do you have this client already?')).toBeVisible()
  await page.getByRole('button', { name: 'Add all the same' }).click()
  await expect(page.getByRole('heading', { name: 'Wilhelmina Crane', level: 1 })).toBeVisible()
  await expect(page).toHaveURL(/\/clients\/[\w-]{36}$/)
})

test('days that contradict each other are refused beside the field', async ({ as }) => {
  const page = await as('mara')
  await page.goto('/clients/new')
  await page.getByLabel('Code').fill('TB-30')
  await page.getByLabel('Date of birth (optional)').fill('2020-05-05')
  await page.getByLabel('Start').fill('1999-01-05')
  await page.getByRole('button', { name: 'Add client' }).click()
  await expect(page.getByLabel('Start')).toHaveAccessibleDescription(/This is before the date of birth\./)
})

test('an episode ends with its open safety flag in view, keeps its client listed, and is opened again', async ({
  as,
}) => {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, 'TB-40', 'Hester Vane')
  await recordWeekly(mara, clientId, [[distress({ ...all(10, 1), 6: 2 })]])
  const page = await as('mara')
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: 'End episode' }).click()
  await expect(dialogOf(page)).toContainText('Answered 2 of 4 on the risk item of CORE-10')
  await expectAccessible(page)
  await dialogOf(page).getByLabel('How it ended').selectOption('completed')
  await dialogOf(page).getByRole('button', { name: 'End episode' }).click()
  await expect(dialogOf(page).getByLabel('What was done')).toHaveAccessibleDescription(/Say what was done, or tick/)
  await dialogOf(page).getByLabel('I know of it, and it stays open').check()
  await dialogOf(page).getByRole('button', { name: 'End episode' }).click()
  await expect(page.getByText('The episode has ended.')).toBeVisible()
  const { flags } = await flagsToReview(mara, { show: 'open', size: 1000 }, Date.now())
  expect(flags.filter(flag => flag.client.id === clientId)).toMatchObject([{ state: 'acknowledged' }])

  await page.goto('/caseload?size=100')
  const row = page.getByRole('row').filter({ hasText: 'Hester Vane' })
  await expect(row).toContainText('episode ended')
  await expect(row).toContainText('Safety')

  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: 'Correct the end' }).click()
  await dialogOf(page).getByLabel('Last day').fill(dayFromToday(-30))
  await dialogOf(page).getByRole('button', { name: 'Save' }).click()
  await expect(dialogOf(page).getByLabel('Last day')).toHaveAccessibleDescription(/There is a session after this day\./)
  await dialogOf(page).getByLabel('Last day').fill(dayFromToday(-1))
  await dialogOf(page).getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The end of the episode is corrected.')).toBeVisible()
  await page.getByRole('button', { name: 'Reopen' }).click()
  await dialogOf(page).getByRole('button', { name: 'Reopen episode' }).click()
  await expect(page.getByRole('button', { name: 'End episode' })).toBeVisible()
})

test('two windows on one ending: the second sees what the first stored', async ({ as }) => {
  const clientId = await newClient(await viewer('mara'), 'TB-50', 'Ansel Rook')
  const [one, other] = [await as('mara'), await as('mara')]
  await one.goto(`/clients/${clientId}`)
  await one.getByRole('button', { name: 'End episode' }).click()
  await dialogOf(one).getByLabel('How it ended').selectOption('completed')
  await dialogOf(one).getByRole('button', { name: 'End episode' }).click()
  await expect(one.getByRole('button', { name: 'Correct the end' })).toBeVisible()
  await other.goto(`/clients/${clientId}`)
  for (const [page, days] of [
    [one, -2],
    [other, -3],
  ] as const) {
    await page.getByRole('button', { name: 'Correct the end' }).click()
    await dialogOf(page).getByLabel('Last day').fill(dayFromToday(days))
    await dialogOf(page).getByRole('button', { name: 'Save' }).click()
  }
  await expect(dialogOf(other).getByRole('alert')).toContainText('This was changed in the meantime')
  await expect(dialogOf(other).getByLabel('Last day')).toHaveAccessibleDescription(/Stored now/)
  await dialogOf(other).getByRole('button', { name: 'Save' }).click()
  await expect(other.getByText('The end of the episode is corrected.')).toBeVisible()
})

for (const javaScriptEnabled of [true, false])
  test(`several sessions are moved and moved back ${javaScriptEnabled ? 'by keys' : 'without script'}`, async ({
    browserOf,
  }) => {
    const mara = await viewer('mara')
    const run = javaScriptEnabled ? 'K' : 'N'
    const fromId = await newClient(mara, `TB-60${run}`, `Isolde Marsh ${run}`)
    const toId = await newClient(mara, `TB-61${run}`, `Tristan Holt ${run}`)
    await recordWeekly(mara, fromId, [[allianceOf(48)], [allianceOf(49)], [allianceOf(47)]])
    const page = await (await browserOf('mara', { javaScriptEnabled })).newPage()
    await page.goto(`/clients/${fromId}`)
    await page.getByRole('link', { name: 'Move sessions…' }).click()
    await page.getByRole('checkbox', { name: /Session 1,/ }).press('Space')
    await page.getByRole('checkbox', { name: /Session 3,/ }).press('Space')
    await page.getByLabel('To').selectOption({ value: toId })
    await page.getByRole('button', { name: 'Move these sessions' }).press('Enter')
    await expect(page.getByText(`2 sessions were moved here from Isolde Marsh ${run} (TB-60${run}).`)).toBeVisible()
    const rows = page.getByRole('region', { name: 'Sessions, newest first' }).getByRole('row')
    await expect(rows).toHaveCount(3)
    await page.getByRole('button', { name: 'Undo: move them all back' }).press('Enter')
    await expect(page.getByText(`2 sessions were moved here from Tristan Holt ${run} (TB-61${run}).`)).toBeVisible()
    await expect(rows).toHaveCount(4)
  })

test('details sent again after a lost reply are saved, and nobody else is blamed', async ({ as, troubles }) => {
  const clientId = await newClient(await viewer('mara'), 'TB-70', 'Pell Dray')
  const page = await as('mara')
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: 'Edit details' }).click()
  await dialogOf(page).getByLabel('Pronouns (optional)').fill('they')
  const sends: string[] = []
  page.on('request', request => {
    if (request.method() === 'POST') sends.push(request.url())
  })
  // The first reply is what the second one brings: the same form is sent twice in a row.
  await page.route('**/*', async route => {
    if (route.request().method() === 'POST') await route.fetch()
    return route.continue()
  })
  await dialogOf(page).getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The details are saved.')).toBeVisible()
  await expect(page.getByText('they', { exact: true })).toBeVisible()
  expect(sends.length).toBeGreaterThan(0)
  expect(troubles.found).toEqual([])
})
