import type { Page } from '@playwright/test'
import { client } from '@/db/client-pages'
import { expectReadable } from './support/accessible'
import { newClient } from './support/client'
import { dayFromToday, viewer } from './support/practice'
import { expect, test } from './support/test'

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
  const day = page.getByLabel('Day of the session')
  const recorded = page.getByRole('region', { name: 'Recorded in this run' })
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
    await expect(day).toBeFocused()
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
  await expect(page.getByText('Every risk answer of this run has been spoken of.')).toBeVisible()
})

test('a score without its risk item is asked about beside the field, and nothing typed is lost', async ({ as }) => {
  const page = await as('mara')
  const clientId = await newClient(await viewer('mara'), 'EA-2', null, 40)
  await page.goto(`/clients/${clientId}/earlier`)
  await page.getByLabel('Day of the session').fill(dayFromToday(-100))
  const total = page.getByRole('group', { name: /^Distress/ }).getByLabel('Total')
  await total.fill('14')
  await page.keyboard.press('Enter')
  await expect(page.getByText('A score does not show this item.')).toBeVisible()
  await expect(total).toHaveValue('14')
  await page.getByLabel(/^Risk item 6/).fill('-')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Recorded in this run' })).toContainText('1 session')
})
