import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { shortDate } from '@/lib/dates'
import { all, allianceOf, distress } from '../support/course'
import { newClient, recordWeekly } from './support/client'
import { pressOn, tabTo } from './support/keyboard'
import { dayFromToday, viewer } from './support/practice'
import { audited } from './support/stored'
import { expect, test } from './support/test'

let client: string
let path: string

test.beforeAll(async () => {
  const mara = await viewer('mara')
  client = await newClient(mara, `TL-${randomUUID().slice(0, 6)}`, null)
  path = `/clients/${client}/timeline`
  const calm = distress({ ...all(10, 1), 6: 0 })
  await recordWeekly(mara, client, [...[48, 49, 47, 48].map(sum => [allianceOf(sum), calm]), [allianceOf(30)]])
})

const slider = (page: Page) => page.getByRole('slider', { name: 'Values at one session' })
const panel = (page: Page, name: RegExp) => page.getByRole('img', { name })

test('a line leads through all measures, session by session, by the arrow keys', async ({ as }) => {
  const page = await as('mara')
  await page.goto(path)
  await expect(slider(page)).toBeVisible()
  await tabTo(page, slider(page))
  const last = `Session 5, ${shortDate(dayFromToday(-7), 'en-GB')}`
  await expect(slider(page)).toHaveAttribute(
    'aria-valuetext',
    new RegExp(`^${last}: Alliance, client 2\\.5, below its expected range · Task client 2\\.`),
  )
  await page.keyboard.press('ArrowLeft')
  const before = shortDate(dayFromToday(-14), 'en-GB')
  await expect(slider(page)).toHaveAttribute(
    'aria-valuetext',
    `Session 4, ${before}: Alliance, client 4.0 · Distress 13 · Task client 4.0 · Goal client 4.0 · Bond client 4.0`,
  )
  await expect(page.getByText('Session 4', { exact: true })).toBeVisible()
  await expect(page.getByText(before, { exact: true }).first()).toBeVisible()
  const lineAt = () => page.locator('svg path[vector-effect]').getAttribute('d')
  const there = await lineAt()
  await page.keyboard.press('Home')
  expect(await lineAt()).not.toBe(there)
  await page.keyboard.press('Escape')
  await expect(page.locator('svg path[vector-effect]')).toHaveCount(0)
})

test('on a narrow window the line is scrolled into sight, beside values that stay', async ({ as }) => {
  const page = await as('mara')
  await page.setViewportSize({ width: 375, height: 812 })
  await page.goto(path)
  await expect(slider(page)).toBeVisible()
  await slider(page).focus()
  await page.keyboard.press('Home')
  const line = page.locator('svg path[vector-effect]')
  const x = await line.evaluate(element => element.getBoundingClientRect().x)
  expect(x).toBeGreaterThan(40)
  expect(x).toBeLessThan(375)
  const values = page.locator('section div > svg[aria-hidden]').first()
  expect(await values.evaluate(element => element.getBoundingClientRect().x)).toBeLessThan(40)
})

test('a measure is put away and brought back; the address says so, and no script is needed', async ({ browserOf }) => {
  const context = await browserOf('mara', { javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(path)
  await expect(panel(page, /^Distress/)).toBeVisible()
  await page.getByRole('link', { name: 'Hide Distress (CORE-10)' }).click()
  await expect(panel(page, /^Distress/)).toHaveCount(0)
  expect(new URL(page.url()).searchParams.getAll('hide')).toEqual(['core-10 total client'])
  await page.getByRole('link', { name: /^Hide Alliance/ }).click()
  await page.getByRole('link', { name: 'Hide Two voices' }).click()
  await expect(page.getByText('All measures are hidden.')).toBeVisible()
  await page.getByRole('link', { name: 'by date' }).click()
  await expect(page.getByText('All measures are hidden.')).toBeVisible()
  await page.getByRole('link', { name: 'Show Distress (CORE-10)' }).click()
  await expect(panel(page, /^Distress/)).toBeVisible()
  await expect(panel(page, /^Alliance/)).toHaveCount(0)
})

test('an event is pinned, corrected and taken off where it is read, by keys alone', async ({ as }) => {
  const page = await as('mara')
  await page.goto(path)
  const events = page.getByRole('region', { name: 'Events' })
  await pressOn(page, page.getByRole('button', { name: 'Add event' }))
  await tabTo(page, page.getByLabel('What happened'))
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('What happened')).toHaveAccessibleDescription(/Please fill this in\./)
  await page.keyboard.type('a long journey')
  await page.keyboard.press('Enter')
  await expect(events.getByText('a long journey', { exact: true })).toBeVisible()
  await expect(page.getByRole('img', { name: /Event on .*: a long journey\./ })).toBeVisible()

  await pressOn(page, events.getByRole('button', { name: 'Edit “a long journey”' }))
  await tabTo(page, page.getByLabel('What happened'))
  await page.keyboard.press('Control+a')
  await page.keyboard.type('a short journey')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'The event is corrected.' })).toBeVisible()
  await expect(page.getByRole('img', { name: /: a short journey\./ })).toBeVisible()

  await pressOn(page, events.getByRole('button', { name: 'Remove “a short journey”' }))
  await pressOn(page, page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }))
  await expect(events).toContainText('No events in this episode yet.')
  await expect(page.getByRole('img', { name: /journey/ })).toHaveCount(0)
  expect(['pin.add', 'pin.change', 'pin.remove'].map(act => audited(act, client))).toEqual([1, 1, 1])
})

test('an event that was corrected elsewhere is not overwritten unseen', async ({ as }) => {
  const page = await as('mara')
  await page.goto(path)
  await page.getByRole('button', { name: 'Add event' }).click()
  await page.getByLabel('What happened').fill('new flat')
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
  const edit = (on: Page) => on.getByRole('button', { name: 'Edit “new flat”' }).click()
  await expect(page.getByRole('button', { name: 'Edit “new flat”' })).toBeVisible()
  const other = await page.context().newPage()
  await other.goto(path)
  for (const each of [page, other]) await edit(each)
  await other.getByLabel('What happened').fill('new flat, with a garden')
  await other.getByRole('button', { name: 'Save' }).click()
  await expect(other.getByText('The event is corrected.')).toBeVisible()
  await page.getByLabel('What happened').fill('moved house')
  await page.getByRole('button', { name: 'Save' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('alert')).toContainText('This was changed in the meantime')
  // What was typed is kept, and what the other one saved is said where it differs, and only there.
  const text = dialog.getByLabel('What happened')
  await expect(text).toHaveValue('moved house')
  await expect(text).toHaveAccessibleDescription(/Stored now: “new flat, with a garden”\./)
  await expect(dialog.getByText('Stored now:')).toHaveCount(1)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The event is corrected.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Edit “moved house”' })).toBeVisible()
})
