import { expect, test } from './support/test'

test('a theme is chosen for this browser, holds before the login, and gives way to paper', async ({ browserOf }) => {
  const context = await browserOf('mara', { colorScheme: 'light' })
  const page = await context.newPage()
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.goto('/me')
  expect(await scheme()).toBe('light dark')
  const light = await paper()
  await page.getByRole('button', { name: 'Dark', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Dark', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(scheme).toBe('dark')
  await expect.poll(paper).not.toBe(light)
  await page.emulateMedia({ media: 'print' })
  expect(await scheme()).toBe('light')
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('button', { name: 'Log out', exact: true }).click()
  await expect(page).toHaveURL(/login/)
  expect(await scheme()).toBe('dark')
})

test('where less motion is asked for, another theme is there at once', async ({ as }) => {
  const page = await as('mara')
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.goto('/caseload')
  await page.evaluate(() => {
    const count = document.body.dataset
    document.addEventListener('transitionrun', () => (count.transitions = `${Number(count.transitions ?? 0) + 1}`))
  })
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await paper()
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expect.poll(paper).not.toBe(light)
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await expect(page.locator('body')).not.toHaveAttribute('data-transitions')
})
