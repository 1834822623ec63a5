import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expectReadable } from './support/accessible'
import { untilAnswered } from './support/keyboard'
import { openPalette } from './support/palette'
import { type About, makeAbout, oneClient, pathOf, screens } from './support/screens'
import { expect, test } from './support/test'
import { expectLight, ofChartLibraries, scriptsOf } from './support/weight'

/*
 * Every screen with something on it, visited once: what it loads, and how it reads in light, in dark, in forced colours, 320 px wide
 * and at 200 % zoom. /setup is seen by the tests that set a practice up, /recover by its own, and `/` leads elsewhere.
 */

let about: About
test.beforeAll(async () => {
  about = await makeAbout()
})

for (const [name, screen] of Object.entries(screens))
  test(`${name} can be read and used by anybody, and loads at most 60 KB of JavaScript of its own`, async ({ as }) => {
    const page = await as(screen.who ?? 'mara')
    const asked = scriptsOf(page)
    const response = await page.goto(pathOf(screen, about))
    expect(response?.status()).toBe(200)
    // Whatever is shown of one person is titled with who it is; a report has the title of its paper beneath.
    if (screen.route.startsWith(oneClient))
      await expect(page.getByRole('heading', { level: 1 }).first()).toContainText(about.code)
    await expectReadable(page)
    await page.waitForLoadState('networkidle')
    expectLight(asked)
  })

test('the chart libraries say what they are known by', () => {
  const sources = ['d3-format/dist/d3-format.min.js', 'd3-path/dist/d3-path.min.js']
  const texts = sources.map(file => readFileSync(path.join('node_modules', file), 'utf8'))
  expect(ofChartLibraries.map((said, index) => texts[index]?.includes(said))).toEqual([true, true])
})

test('an opened flag can be read and used by anybody', async ({ as }) => {
  const page = await as('mara')
  await page.goto('/flags')
  for (const summary of await page.locator('article').first().locator('summary').all()) await summary.click()
  await expectReadable(page)
})

const opened: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the palette': openPalette,
  'the keys': page => untilAnswered(page, '?', page.getByRole('dialog')),
  'a dialog': async page => {
    await page.goto('/flags?tier=review&acknowledged=hidden')
    await page.locator('article summary').first().click()
    await page.getByRole('button', { name: 'Acknowledge' }).first().focus()
    await untilAnswered(page, 'Enter', page.getByRole('dialog'))
  },
}

for (const [name, open] of Object.entries(opened))
  test(`${name} can be read and used by anybody`, async ({ as }) => {
    const page = await as('mara')
    await page.goto('/flags')
    await open(page)
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectReadable(page)
  })

test('no screen is forgotten', () => {
  const files = readdirSync('app/(practice)', { recursive: true }).map(String)
  const pages = files.filter(file => file.endsWith('/page.tsx')).map(file => file.slice(0, -'/page.tsx'.length))
  expect(new Set(Object.values(screens).map(({ route }) => route))).toEqual(new Set(pages))
})

test('the login page can be read and used by anybody', async ({ page }) => {
  await page.goto('/login')
  await expectReadable(page)
})

test('what is not there can be read and used by anybody', async ({ as, troubles }) => {
  const page = await as('mara')
  troubles.expectRefusal(404)
  await page.goto('/clients/nobody')
  await expect(page.getByRole('heading', { name: 'No such client' })).toBeVisible()
  await expectReadable(page)
})
