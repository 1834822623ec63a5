import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from '@playwright/test'
import { allianceOf } from '../support/course'
import { newClient, recordWeekly } from './support/client'
import { flagsOf } from './support/flag-lines'
import { pressOn, tabTo } from './support/keyboard'
import { goTo } from './support/palette'
import { givePassword, password } from './support/password'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/* A whole working day by the keyboard: no pointer comes near a page. */

const run = randomUUID().slice(0, 6)
const codes = ['A', 'B', 'C'].map(letter => `DAY-${run}-${letter}`)
const [first = '', second = '', third = ''] = codes
let firstId: string
let email: string

test.beforeAll(async () => {
  email = await givePassword('mara')
  const mara = await viewer('mara')
  for (const code of codes) {
    const clientId = await newClient(mara, code, null)
    if (code === first) firstId = clientId
    if (code === first)
      await recordWeekly(
        mara,
        clientId,
        [48, 49, 47, 48, 49].map(sum => [allianceOf(sum)]),
      )
  }
})

/** What a pointer did in any page, and how often a page was printed. */
async function watched(context: BrowserContext) {
  const seen = { pointer: [] as string[], printed: 0 }
  await context.exposeFunction('sawPointer', (event: string) => seen.pointer.push(event))
  await context.exposeFunction('sawPrint', () => (seen.printed += 1))
  await context.addInitScript(() => {
    const tell = (name: string, ...given: unknown[]) => Reflect.get(window, name)(...given)
    for (const event of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'wheel'])
      window.addEventListener(event, () => tell('sawPointer', event), { capture: true, passive: true })
    window.print = () => tell('sawPrint')
  })
  return seen
}

const item = (page: Page, n: number) => page.locator(`[data-item="${n}"] input`).first()

async function answer(page: Page, digits: string) {
  await expect(item(page, 1)).toBeFocused()
  for (const digit of digits) await page.keyboard.press(digit)
}

/** To a client's line in the caseload by the letters of the code, and the session begun from there. */
async function recordFromCaseload(page: Page, code: string) {
  await expect(page.getByRole('searchbox', { name: 'Find a client' })).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox')).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.type(code)
  await expect(page.locator('tbody tr')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', { name: code, exact: true })).toBeFocused()
  await page.keyboard.press('r')
}

test('logs in, records three sessions, reviews flags, pins an event, prints a report and logs out', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000)
  const seen = await watched(context)

  await test.step('logs in', async () => {
    await page.goto('/login')
    await expect(page.getByLabel('E-mail address')).toBeFocused()
    await page.keyboard.type(email)
    await page.keyboard.press('Tab')
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL('/caseload')
  })

  await test.step('records a session whose alliance falls', async () => {
    await recordFromCaseload(page, first)
    await answer(page, '333333332222')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: 'Session 6 is saved' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Flags' })).toContainText('Alliance (WAI-SR) fell to 2.7')
  })

  await test.step('records one by the palette, and one from the caseload again', async () => {
    await goTo(page, `record ${second}`)
    await answer(page, '4444444444441111000000')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: 'Session 1 is saved' })).toBeVisible()
    await goTo(page, 'caseload')
    await recordFromCaseload(page, third)
    await answer(page, '55')
    await page.keyboard.press('x')
    await expect(page.getByText('Declined today. It stays due.')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: 'Session 1 is saved' })).toBeVisible()
  })

  await test.step('reviews the flag', async () => {
    await goTo(page, 'flags')
    const flag = flagsOf(page, first)
    await pressOn(page, flag.locator('summary').first())
    await pressOn(page, flag.getByRole('button', { name: 'Acknowledge' }))
    await expect(page.getByRole('dialog')).toBeVisible()
    await tabTo(page, page.getByLabel('Note (optional)'))
    await page.keyboard.type('To ask about next week.')
    await pressOn(page, page.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }))
    await expect(page.getByRole('status').filter({ hasText: 'Acknowledged.' })).toBeVisible()
    // Those that were acknowledged come last, on a later page where there are many.
    await page.goto(`/flags?client=${firstId}`)
    await expect(flag).toContainText('To ask about next week.')
  })

  await test.step('pins an event', async () => {
    await goTo(page, `${first}`)
    await expect(page.getByRole('heading', { level: 1, name: first })).toBeVisible()
    await pressOn(page, page.getByRole('button', { name: 'Add event' }))
    await tabTo(page, page.getByLabel('What happened'))
    await page.keyboard.type('new flat')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: 'The event is on the timeline.' })).toBeVisible()
    await pressOn(page, page.getByRole('link', { name: 'Timeline', exact: true }), 'Shift+Tab')
    await expect(page.getByRole('img', { name: /new flat/ })).toBeVisible()
    await pressOn(page, page.getByRole('link', { name: first, exact: true }), 'Shift+Tab')
  })

  await test.step('prints a report', async () => {
    await expect(page.getByRole('heading', { level: 1, name: first })).toBeVisible()
    await pressOn(page, page.getByRole('link', { name: 'Report', exact: true }))
    await expect(page.getByRole('heading', { level: 2, name: 'Alliance' }).first()).toBeVisible()
    await pressOn(page, page.getByRole('button', { name: 'Print' }))
    await expect.poll(() => seen.printed).toBe(1)
  })

  await test.step('logs out', async () => {
    await pressOn(page, page.getByRole('button', { name: 'Log out' }))
    await expect(page).toHaveURL(/\/login/)
  })
  expect(seen.pointer).toEqual([])
})
