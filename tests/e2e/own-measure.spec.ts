import { exampleDefinition } from '@/components/instruments/own-measure-guide'
import { timeline } from '@/db/client-pages'
import { addOwnMeasure } from '@/db/library'
import { changeSettings, practiceSettings } from '@/db/practice-settings'
import type { Entry } from '@/lib/entry'
import { readOwnMeasure } from '@/lib/instruments/own-measure'
import { defaultSettings } from '@/lib/settings'
import { distress } from '../support/course'
import { expectAccessible, expectNoOverflow } from './support/accessible'
import { expectCheckedAgain } from './support/checked-again'
import { newClient, recordWeekly } from './support/client'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/* A measure of the practice's own: added from its definition, recorded, drawn, withdrawn. */

test.describe.configure({ mode: 'serial' })

// What counts as a reliable change is the practice's, and so of every test after these.
test.afterAll(async () => {
  const ines = await viewer('ines')
  const { mark } = await practiceSettings(ines)
  await changeSettings(ines, { mark, settings: defaultSettings }, Date.now())
})

test('a definition that contradicts itself is refused with a list; mended, it is shown and then added', async ({
  as,
}) => {
  const page = await as('ines')
  await page.goto('/instruments')
  await page.getByRole('link', { name: /own measure/ }).click()
  await page.getByText('Expert: paste a definition').click()
  const field = page.getByLabel('Definition', { exact: true })
  await field.fill(exampleDefinition.replace('[0, 12]', '[0, 15]'))
  await page.getByRole('button', { name: 'Check the definition' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('nothing was changed')
  await expectAccessible(page)
  await field.fill(exampleDefinition)
  await page.getByRole('button', { name: 'Check the definition' }).click()
  await expect(page.getByRole('heading', { name: /The week in brief/ })).toContainText('not validated')
  await expect(page.getByRole('region', { name: 'Scales and their keys' })).toContainText('Sum of items 1–3')
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page.getByRole('button', { name: 'Use this definition' }).click()
  await expect(page).toHaveURL('/instruments/week-in-brief')
  await expect(page.getByText('The practice’s own, not validated')).toBeVisible()
})

test('it is recorded and drawn like any other, and says that nobody has validated it', async ({ as }) => {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, `OW-${Date.now()}`, null)
  const page = await as('mara')
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: /record session/i }).click()
  await page.waitForURL('**/sessions/*')
  const offered = page.getByRole('option', { name: /^Week in brief/ })
  await page.getByLabel('Add a measure').selectOption((await offered.getAttribute('value')) ?? '')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  // The form comes from the server; until it does, the focus is on the button.
  await expect(page.locator('[data-item="1"] input').first()).toBeFocused()
  for (const key of ['4', '1', '2']) await page.keyboard.press(key)
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/summary$/)
  await expect(page.getByRole('region', { name: /Week in brief/ })).toContainText('not validated')
  await page.goto(`/clients/${clientId}/timeline`)
  await expect(page.getByText('Distress (Week in brief, practice’s own, not validated)').first()).toBeVisible()
  const view = await timeline(mara, clientId, null, Date.now())
  const scores = view?.history.sessions[0]?.assessments.find(each => each.instrumentId === 'week-in-brief')?.scores
  // 4, and 1 turned to 3, and 2.
  expect(scores).toEqual({ total: 9 })
})

test('what is said of its risk item stays within the window', async ({ as }) => {
  const name = `Riskmeasureinoneword${Date.now()}`
  const definition = { ...JSON.parse(exampleDefinition), id: name.toLowerCase(), abbreviation: name }
  const read = readOwnMeasure(JSON.stringify({ ...definition, safetyItems: [{ item: 3, above: 0, cue: 'worried' }] }))
  if (!read.ok) throw new Error(read.problems.join(' '))
  const added = await addOwnMeasure(await viewer('ines'), { instrument: read.instrument }, Date.now())
  expect(added.ok).toBe(true)
  const clientId = await newClient(await viewer('mara'), `OR-${Date.now()}`, null)
  const page = await as('mara')
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: /record session/i }).click()
  await page.waitForURL('**/sessions/*')
  const offered = page.getByRole('option', { name: new RegExp(`^${name}`) })
  await page.getByLabel('Add a measure').selectOption((await offered.getAttribute('value')) ?? '')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.locator('[data-item="1"] input').first()).toBeFocused()
  for (const key of ['4', '1', '2']) await page.keyboard.press(key)
  const notice = page.getByRole('alert').filter({ hasText: 'Risk item answered above 0' })
  await expect(notice).toContainText('not validated')
  for (const width of [1280, 1024, 375]) {
    await page.setViewportSize({ width, height: 800 })
    const beyond = await notice.evaluate(
      box =>
        [...box.querySelectorAll('*')].filter(
          each => each.getBoundingClientRect().right > document.documentElement.clientWidth,
        ).length,
    )
    expect(beyond, `at ${width}`).toBe(0)
    await expectNoOverflow(page)
  }
})

test('a name in one long word widens no page that has it', async ({ as }) => {
  const mara = await viewer('mara')
  const name = `Measureinonelongwordwithoutanyspace${Date.now()}`
  const definition = { ...JSON.parse(exampleDefinition), id: `m-${Date.now()}`, abbreviation: name }
  const read = readOwnMeasure(JSON.stringify(definition))
  if (!read.ok) throw new Error(read.problems.join(' '))
  const { instrument } = read
  expect((await addOwnMeasure(await viewer('ines'), { instrument }, Date.now())).ok).toBe(true)
  const code = `ML-${Date.now()}`
  const clientId = await newClient(mara, code, null)
  const sheet = (last: number): Entry => ({ ...distress({ 1: 0, 2: 3, 3: last }), instrumentId: instrument.id })
  await recordWeekly(mara, clientId, [[sheet(0)], [sheet(3)]])
  const page = await as('mara')
  const expectNarrow = async () => {
    await expect(page.getByText(name).first()).toBeAttached()
    for (const width of [1280, 1024, 375]) await expectNoOverflow(page, { width, height: 800 })
  }
  for (const path of [`/clients/${clientId}`, `/clients/${clientId}/timeline`, '/instruments']) {
    await page.goto(path)
    await expectNarrow()
  }
  await page.goto('/caseload')
  // Until the page listens, what is typed is lost.
  await expect(async () => {
    await page.getByRole('searchbox', { name: 'Find a client' }).fill(code)
    await expect(page.locator('tbody tr')).toHaveCount(1, { timeout: 1000 })
  }).toPass()
  await expectNarrow()
})

test('withdrawn, it is no longer offered', async ({ as }) => {
  const page = await as('ines')
  await page.goto('/instruments/week-in-brief')
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await expect(page.getByRole('button', { name: 'Offer again' })).toBeVisible()
  await page.goto('/practice/measures')
  await expect(page.getByRole('option', { name: 'Week in brief' })).toHaveCount(0)
})

test('of two published values for a reliable change the practice chooses one', async ({ as }) => {
  const page = await as('ines')
  await page.goto('/practice/thresholds')
  const gad = page.getByRole('group', { name: /GAD-7/ })
  await expect(gad.getByRole('radio')).toHaveCount(2)
  await expect(gad.getByRole('radio').first()).toBeChecked()
  await gad.getByRole('radio').nth(1).check()
  await page.getByRole('button', { name: 'Show what would change' }).click()
  await expect(gad.getByRole('radio').nth(1)).toBeChecked()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expectCheckedAgain(page)
  await page.reload()
  await expect(gad.getByRole('radio').nth(1)).toBeChecked()
})
