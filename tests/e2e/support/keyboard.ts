import { expect, type Locator, type Page } from '@playwright/test'

/** Moves the focus by Tab alone until it is where it should be; backwards where that is shorter. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toHaveCount(1)
  for (let presses = 0; presses < 120; presses++) {
    if (await target.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`The focus never came to ${target}`)
}

/** To a link or a button by Tab, and Enter. */
export async function pressOn(page: Page, target: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void> {
  await tabTo(page, target, key)
  await page.keyboard.press('Enter')
}

/** Presses a key until the page, which may not listen yet, shows what the key calls for. */
export async function untilAnswered(page: Page, key: string, answer: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key)
    await expect(answer).toBeVisible({ timeout: 2000 })
  }).toPass()
}

/** Types a date over whatever stands in a date field that has the focus. */
export async function typeDate(page: Page, field: Locator, date: string): Promise<void> {
  await expect(field).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(date)
}

/** One digit after the other, as the answers of a form are typed. */
export async function typeAnswers(page: Page, answers: readonly number[]): Promise<void> {
  for (const answer of answers) await page.keyboard.press(String(answer))
}
