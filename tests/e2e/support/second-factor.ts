import { expect, type Page } from '@playwright/test'
import { codeAt } from '@/db/totp'

const halfMinute = 30_000

/** Sets up a second factor by the screens; gives the key that the app of it counts from, and its recovery codes. */
export async function setUpSecondFactor(page: Page): Promise<{ key: string; codes: string[] }> {
  await page.goto('/me/second-factor')
  await page.getByRole('button', { name: 'Set it up' }).click()
  const key = await keyOn(page)
  await page.getByLabel('Code').fill(codeAt(key, Date.now()))
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await expect(page.getByRole('heading', { name: /^Your second factor is on/ })).toBeVisible()
  return { key, codes: await codesOn(page) }
}

/** The key that the page shows to be typed, as the app has it. */
async function keyOn(page: Page): Promise<string> {
  const shown = page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
  return ((await shown.textContent()) ?? '').replaceAll(' ', '')
}

export const codesOn = (page: Page): Promise<string[]> =>
  page.getByText(/^([A-Z2-7]{4}-){2}[A-Z2-7]{4}$/).allTextContents()

/** A code that the app shows at this moment or the next, and that was not used when the one of this moment was. */
export const nextCode = (key: string): string => codeAt(key, Date.now() + halfMinute)
