import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { isTestAll } from '../../support/test-all'

type Look = {
  colorScheme?: 'light' | 'dark'
  forcedColors?: 'active' | 'none'
  size?: { width: number; height: number }
  /** Looked at each time, not only where everything is tried: two looks have both themes and both widths between them. */
  isAlways?: true
}

const wide = { width: 1280, height: 720 }
const narrow = { width: 320, height: 640 }

/**
 * The ways in which every screen must be readable. A window zoomed to 200 % has half as many pixels for the page each way. The last is
 * how a page was found, and how it is left.
 */
const looks: Readonly<Record<string, Look>> = {
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
  '320 px': { size: narrow },
  'dark, 320 px': { colorScheme: 'dark', size: narrow, isAlways: true },
  '200 % zoom': { size: { width: wide.width / 2, height: wide.height / 2 } },
  light: { isAlways: true },
}
const looksNow = Object.entries(looks).filter(([, { isAlways }]) => isTestAll || isAlways)

/** Nothing that axe can find and nothing wider than the window, in any of the ways a screen is looked at. */
export async function expectReadable(page: Page): Promise<void> {
  for (const [name, look] of looksNow) {
    await lookAt(page, look)
    const isOnlyTones = look.size === undefined && (look.colorScheme ?? look.forcedColors) !== undefined
    await expectNothingFound(page, name, isOnlyTones ? ofTones : undefined)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, `${page.url()} at ${name}`).toBeLessThanOrEqual((look.size ?? wide).width)
  }
}

/** Nothing that axe can find, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectNothingFound(page, colorScheme, colorScheme === 'dark' ? ofTones : undefined)
  }
}

/** Nothing that axe can find 320 px wide, and nothing wider than that: where one and the same page is looked at in every language. */
export async function expectReadableNarrow(page: Page): Promise<void> {
  await lookAt(page, { size: narrow })
  await expectNothingFound(page, '320 px')
  await expectNoOverflow(page)
}

async function lookAt(page: Page, { colorScheme = 'light', forcedColors = 'none', size = wide }: Look) {
  await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' })
  await page.setViewportSize(size)
}

/** In other tones than light ones the same page is there, so that only what depends on tones is looked at again. */
const ofTones = ['color-contrast', 'link-in-text-block']

async function expectNothingFound(page: Page, look: string, rules?: string[]) {
  await settled(page)
  // After an act the framework takes the title out, and puts it back when it has been read again.
  await expect(page).toHaveTitle(/./)
  // Reading axe into a page takes as long as what it then looks for: once for each page that was loaded. Its builder would do it twice.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource())
  // No page of ours has frames: what axe does for them takes twice the time. Where all is well is not asked: it names each element.
  const axe = new AxeBuilder({ page, axeSource: ';' }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  const found = violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ target }) => target.join(' ')) }))
  expect(found, `${page.url()}: ${look}`).toEqual([])
}

let source = ''

/** Axe in its short form, that of the version which its builder is for. */
function axeSource(): string {
  const ofBuilder = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))
  source ||= readFileSync(ofBuilder.resolve('axe-core/axe.min.js'), 'utf8')
  return source
}

/**
 * Tones fade from one theme to the other, where the page comes to it; what is read before they have, or half-way, is neither. A window
 * that the browser draws no frames for at the moment is not waited for without end.
 */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const atMost = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
    for (let quiet = 0, tries = 0; quiet < 3 && tries < 20; quiet += 1, tries += 1) {
      await Promise.race([new Promise(requestAnimationFrame), atMost(500)])
      const fading = document.getAnimations()
      if (fading.length > 0) quiet = -1
      await Promise.race([Promise.all(fading.map(({ finished }) => finished.catch(() => null))), atMost(1000)])
    }
  })
}

/** Nothing runs out of a screen as narrow as a phone's, or of one enlarged fourfold; or of one of another size. */
export async function expectNoOverflow(page: Page, { width, height } = narrow): Promise<void> {
  await page.setViewportSize({ width, height })
  const needed = await page.evaluate(() => document.documentElement.scrollWidth)
  const texts = needed > width ? await textsBeyond(page, width) : []
  expect(needed, `${page.url()} at ${width} px: ${texts.join(' | ')}`).toBeLessThanOrEqual(width)
}

/** The texts that end beyond the window. */
const textsBeyond = (page: Page, width: number) =>
  page.locator('body *').evaluateAll(
    (all, right) =>
      all.flatMap(each => {
        const isBeyond = each.children.length === 0 && each.getBoundingClientRect().right > right
        return isBeyond && each.textContent ? [each.textContent] : []
      }),
    width,
  )
