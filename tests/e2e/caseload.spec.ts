import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { client as clientView } from '@/db/client-pages'
import { endEpisode } from '@/db/episodes'
import { all, allianceOf, closeness, distress } from '../support/course'
import { ask } from '../support/sent-answers'
import { expectReadable } from './support/accessible'
import { viewerFor } from './support/cast'
import { newClient, recordWeekly } from './support/client'
import { newColleague } from './support/colleague'
import { logInBrowser } from './support/login'
import { ownPlace } from './support/places'
import { viewer } from './support/practice'
import { audited } from './support/stored'
import { expect, test } from './support/test'

/* Three clients of Mara's, found among all others by the letters that their codes share. */

const run = randomUUID().slice(0, 6)
const codes = ['A', 'B', 'C'].map(letter => `CL-${run}-${letter}`)
const [first = '', second = '', third = ''] = codes
let ids: string[]

test.beforeAll(async () => {
  const mara = await viewer('mara')
  ids = []
  for (const code of codes) ids.push(await newClient(mara, code, null))
  const steady = [48, 49, 47, 48, 49].map(sum => [allianceOf(sum)])
  await recordWeekly(mara, ids[0] ?? '', [...steady, [allianceOf(30)]])
})

const field = (page: Page) => page.getByRole('searchbox', { name: 'Find a client' })
const client = (page: Page, code: string) => page.getByRole('link', { name: code, exact: true })
const rows = (page: Page) => page.locator('tbody tr')

/** The caseload with the three alone. Until the page listens to keys, a press is lost. */
async function findThree(page: Page, path = '/caseload') {
  await page.goto(path)
  await expect(async () => {
    await field(page).fill(`cl-${run}`)
    await expect(rows(page)).toHaveCount(3, { timeout: 1000 })
  }).toPass()
}

test('keys move between the rows, open a client and begin a session', async ({ as }) => {
  const page = await as('mara')
  await findThree(page)
  await field(page).press('ArrowDown')
  await expect(client(page, first)).toBeFocused()
  for (const [key, code] of [
    ['ArrowDown', second],
    ['j', third],
    ['j', third],
    ['k', second],
    ['ArrowUp', first],
    ['ArrowUp', first],
  ] as const) {
    await page.keyboard.press(key)
    await expect(client(page, code)).toBeFocused()
  }
  await page.keyboard.press('Tab')
  await page.keyboard.press('j')
  await expect(client(page, second)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/clients/${ids[1]}`)

  await findThree(page)
  await page.keyboard.press('Tab')
  await field(page).press('ArrowDown')
  await page.keyboard.press('r')
  await expect(page).toHaveURL(new RegExp(`/clients/${ids[0]}/sessions/`))
})

test('letters in the search are letters, and the arrows scroll while no row has the focus', async ({ as }) => {
  const page = await as('mara')
  await findThree(page)
  await field(page).fill('')
  await page.keyboard.type('jkr')
  await expect(field(page)).toHaveValue('jkr')
  await expect(page.getByText('Nobody found for “jkr”')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).press('Enter')
  await expect(field(page)).toBeFocused()
  // The rows come a moment after the field is empty, and until then a key leads to none.
  await expect(rows(page).first()).toBeVisible()
  await field(page).blur()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('tbody a:focus')).toHaveCount(0)
  await page.keyboard.press('j')
  await expect(rows(page).first().getByRole('link').first()).toBeFocused()
})

test('a row says who, when, why in few words, and what is due; order, columns and density stand in the address, and the search never', async ({
  as,
}) => {
  const page = await as('mara')
  await findThree(page)
  const row = rows(page).filter({ hasText: first })
  for (const said of ['session 6', 'none', 'Review · session\u00a06', 'Alliance 2.5, usual 3.', 'CORE-10'])
    await expect(row).toContainText(said)
  await expect(row.getByRole('img', { name: /^Alliance, WAI-SR: latest 2\.5/ })).toBeVisible()

  await page.getByRole('link', { name: 'Client', exact: true }).press('Enter')
  // Until it is in force, the heading leads to this order and not to its opposite.
  await expect(page).toHaveURL('/caseload?sort=client')
  await expect(page.getByRole('columnheader', { name: 'Client' })).toHaveAttribute('aria-sort', 'ascending')
  await page.getByRole('link', { name: /^Client/ }).press('Enter')
  await expect(rows(page).first()).toContainText(third)
  await page.locator('summary', { hasText: 'Display' }).press('Enter')
  await page.getByRole('checkbox', { name: 'Distress' }).press('Space')
  await page.getByRole('radio', { name: 'Compact rows' }).press('Space')
  await expect(page).toHaveURL('/caseload?sort=client.desc&hide=distress&density=compact')
  await page.keyboard.press('Escape')
  await expect(page.locator('summary', { hasText: 'Display' })).toBeFocused()

  await findThree(page, page.url())
  await expect(rows(page).first()).toContainText(third)
  await expect(page.getByRole('columnheader', { name: 'Distress' })).toHaveCount(0)
  await expect(page.locator('table[data-compact]')).toBeVisible()
  expect(page.url().toLowerCase()).not.toContain(run)
})

test('a view is saved under a name, chosen, changed and deleted, by keys alone and for its person alone', async ({
  as,
  browserOf,
}) => {
  const kept = audited('view.keep', null)
  const page = await as('mara')
  await findThree(page, '/caseload?show=due&sort=client&page=9')
  const menu = page.locator('summary', { hasText: 'Views' })
  const dialog = page.getByRole('dialog')
  const save = async (name: string) => {
    await page.getByRole('button', { name: 'Save this view…' }).press('Enter')
    await dialog.getByLabel('Name').fill(name)
    await dialog.getByLabel('Name').press('Enter')
  }
  await menu.press('Enter')
  await save(`Mondays ${run}`)
  await expect(page.getByRole('status').filter({ hasText: 'The view is saved.' })).toBeVisible()
  await expect(menu).toHaveText(new RegExp(`Views: Mondays ${run}`))
  await expect(menu).toBeFocused()
  expect(audited('view.keep', null)).toBe(kept + 1)

  await page.goto('/caseload')
  await menu.press('Enter')
  await save(`mondays ${run}`)
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await expect(dialog.getByLabel('Name')).toHaveAccessibleDescription(/You already have a view with this name\./)
  await expect(dialog.getByLabel('Name')).toHaveValue(`mondays ${run}`)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Save this view…' })).toBeFocused()

  await page.getByRole('link', { name: `Mondays ${run}` }).press('Enter')
  await expect(page).toHaveURL('/caseload?show=due&sort=client')
  await expect(menu).toBeFocused()
  await menu.press('Enter')
  await page.getByRole('button', { name: `Edit Mondays ${run}` }).press('Enter')
  await dialog.getByLabel('Name').fill(`Tuesdays ${run}`)
  await dialog.getByLabel('Name').press('Enter')
  await expect(menu).toHaveText(new RegExp(`Views: Tuesdays ${run}`))

  await findThree(page, '/caseload?sort=client')
  await menu.press('Enter')
  await page.getByRole('button', { name: `Edit Tuesdays ${run}` }).press('Enter')
  await dialog.getByRole('checkbox').press('Space')
  await dialog.getByLabel('Name').press('Enter')
  await expect(menu).toHaveText(new RegExp(`Views: Tuesdays ${run}`))

  const other = await (await browserOf('ruth')).newPage()
  await other.goto('/caseload')
  await expect(other.getByText(`Tuesdays ${run}`)).toHaveCount(0)

  await page.getByRole('button', { name: `Delete Tuesdays ${run}` }).press('Enter')
  await dialog.getByRole('button', { name: 'Delete', exact: true }).press('Enter')
  await expect(page.getByText(`Tuesdays ${run}`)).toHaveCount(0)
  await expect(menu).toBeFocused()
  await expect(page).toHaveURL('/caseload?sort=client')
})

test('menus, compact rows and empty lists can be read and used by anybody, and fit a narrow screen', async ({ as }) => {
  const mara = await viewer('mara')
  const ended = await newClient(mara, `CL-${run}-Z`, null)
  const episode = (await clientView(mara, ended, Date.now()))?.episodes[0]
  await endEpisode(
    mara,
    {
      episodeId: episode?.id ?? '',
      version: episode?.version ?? 0,
      endedOn: episode?.startedOn ?? '',
      endKind: 'completed',
      reason: null,
    },
    Date.now(),
  )
  const page = await as('mara')
  for (const [path, menu] of [
    ['/caseload?density=compact', 'Display'],
    ['/caseload?show=ended', 'Views'],
    ['/caseload?show=unseen', 'Display'],
  ] as const) {
    await page.goto(path)
    await page.locator('summary', { hasText: menu }).press('Enter')
    await expectReadable(page)
  }
})

test('a name longer than its line is broken, and pushes no page apart', async ({ as }) => {
  const mara = await viewer('mara')
  const id = await newClient(mara, `L${run}${'W'.repeat(20)}`, 'Wolfeschlegelsteinhausen'.repeat(5))
  const page = await as('mara')
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    for (const path of ['/caseload?size=100', `/clients/${id}`, `/clients/${id}/timeline`, `/clients/${id}/report`]) {
      await page.goto(path)
      await expect(page.getByText('Wolfeschlegelsteinhausen').first()).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width)
    }
  }
})

test('ten clients stand in one window, a line each, and in a table down to 1024 px', async ({ page, context }) => {
  // Nobody of theirs is asked another measure of distress, which the lines would name then, and no notice stands above.
  const iris = await viewerFor(await newColleague('Iris'))
  await logInBrowser(context, iris.loginId, ownPlace().address)
  const dense = `D${randomUUID().slice(0, 4)}`
  const steady = [48, 49, 47, 48, 49].map(sum => [allianceOf(sum), distress({ ...all(10, 1), 6: 0 })])
  for (let nth = 0; nth < 11; nth++) {
    const id = await newClient(iris, `${dense}-${nth}`, 'Siobhán Ní Bhriain')
    const low = [allianceOf(30), distress({ ...all(10, 3), 6: nth === 1 ? 2 : 0 })]
    const lows = [1, 1, 4][nth] ?? 0
    if (lows > 0) await recordWeekly(iris, id, [...steady, ...Array.from({ length: lows }, () => low)])
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/caseload')
  await expect(async () => {
    await field(page).fill(dense)
    await expect(rows(page)).toHaveCount(11, { timeout: 1000 })
  }).toPass()
  expect(
    await page.locator('table').evaluate(table => table.scrollWidth - (table.parentElement?.clientWidth ?? 0)),
  ).toBe(0)
  const boxes = () => rows(page).evaluateAll(all => all.map(row => row.getBoundingClientRect().toJSON()))
  for (const { height } of await boxes()) expect(height).toBeLessThanOrEqual(58)
  expect((await boxes())[9].bottom).toBeLessThanOrEqual(800)
  // The number is before the drawing, and a reason keeps to one line.
  for (const says of [/^Alliance not back for/, 'Risk item of CORE-10: 2 of 4', 'Alliance 2.5, usual 3.'])
    expect((await rows(page).getByText(says).first().boundingBox())?.height, String(says)).toBeLessThan(24)
  const row = rows(page).filter({ hasText: `${dense}-0` })
  const [number, drawing] = [row.getByText('2.5', { exact: true }), row.getByRole('img', { name: /^Alliance/ })]
  expect((await number.boundingBox())?.x).toBeLessThan((await drawing.boundingBox())?.x ?? 0)

  await page.locator('summary', { hasText: 'Display' }).press('Enter')
  await page.getByRole('radio', { name: 'Compact rows' }).press('Space')
  await expect(async () => {
    for (const { height } of await boxes()) expect(height).toBeLessThanOrEqual(44)
  }).toPass()

  const heading = page.getByRole('columnheader', { name: /^Reason/ })
  for (const [width, isTable] of [
    [1440, true],
    [1024, true],
    [768, false],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await expect(heading).toBeVisible({ visible: isTable })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
})

test('scores of several forms are ordered by their share of the scale, and the heading says so', async ({ as }) => {
  const mara = await viewer('mara')
  const mixed = `MX-${randomUUID().slice(0, 6)}`
  const wellbeing = { instrumentId: 'who-5', respondent: 'client', target: null, how: 'items' } as const
  const [best, worst] = [`${mixed}-A`, `${mixed}-B`]
  const sheets = [{ ...wellbeing, answers: all(5, 5) }, distress({ ...all(10, 3), 6: 0 })]
  for (const [index, code] of [best, worst].entries()) {
    const sheet = sheets[index]
    if (sheet) await recordWeekly(mara, await newClient(mara, code, null), [[sheet]])
  }
  const page = await as('mara')
  await page.goto('/caseload?sort=distress.desc')
  await expect(async () => {
    await field(page).fill(mixed)
    await expect(rows(page)).toHaveCount(2, { timeout: 1000 })
  }).toPass()
  await expect(page.getByRole('columnheader', { name: /^Distress/ })).toContainText('by share of its scale')
  await expect(rows(page).first()).toContainText(worst)
  await expect(rows(page).last()).toContainText('WHO-5')
})

test('a row keeps to its two lines, whatever was asked and is due', async ({ page, context }) => {
  // Nobody of theirs is asked another measure, which the lines would name then.
  const iris = await viewerFor(await newColleague('Iris'))
  await logInBrowser(context, iris.loginId, ownPlace().address)
  const code = `DU-${randomUUID().slice(0, 4)}`
  // Every column has something to say, so that none gives way to another.
  const steady = [48, 49, 47, 48, 49].map(sum => [allianceOf(sum), distress({ ...all(10, 1), 6: 0 })])
  const weeks = [[closeness(6, 2), ...(steady[0] ?? [])], ...steady, [allianceOf(30), distress(all(10, 3))]]
  for (const days of [0, 3, 20]) {
    const clientId = await newClient(iris, `${code}.${days}`, null)
    await recordWeekly(iris, clientId, weeks)
    await ask(iris, clientId, { occasion: 'between' }, Date.now() - days * 86_400_000)
  }
  await recordWeekly(iris, await newClient(iris, `${code}.not`, null), weeks)
  const own = rows(page).filter({ hasText: code })
  for (const width of [1280, 1440]) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/caseload?size=100')
    await expect(own).toHaveCount(4)
    await expect(own.filter({ hasText: /asked (today|\d days ago|on \d+ \w+).*\+\d/ })).toHaveCount(3)
    const heights = await own.evaluateAll(all => all.map(row => row.getBoundingClientRect().height))
    expect(Math.max(...heights), `at ${width}`).toBeLessThanOrEqual(58)
  }
})
