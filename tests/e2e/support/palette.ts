import { expect, type Page } from '@playwright/test'

/** Opens the palette by its keys. Until the page listens to them, a press is lost. */
export const openPalette = (page: Page) =>
  expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog', { name: 'Go to' })).toBeVisible({ timeout: 500 })
  }).toPass()

/** Goes where a few letters lead. */
export async function goTo(page: Page, letters: string): Promise<void> {
  await openPalette(page)
  await page.keyboard.type(letters)
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Go to' })).toHaveCount(0)
}
