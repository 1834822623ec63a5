import type { Locator, Page } from '@playwright/test'

/** On the list of flags, the lines under the name of one client. */
export const flagsOf = (page: Page, name: string): Locator => page.getByRole('listitem', { name, exact: true })

/** Opens a line in its place. */
export async function openLine(line: Locator): Promise<void> {
  await line.locator('summary').first().click()
  await line.locator('details[open]').first().waitFor()
}
