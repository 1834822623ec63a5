import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { addOwnMeasure } from '@/db/library'
import { sessionToRecord } from '@/db/session-entry'
import { readOwnMeasure } from '@/lib/instruments/own-measure'
import { expectReadable } from './support/accessible'
import { newClient } from './support/client'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/* Answers of more than one key, as they are typed from paper: what is stored is what was typed, in every kind of range. */

type Range = { min: number; max: number; step?: number }

/** A measure of four lines with answers in a range, and a client whose session asks it. Gives the page with its first line in focus. */
async function asked(page: Page, range: Range, labels: readonly string[]) {
  const id = `lines-${randomUUID().slice(0, 8)}`
  const [low, high] = [4 * range.min, 4 * range.max]
  const definition = {
    ...{
      id,
      version: 1,
      title: id,
      abbreviation: id,
      domain: 'distress',
      respondents: ['client'],
      citation: 'x',
      timeframe: 'today',
    },
    response: { ...range, labels },
    items: [1, 2, 3, 4].map(n => ({ n, cue: `line ${n}` })),
    scales: [
      {
        id: 'total',
        title: 'Total',
        key: { method: 'sum', items: [1, 2, 3, 4] },
        range: [low, high],
        higherIs: 'worse',
      },
    ],
    ...{
      primaryScale: 'total',
      charted: ['total'],
      missing: { rule: 'house' },
      licence: { status: 'own', text: 'ours' },
    },
  }
  const read = readOwnMeasure(JSON.stringify(definition))
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const added = await addOwnMeasure(await viewer('ines'), { instrument: read.instrument }, Date.now())
  expect(added.ok).toBe(true)
  const clientId = await newClient(await viewer('mara'), `NUM-${randomUUID().slice(0, 6)}`, null)
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: /record session/i }).click()
  await page.waitForURL('**/sessions/*')
  const offered = page.getByRole('option', { name: new RegExp(`^${id}`) })
  await page.getByLabel('Add a measure').selectOption((await offered.getAttribute('value')) ?? '')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(line(page, 1)).toBeFocused()
  const [sessionId = ''] = page.url().match(/(?<=sessions\/)[^/]+/) ?? []
  return { id, sessionId }
}

const line = (page: Page, n: number) => page.locator(`[data-item="${n}"] input:not([tabindex="-1"])`).first()

async function press(page: Page, keys: string) {
  for (const key of keys.split(' ')) await page.keyboard.press(key)
}

/** What the server has of the measure once the session is saved. */
async function storedAfterSaving(page: Page, { id, sessionId }: { id: string; sessionId: string }) {
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/summary$/)
  const record = await sessionToRecord(await viewer('mara'), sessionId, Date.now())
  const entry = record?.battery.find(part => part.instrument.id === id)?.entry
  return entry?.how === 'items' ? entry.answers : null
}

const blank = (length: number) => Array.from({ length }, () => '')

test('from 0 to 10 a ten is a ten, and a one waits to be ended', async ({ as }) => {
  const page = await as('mara')
  const about = await asked(page, { min: 0, max: 10 }, blank(11))
  await press(page, '1 0')
  await expect(page.locator('[data-item="2"] input:focus')).toHaveCount(1)
  await press(page, '1')
  await expect(page.getByText('1 or 10? ⏎ enters 1.')).toBeVisible()
  await expect(page.locator('[data-item="2"] input:checked')).toHaveCount(0)
  await expectReadable(page)
  await press(page, 'Tab')
  await expect(page.locator('[data-item="3"] input:focus')).toHaveCount(1)
  await press(page, '1 . 5 Enter')
  await expect(page.getByText('1.5 is not an answer here: this item takes 0 to 10. Nothing was entered.')).toBeVisible()
  await press(page, '7 1')
  expect(await storedAfterSaving(page, about)).toEqual({ 1: 10, 2: 1, 3: 7, 4: 1 })
})

test('from −3 to 3 a minus is never lost', async ({ as }) => {
  const page = await as('mara')
  const about = await asked(page, { min: -3, max: 3 }, blank(7))
  await press(page, '- 3 - 1 3')
  await expect(page.locator('[data-item="4"] input:focus')).toHaveCount(1)
  await press(page, '-')
  await page.getByText('Change date, attendance or setting').click()
  await expect(page.getByText(/− is not an answer here/)).toBeVisible()
  await page.locator('[data-item="4"]').getByRole('radio', { name: '−2' }).click()
  expect(await storedAfterSaving(page, about)).toEqual({ 1: -3, 2: -1, 3: 3, 4: -2 })
})

test('in steps of a tenth a point and a comma are the same, and what is finer is rounded', async ({ as }) => {
  const page = await as('mara')
  const about = await asked(page, { min: 0, max: 10, step: 0.1 }, ['no pain', 'worst pain'])
  await expect(page.getByText('0 no pain · 10 worst pain')).toBeVisible()
  await press(page, '3 , 9 Enter')
  await expect(line(page, 2)).toBeFocused()
  await press(page, '3 . 9 Tab')
  await expect(line(page, 3)).toBeFocused()
  await press(page, '3 . 1 4 Enter')
  await expect(page.getByText('3.14 was entered as 3.1: answers here go in steps of 0.1.')).toBeVisible()
  await expectReadable(page)
  await press(page, '1 0 Backspace Backspace 0 . 3')
  expect(await storedAfterSaving(page, about)).toEqual({ 1: 3.9, 2: 3.9, 3: 3.1, 4: 0.3 })
  await expect(page.getByRole('region', { name: new RegExp(about.id) })).toContainText('11.2')
})

test('from 0 to 100 one field takes the number, and a habit of Enter passes over no line', async ({ as }) => {
  const page = await as('mara')
  const about = await asked(page, { min: 0, max: 100 }, ['', ''])
  await expect(page.locator('[data-item="1"] input[type="radio"]')).toHaveCount(2)
  await press(page, '4 5 Enter 8 Enter 1 0 0 Tab b')
  await expect(page.locator('[data-item="4"] input:checked')).toHaveValue('blank')
  await page.locator('[data-item="2"] [data-number]').fill('507')
  await expect(page.getByText(/507 is not an answer here/)).toBeVisible()
  await press(page, 'Control+Enter')
  await expect(page.getByText(/507 is not an answer here.*Nothing was entered/)).toBeVisible()
  await expect(page).toHaveURL(/sessions\/[^/]+$/)
  expect(await storedAfterSaving(page, about)).toEqual({ 1: 45, 2: 8, 3: 100, 4: 'blank' })
})
