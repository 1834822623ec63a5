import { expect, type Page } from '@playwright/test'
import { episodesBeingRead } from '@/db/practice-settings'
import { viewer } from './practice'

/** Thresholds are kept and all flags checked: where that takes longer than a moment (a busy machine), it goes on when the page has answered. */
export async function expectCheckedAgain(page: Page): Promise<void> {
  const ends = 'were checked again with the new settings\\.|are being checked again with the new settings;'
  await expect(page.getByText(new RegExp(`^Saved\\. All flags (${ends})`))).toBeVisible()
  const ines = await viewer('ines')
  await expect.poll(() => episodesBeingRead(ines)).toBeNull()
}
