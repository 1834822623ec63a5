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

/** Types a date into a date field that has the focus. The order of day and month is the browser's own. */
export async function typeDate(page: Page, field: Locator, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-')
  for (const digits of [`${day}${month}${year}`, `${month}${day}${year}`]) {
    await page.keyboard.type(digits)
    if ((await field.inputValue()) === date) return
    for (const _ of [1, 2]) await page.keyboard.press('Shift+Tab')
    await tabTo(page, field)
  }
  throw new Error(`The date field did not take ${date}`)
}

/** One digit after the other, as the answers of a form are typed. */
export async function typeAnswers(page: Page, answers: readonly number[]): Promise<void> {
  for (const answer of answers) await page.keyboard.press(String(answer))
}
