import { expect, type Page } from '@playwright/test'
import { untilAnswered } from './keyboard'

/** Opens the palette by its keys. */
export const openPalette = (page: Page) => untilAnswered(page, 'Control+k', page.getByRole('dialog', { name: 'Go to' }))

/** Goes where a few letters lead. */
export async function goTo(page: Page, letters: string): Promise<void> {
  await openPalette(page)
  await page.keyboard.type(letters)
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Go to' })).toHaveCount(0)
}
