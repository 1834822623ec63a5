import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { z } from 'zod'
import { sessionSummary } from '@/db/session-summary'
import { instrument } from '@/lib/instruments/catalogue'
import { newClient } from './support/client'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/*
 * The example sheets through the whole machine: typed by number keys, saved, and read on the summary and in the database. CORE-10
 * is due anyway; DASS-21 and ECR-RS, about a person that is chosen, are added to the session.
 */

const sheet = z.object({
  name: z.string(),
  answers: z.array(z.number()),
  expected: z.record(z.string(), z.union([z.number(), z.string()])),
})
const examples = z
  .object({ instruments: z.object({ 'core-10': z.array(sheet), 'dass-21': z.array(sheet), 'ecr-rs': z.array(sheet) }) })
  .parse(JSON.parse(readFileSync('tests/lib/scoring-examples.json', 'utf8'))).instruments

const forms = ['core-10', 'dass-21', 'ecr-rs'] as const
type Form = (typeof forms)[number] | 'ecr-r'
/** One key after the other: a number, or B for left blank and D for declined. */
type Keys = readonly (number | 'b' | 'd')[]

const regions: Record<Form, string> = {
  'core-10': 'Distress, CORE-10',
  'dass-21': 'Distress, DASS-21',
  'ecr-rs': 'Attachment, ECR-RS, mother',
  'ecr-r': 'Attachment, ECR-R',
}

const cases = examples['core-10'].map((_, index) => ({
  number: index + 1,
  sheets: forms.flatMap(id => {
    const example = examples[id][index]
    return example ? [{ id, ...example }] : []
  }),
}))

for (const { number, sheets } of cases)
  test(`example sheets, number ${number} of each: ${sheets.map(each => `${each.id} ${each.name}`).join('; ')}`, async ({
    as,
  }) => {
    expect(sheets).toHaveLength(forms.length)
    const page = await as('mara')
    await openSession(page, `VX-${number}`)
    for (const { id, answers } of sheets) await typeSheet(page, id, answers)
    const sessionId = await save(page)
    for (const { id, expected } of sheets) {
      const scores = Object.entries(expected).flatMap(([scale, value]) =>
        typeof value === 'number' ? [[scale, value] as const] : [],
      )
      for (const [scale, value] of scores) await expectScore(page, sessionId, { id, scale, value })
    }
    const risk = sheets.find(each => each.id === 'core-10')?.answers[5] ?? 0
    const flags = page.getByRole('region', { name: 'Flags' })
    await expect(flags.getByText('▲Safety')).toHaveCount(risk > 0 ? 1 : 0)
  })

test('what is missing is prorated by the rule of its form, or the scale is incomplete', async ({ as }) => {
  const page = await as('mara')
  await openSession(page, 'VX-9')
  await typeSheet(page, 'core-10', ['b', 4, 4, 4, 4, 4, 4, 4, 4, 4])
  // Depression: 8 from six of its seven items. Anxiety: two are missing.
  await typeSheet(page, 'dass-21', [2, 'b', 'b', 'd', 1, 2, 3, 2, 0, 2, 2, 2, 1, 2, 1, 0, 1, 2, 0, 0, 3])
  await typeSheet(page, 'ecr-rs', [2, 3, 4, 5, 'b', 7, 6, 'd', 6])
  const sessionId = await save(page)
  await expectScore(page, sessionId, { id: 'core-10', scale: 'total', value: (10 * 28) / 9 })
  await expectScore(page, sessionId, { id: 'dass-21', scale: 'depression', value: (14 * 8) / 6 })
  await expectScore(page, sessionId, { id: 'dass-21', scale: 'anxiety', value: null })
  await expectScore(page, sessionId, { id: 'dass-21', scale: 'stress', value: 28 })
  await expectScore(page, sessionId, { id: 'ecr-rs', scale: 'avoidance', value: (6 + 5 + 4 + 3 + 7) / 5 })
  await expectScore(page, sessionId, { id: 'ecr-rs', scale: 'anxiety', value: null })
  await expect(region(page, 'core-10')).toContainText(
    '9 of 10 items answered, 1 left blank; prorated by the instrument’s own rule.',
  )
  await expect(region(page, 'dass-21')).toContainText(
    '6 of 7 items answered, 1 left blank; mean of the answered items scaled up',
  )
  await expect(region(page, 'dass-21')).toContainText(
    'Incomplete: 5 of 7 items answered, 1 declined, 1 left blank, so there is no score.',
  )
  await expect(region(page, 'ecr-rs')).toContainText(
    'Incomplete: 2 of 3 items answered, 1 declined, so there is no score.',
  )
})

test('the ECR-R is answered in random order, the same after a reload, and stored by number', async ({ as }) => {
  const page = await as('mara')
  await openSession(page, 'VX-10')
  await addMeasure(page, 'ecr-r')
  await expect(firstItem(page)).toBeFocused()
  await page.getByRole('button', { name: 'Show the items in random order' }).click()
  const order = await shownOrder(page)
  expect(order).not.toEqual(order.toSorted((a, b) => a - b))
  const reversed = [9, 11, 20, 22, 26, 27, 28, 29, 30, 31, 33, 34, 35, 36]
  const key = (item: number) => (reversed.includes(item) ? '7' : '1')
  for (const item of order.slice(0, 20)) await page.keyboard.press(key(item))
  await expect(page.getByText(/^Draft saved/)).toBeVisible()

  await page.reload()
  await page.getByRole('button').filter({ hasText: 'ECR-R20 of 36' }).click()
  await page.getByRole('button', { name: 'Show the items in random order' }).click()
  expect(await shownOrder(page)).toEqual(order)
  for (const item of order.slice(20)) await page.keyboard.press(key(item))
  const sessionId = await save(page)
  for (const scale of ['anxiety', 'avoidance']) await expectScore(page, sessionId, { id: 'ecr-r', scale, value: 1 })
})

/** The numbers of the items from top to bottom. */
const shownOrder = (page: Page) =>
  page.locator('[data-item]').evaluateAll(rows => rows.map(row => Number(row.getAttribute('data-item'))))

async function openSession(page: Page, code: string) {
  const clientId = await newClient(await viewer('mara'), code, null)
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: /^Record session/ }).click()
  await expect(firstItem(page)).toBeFocused()
}

const firstItem = (page: Page) => page.locator('[data-item="1"] input').first()

/** Opens the form, or adds it to the session, and types the sheet without touching the mouse again. */
async function typeSheet(page: Page, id: Form, keys: Keys) {
  const measures = page.getByRole('navigation', { name: 'Measures of this session' })
  const listed = measures.getByRole('button').filter({ hasText: regions[id].replace(/^.*?, /, '') })
  if (id === 'core-10') await listed.click()
  else await addMeasure(page, id)
  await expect(firstItem(page)).toBeFocused()
  for (const key of keys) await page.keyboard.press(String(key))
  const answered = keys.filter(key => typeof key === 'number').length
  await expect(listed.filter({ hasText: `✓ ${answered} of ${keys.length}` })).toHaveCount(1)
}

async function addMeasure(page: Page, id: Form) {
  const shelf = page.getByLabel('Add a measure')
  const about = new RegExp(
    `^${instrument(id).abbreviation}: ${instrument(id).hasTarget ? '.*about a person you choose$' : ''}`,
  )
  await shelf.selectOption(await shelf.getByRole('option', { name: about }).textContent())
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  if (!instrument(id).hasTarget) return
  await page.getByLabel('This sheet is about').selectOption('mother')
  await firstItem(page).focus()
}

async function save(page: Page): Promise<string> {
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Session 1 is saved' })).toBeVisible()
  return /sessions\/([^/]+)\/summary/.exec(page.url())?.[1] ?? ''
}

const region = (page: Page, id: Form): Locator => page.getByRole('region', { name: regions[id], exact: true })

/** On the summary to a decimal, and stored unrounded. */
async function expectScore(
  page: Page,
  sessionId: string,
  { id, scale: name, value }: { id: Form; scale: string; value: number | null },
) {
  const scale = instrument(id).scales.find(each => each.id === name)
  const [low, high] = scale?.range ?? []
  const shown = value === null ? '–' : value.toLocaleString('en-GB', { maximumFractionDigits: 1 })
  const decimal = value !== null && Number.isInteger(value) ? '(\\.0)?' : ''
  const line = new RegExp(`${scale?.title}\\s*${shown.replace('.', '\\.')}${decimal}on ${low} to ${high}`)
  await expect(region(page, id)).toContainText(line)
  const saved = await sessionSummary(await viewer('mara'), sessionId, Date.now())
  const scores = saved?.assessments.find(each => each.instrumentId === id)?.scores ?? {}
  if (value === null) expect(scores[name]).toBeNull()
  else expect(Math.abs((scores[name] ?? Number.NaN) - value)).toBeLessThanOrEqual(0.0005)
}
