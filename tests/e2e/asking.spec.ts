import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { askClient } from '@/db/answer-requests'
import { closePractice } from '@/db/open'
import { startSession } from '@/db/sessions'
import { freePort } from '../../scripts/port.mjs'
import { tensionOnTablet } from '../support/asked'
import { emptyFolder, removePractice } from '../support/folder'
import { makePractice, viewerFor } from './support/cast'
import { newClient } from './support/client'
import { untilAnswered } from './support/keyboard'
import { logInBrowser } from './support/login'
import { OwnServer } from './support/own-server'
import { ownPlace } from './support/places'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/* A clinician asks a client, who answers on a tablet of the practice; what comes in is saved with next to nothing to do. */

const code = `AS-${randomUUID().slice(0, 8)}`
let client: string
test.beforeAll(async () => {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, code, 'Ilse Brandt')
  const begun = await startSession(mara, { clientId, key: randomUUID() }, Date.now())
  if (!begun.ok) throw new Error('The session was not begun')
  client = `/clients/${clientId}`
})

/** Adds a tablet as an administrator, and opens its link on a device; gives the page for codes there. */
async function enrol(ines: Page, device: Page): Promise<void> {
  await ines.goto('/practice/tablets')
  await ines.getByLabel('Name').fill('Room 2')
  await ines.getByRole('button', { name: 'Add', exact: true }).click()
  const link = (await ines.locator('p.font-mono').textContent()) ?? ''
  await device.goto(`${ownPlace().address}${new URL(link).pathname}`)
  await device.getByRole('button', { name: 'Make this a tablet' }).click()
  await device.getByRole('link', { name: 'To the page for codes' }).click()
}

/** Gives every question its second answer, page by page, and sends. */
async function answerAll(device: Page, pages: number): Promise<void> {
  for (let page = 1; page <= pages; page++) {
    await expect(device).toHaveURL(new RegExp(`page=${page}(#|$)`))
    // A question that hangs on another one's answer may not be there.
    for (const question of await device.locator('fieldset').all())
      if (await question.isVisible()) await question.locator('.option input').nth(1).check()
    await device.locator('.buttons .main').click()
  }
  await device.getByRole('button', { name: 'Send' }).click()
  await expect(device.getByRole('heading', { name: 'Thank you.' })).toBeVisible()
}

test('asked, answered on a tablet, and saved in three interactions from the caseload', async ({ as, browser }) => {
  const context = await browser.newContext()
  const device = await context.newPage()
  await enrol(await as('ines'), device)

  const mara = await as('mara')
  await mara.goto(client)
  await mara.getByRole('link', { name: 'Ask', exact: true }).click()
  await expect(mara.getByRole('heading', { level: 1 })).toContainText(code)
  await expect(mara.getByRole('checkbox', { name: /^Tension check/ })).toBeChecked()
  // What has no words for clients is no line of its own: it is named with the reason where one asks for it.
  await expect(mara.getByText('No wording in English (en) is loaded.')).toBeHidden()
  await mara.getByText(/more cannot be asked yet$/).click()
  await expect(mara.getByText('No wording in English (en) is loaded.')).toContainText('WAI-SR (due)')
  await expect(mara.getByRole('checkbox', { name: /^WAI-SR/ })).toHaveCount(0)
  await expect(mara.getByRole('checkbox', { disabled: true })).toHaveCount(0)
  await mara.getByText(/^Something else/).click()
  await mara.getByRole('checkbox', { name: /impression/i }).check()
  await mara.getByRole('button', { name: 'Ask, 2 chosen' }).click()
  await expect(mara.getByRole('heading', { name: 'Type this on the tablet' })).toBeVisible()
  const letters = (await mara.locator('p.font-mono').first().textContent()) ?? ''
  await mara.goto(`/caseload?size=100&show=asked`)
  await expect(mara.getByRole('row', { name: code })).toContainText('asked today')

  await device.getByLabel('Code').fill(letters)
  await device.getByRole('button', { name: 'Go on' }).click()
  await answerAll(device, 2)
  expect(await device.content()).not.toContain('Ilse')

  await mara.goto('/caseload?size=100')
  await expect(mara.getByRole('row', { name: code })).toContainText('came in today')
  await untilAnswered(mara, 'j', mara.locator('tbody a:focus'))
  await mara.getByRole('row', { name: code }).getByRole('link').first().focus()
  await mara.keyboard.press('r')
  await expect(mara.getByText(/^Came in today/)).toBeVisible()
  await mara.waitForLoadState('networkidle')
  await mara.keyboard.press('Control+Enter')
  await mara.keyboard.press('Enter')
  await expect(mara.getByRole('heading', { name: 'Session 1 is saved' })).toBeVisible()
  await expect(mara.getByRole('heading', { name: /Tension check/ }).first()).toBeVisible()
  await context.close()
})

test('withdrawn, a code opens nothing any more, and the client can be asked again', async ({ as }) => {
  const other = await newClient(await viewer('mara'), `${code}-other`, null)
  const mara = await as('mara')
  await mara.goto(`/clients/${other}/ask`)
  await mara.getByRole('radio', { name: 'Between sessions' }).check()
  await mara.getByRole('checkbox', { name: /^Tension check/ }).uncheck()
  await mara.getByText(/^Something else/).click()
  await mara.getByRole('checkbox', { name: /impression/i }).check()
  await mara.getByRole('button', { name: 'Ask, 1 chosen' }).click()
  await mara.getByRole('button', { name: 'Withdraw' }).click()
  await mara.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await expect(mara.getByText('It was withdrawn. The link and the code open nothing any more.')).toBeVisible()
  await mara.getByRole('link', { name: 'Ask again' }).click()
  await expect(mara.getByRole('checkbox', { name: /impression/i })).toBeChecked()
  await expect(mara.getByRole('radio', { name: 'Between sessions' })).toBeChecked()
})

test('a slip is on paper only where it leads somewhere', async ({ as }) => {
  const mara = await viewer('mara')
  const page = await as('mara')
  await page.emulateMedia({ media: 'print' })
  const slip = page.getByText('Es gibt einige Fragen an Sie.')
  // This practice has no door for clients’ own devices, so that a phone is led nowhere.
  for (const [way, count] of [
    ['tablet', 1],
    ['phone', 0],
  ] as const) {
    const clientId = await newClient(mara, `${code}-${way}`, null)
    const how = way === 'phone' && ({ way, check: 'pin', pin: '4711' } as const)
    const asked = await askClient(mara, { ...tensionOnTablet(clientId), language: 'de', ...how }, Date.now())
    if (!asked.ok) throw new Error('The client was not asked')
    await page.goto(`/clients/${clientId}/asked/${asked.requestId}`)
    await expect(page).toHaveTitle(/./)
    await expect(slip).toHaveCount(count)
  }
})

test('what was chosen outlives a refusal, where clients answer on their own devices too', async ({ page }) => {
  const folder = emptyFolder()
  const own = await viewerFor((await makePractice(folder)).mara)
  const clientId = await newClient(own, 'AS-PIN', null)
  const server = new OwnServer(folder, await freePort(), { env: { ANSWER_PORT: String(await freePort()) } })
  await logInBrowser(page.context(), own.loginId, server.address)
  closePractice()
  await server.start()
  await page.goto(`${server.address}/clients/${clientId}/ask`)
  await page.getByRole('radio', { name: 'On their own phone, here' }).check()
  await page.getByRole('radio', { name: 'Between sessions' }).check()
  await page.getByRole('radio', { name: 'a PIN that you tell them' }).check()
  await page.getByLabel('PIN', { exact: true }).fill('12')
  await page.getByRole('button', { name: /^Ask/ }).click()
  await expect(page.getByLabel('PIN', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('PIN', { exact: true })).toHaveValue('12')
  await expect(page.getByRole('radio', { name: 'On their own phone, here' })).toBeChecked()
  await expect(page.getByRole('radio', { name: 'Between sessions' })).toBeChecked()
  await page.getByLabel('PIN', { exact: true }).fill('4711')
  await page.getByRole('button', { name: /^Ask/ }).click()
  // A phone in the practice has some hours, and the slip does not say the whole day.
  await expect(page.getByText(/You can answer until .*, \d\d:\d\d\.$/)).toHaveCount(1)
  // What it is still told of the page would break off with the server.
  await page.close()
  await server.kill()
  await removePractice(folder)
})
