import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

type Look = {
  colorScheme?: 'light' | 'dark'
  forcedColors?: 'active' | 'none'
  size?: { width: number; height: number }
}

const wide = { width: 1280, height: 720 }

/** The ways in which every screen must be readable. A window zoomed to 200 % has half as many pixels for the page each way. */
const looks: Readonly<Record<string, Look>> = {
  light: {},
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
  '320 px': { size: { width: 320, height: 640 } },
  '200 % zoom': { size: { width: wide.width / 2, height: wide.height / 2 } },
}

/** Nothing that axe can find and nothing wider than the window, in any of the ways a screen is looked at. */
export async function expectReadable(page: Page): Promise<void> {
  for (const [name, look] of Object.entries(looks)) {
    await lookAt(page, look)
    await expectNothingFound(page, name)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, `${page.url()} at ${name}`).toBeLessThanOrEqual((look.size ?? wide).width)
  }
  await lookAt(page, {})
}

/** Nothing that axe can find, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectNothingFound(page, colorScheme)
  }
}

async function lookAt(page: Page, { colorScheme = 'light', forcedColors = 'none', size = wide }: Look) {
  await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' })
  await page.setViewportSize(size)
}

async function expectNothingFound(page: Page, look: string) {
  await settled(page)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ target }) => target.join(' ')) }))
  expect(found, `${page.url()}: ${look}`).toEqual([])
}

/** Tones fade from one theme to the other; what is read before they have, or half-way, is neither. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame)
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null)))
    await new Promise(requestAnimationFrame)
  })
}

/** Nothing runs out of a screen as narrow as a phone's, or of one enlarged fourfold. */
export async function expectNoOverflow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width, `${page.url()} at 320 px`).toBeLessThanOrEqual(320)
}
