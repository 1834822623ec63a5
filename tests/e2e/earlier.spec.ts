import type { Page } from '@playwright/test'
import { client } from '@/db/client-pages'
import { expectReadable } from './support/accessible'
import { newClient } from './support/client'
import { dayFromToday, viewer } from './support/practice'
import { expect, test } from './support/test'

const dayOf = (page: Page) => page.getByLabel('Day of the session')
const recordedIn = (page: Page) => page.getByRole('region', { name: 'Recorded so far' })
const whatWasDone = (page: Page) => page.getByRole('button', { name: 'Record what was done' })

/** A CORE-10 as it was printed; without a day, of the one that is proposed. */
async function fillIn(page: Page, { days, total, risk }: { days?: number; total: string; risk: string }) {
  if (days !== undefined) await dayOf(page).fill(dayFromToday(days))
  await page
    .getByRole('group', { name: /^Distress/ })
    .getByLabel('Total')
    .fill(total)
  await page.getByLabel(/^Risk item 6/).fill(risk)
}

const safetyOf = async (clientId: string) =>
  (await client(await viewer('mara'), clientId, Date.now()))?.flags
    .filter(({ tier }) => tier === 'safety')
    .map(({ evidenceOn, state }) => `${evidenceOn} ${state}`)
    .toSorted()

async function beginRun(page: Page, code: string): Promise<string> {
  const clientId = await newClient(await viewer('mara'), code, null, 40)
  await page.goto(`/clients/${clientId}/earlier`)
  await expect(dayOf(page)).toBeFocused()
  return clientId
}

/** As in minute.spec: a key that does something or a filled field is an interaction; Tab leads from field to field. */
class Hands {
  interactions = 0

  constructor(private readonly page: Page) {}

  async type(text: string) {
    this.interactions += 1
    await this.page.keyboard.type(text)
  }

  async press(key: string) {
    this.interactions += 1
    await this.page.keyboard.press(key)
  }

  async tab() {
    await this.page.keyboard.press('Tab')
  }
}

test('ten old sessions of WAI-SR and CORE-10 scores with the risk item take at most sixty interactions', async ({
  as,
}) => {
  const page = await as('mara')
  const clientId = await newClient(await viewer('mara'), 'EA-1', 'Otto Brandt', 40)
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('link', { name: 'Record earlier sessions' }).click()
  const hands = new Hands(page)
  const day = dayOf(page)
  const recorded = recordedIn(page)
  await expect(day).toBeFocused()
  for (let count = 0; count < 10; count++) {
    if (count === 0) await day.fill(dayFromToday(-200))
    if (count === 0) hands.interactions += 1
    const mean = page.getByLabel('Item mean')
    for (let tabs = 0; tabs < 8 && !(await mean.evaluate(field => field === document.activeElement)); tabs++)
      await hands.tab()
    await hands.type(`3.${count}`)
    await hands.tab()
    await hands.type(String(12 + count))
    await hands.tab()
    await hands.type(count === 4 ? '2' : '0')
    await hands.press('Enter')
    await expect(recorded).toContainText(count === 0 ? '1 session' : `${count + 1} sessions`)
    // The risk answer of what is the newest session so far comes first; once a later one is recorded, it was recorded late.
    await expect(count === 4 ? whatWasDone(page) : day).toBeFocused()
  }
  expect(hands.interactions).toBeLessThanOrEqual(60)
  const view = await client(await viewer('mara'), clientId, Date.now())
  expect(view?.histories[0]?.sessions).toHaveLength(10)
  expect(view?.flags.filter(({ tier }) => tier === 'safety').map(({ state }) => state)).toEqual(['recorded-late'])

  await expectReadable(page)
  await page.getByRole('button', { name: 'Finish' }).click()
  await expect(page.getByRole('heading', { name: 'Recorded late' })).toBeVisible()
  await page.getByRole('button', { name: 'Say whether it was seen' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Seen then').selectOption('yes')
  await dialog.getByLabel('By whom (optional)').fill('Dr Hale')
  await dialog.getByLabel('What was done').fill('Noted on the paper: asked about, no plans.')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Every risk answer entered here has been dealt with.')).toBeVisible()
})

test('a score without its risk item is asked about beside the field, and nothing typed is lost', async ({ as }) => {
  const page = await as('mara')
  const clientId = await newClient(await viewer('mara'), 'EA-2', null, 40)
  await page.goto(`/clients/${clientId}/earlier`)
  await dayOf(page).fill(dayFromToday(-100))
  const total = page.getByRole('group', { name: /^Distress/ }).getByLabel('Total')
  await total.fill('14')
  await page.keyboard.press('Enter')
  await expect(page.getByText('A score does not show this item.')).toBeVisible()
  await expect(total).toHaveValue('14')
  await page.getByLabel(/^Risk item 6/).fill('-')
  await page.keyboard.press('Enter')
  await expect(recordedIn(page)).toContainText('1 session')
})

test('a risk answer of yesterday comes first on the screen, stays while others are typed, and no end passes over it', async ({
  as,
}) => {
  const page = await as('mara')
  const clientId = await beginRun(page, 'EA-3')
  await fillIn(page, { days: -1, total: '20', risk: '4' })
  await page.keyboard.press('Enter')
  await expect(whatWasDone(page)).toBeFocused()
  const said = page.getByRole('alert').filter({ hasText: 'Safety' })
  await expect(said).toContainText('Answered 4 of 4 on the risk item of CORE-10')
  await expectReadable(page)

  await fillIn(page, { days: -60, total: '14', risk: '0' })
  await page.keyboard.press('Enter')
  await expect(recordedIn(page)).toContainText('2 sessions')
  await expect(dayOf(page)).toBeFocused()
  await expect(whatWasDone(page)).toBeVisible()

  await page.getByRole('button', { name: 'Finish' }).click()
  await expect(page).toHaveURL(/\/earlier\/late/)
  await expect(whatWasDone(page)).toBeFocused()
  await expectReadable(page)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByLabel('What was done').fill('Rang her; no plans. Seen again tomorrow.')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Every risk answer entered here has been dealt with.')).toBeVisible()
  expect(await safetyOf(clientId)).toEqual([`${dayFromToday(-1)} resolved`])
})

test('what was done is recorded within the run, which goes on with what is typed', async ({ as }) => {
  const page = await as('mara')
  const clientId = await beginRun(page, 'EA-4')
  await fillIn(page, { days: -1, total: '20', risk: '4' })
  await page.keyboard.press('Enter')
  await expect(whatWasDone(page)).toBeFocused()
  await fillIn(page, { days: -60, total: '14', risk: '0' })
  await whatWasDone(page).click()
  await page.getByRole('dialog').getByLabel('What was done').fill('Rang her; no plans.')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(whatWasDone(page)).toHaveCount(0)
  await expect(dayOf(page)).toBeFocused()
  await expect(page.getByLabel(/^Risk item 6/)).toHaveValue('0')
  expect(await safetyOf(clientId)).toEqual([`${dayFromToday(-1)} resolved`])
})

test('Finish asks what becomes of a session that is typed and not saved', async ({ as }) => {
  const page = await as('mara')
  const clientId = await beginRun(page, 'EA-5')
  await fillIn(page, { days: -80, total: '14', risk: '0' })
  await page.keyboard.press('Enter')
  await expect(recordedIn(page)).toContainText('1 session')
  const dialog = page.getByRole('dialog', { name: 'This session is not saved yet' })
  const finish = page.getByRole('button', { name: 'Finish', exact: true })

  // What is wrong in it is said beside its field.
  await fillIn(page, { days: -1, total: '50', risk: '3' })
  await finish.click()
  await expectReadable(page)
  await dialog.getByRole('button', { name: 'Save it and finish' }).click()
  await expect(dialog).toHaveCount(0)
  const total = page.getByRole('group', { name: /^Distress/ }).getByLabel('Total')
  await expect(total).toBeFocused()
  await expect(total).toHaveValue('50')

  await total.fill('15')
  await finish.click()
  await dialog.getByRole('button', { name: 'Save it and finish' }).click()
  await expect(whatWasDone(page)).toBeFocused()
  expect(await safetyOf(clientId)).toEqual([`${dayFromToday(-1)} open`])

  await page.goto(`/clients/${clientId}/earlier`)
  await fillIn(page, { days: -40, total: '14', risk: '0' })
  await page.keyboard.press('Enter')
  await expect(recordedIn(page)).toContainText('1 session')
  await fillIn(page, { total: '13', risk: '0' })
  await finish.click()
  await dialog.getByRole('button', { name: 'Finish without saving it' }).click()
  await expect(page).toHaveURL(new RegExp(`/clients/${clientId}$`))
  const view = await client(await viewer('mara'), clientId, Date.now())
  expect(view?.histories[0]?.sessions).toHaveLength(3)
})

test('scores that a form cannot have are said beside their fields, and nothing typed is lost', async ({ as }) => {
  const page = await as('mara')
  await beginRun(page, 'EA-6')
  await page.getByLabel('Item mean').fill('6')
  await fillIn(page, { days: -30, total: '-3', risk: '7' })
  await page.keyboard.press('Enter')
  const mean = page.getByLabel('Item mean')
  await expect(mean).toBeFocused()
  await expect(mean).toHaveAccessibleDescription(/This runs from 1 to 5\./)
  const total = page.getByRole('group', { name: /^Distress/ }).getByLabel('Total')
  const risk = page.getByLabel(/^Risk item 6/)
  await expect(total).toHaveAccessibleDescription(/This runs from 0 to 40\./)
  await expect(risk).toHaveAccessibleDescription(/Answers run from 0 to 4\./)
  for (const [field, value] of [
    [mean, '6'],
    [total, '-3'],
    [risk, '7'],
  ] as const) {
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(field).toHaveValue(value)
  }
})

test('a run goes on after a reload: its risk answer is asked about once, at its end', async ({ as }) => {
  const page = await as('mara')
  const clientId = await beginRun(page, 'EA-7')
  await fillIn(page, { days: -90, total: '14', risk: '3' })
  await page.keyboard.press('Enter')
  await expect(whatWasDone(page)).toBeFocused()
  await page.reload()
  await expect(recordedIn(page)).toContainText('1 session')
  await expect(whatWasDone(page)).toBeFocused()
  await fillIn(page, { total: '13', risk: '0' })
  await page.keyboard.press('Enter')
  await expect(recordedIn(page)).toContainText('2 sessions')
  expect(await safetyOf(clientId)).toEqual([`${dayFromToday(-90)} recorded-late`])
  await expect(dayOf(page)).toBeFocused()
  await page.getByRole('button', { name: 'Finish' }).click()
  await expect(page.getByRole('heading', { name: 'Recorded late' })).toBeVisible()
})

test('typing takes the place of the day that is proposed; a day without an episode says what there is', async ({
  as,
}) => {
  const page = await as('mara')
  await beginRun(page, 'EA-8')
  await fillIn(page, { days: -90, total: '14', risk: '0' })
  await page.keyboard.press('Enter')
  await expect(recordedIn(page)).toContainText('1 session')
  for (const isReloaded of [false, true]) {
    if (isReloaded) await page.reload()
    await expect(dayOf(page)).toBeFocused()
    await expect(dayOf(page)).not.toHaveValue('')
    await expect
      .poll(() => dayOf(page).evaluate((field: HTMLInputElement) => [field.selectionStart, field.selectionEnd]))
      .toEqual([0, 10])
    await page.keyboard.type('10.2.20')
    await expect(dayOf(page)).toHaveValue('10.2.20')
  }
  await fillIn(page, { total: '14', risk: '0' })
  await page.keyboard.press('Enter')
  await expect(dayOf(page)).toBeFocused()
  await expect(dayOf(page)).toHaveAccessibleDescription(/This client’s episode runs from \d+ \w+ \d{4}\./)
})
