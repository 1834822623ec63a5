import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, type ConsoleMessage, chromium, type Page } from '@playwright/test'
import { closePractice, openPractice } from '../db/open'
import { setupCode } from '../db/setup-code'
import { chromium as findBrowser } from './browser.mjs'
import { requireBuilt } from './build.mjs'
import { UserError } from './command-line.mjs'
import { ensureWritable, inRoot } from './folder.mjs'
import { freePort } from './port.mjs'
import { logIn, people, screens } from './screens'
import { serve } from './serve.mjs'
import { makeDemo } from './start.mjs'

const folder = inRoot('screenshots')

/** Every way in which a screen is looked at. */
const looks = (['light', 'dark'] as const).flatMap(colorScheme =>
  [
    { width: 1440, height: 900 },
    { width: 1280, height: 800 },
    { width: 1024, height: 768 },
    { width: 375, height: 812 },
  ].map(viewport => ({ colorScheme, viewport })),
)
type Look = (typeof looks)[number]

/** What a visitor would stumble over: errors of the browser, and pages that are wider than their window. */
const problems: string[] = []

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof UserError ? error.message : error)
  process.exitCode = 1
}

/** `npm run screenshots`: every screen of the fictional practice, in both themes, wide and as on a phone, to be looked at. */
async function main(): Promise<number> {
  ensureWritable(inRoot('data'))
  requireBuilt()
  const executablePath = await findBrowser()
  const browser = () => chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  // A copy: the clicks on the way must not change the practice that somebody is looking at.
  const practice = mkdtempSync(path.join(tmpdir(), 'attune-screens-'))
  const fresh = mkdtempSync(path.join(tmpdir(), 'attune-screens-'))
  cpSync(await makeDemo(), practice, { recursive: true })
  process.env.PORT = String(await freePort())
  mkdirSync(folder, { recursive: true })
  try {
    await serve(practice, origin => visit(browser(), opened => everyLook(opened, origin)))
    await serve(fresh, origin => visit(browser(), opened => firstDays(opened, origin, fresh)))
  } finally {
    for (const made of [practice, fresh]) rmSync(made, { recursive: true, force: true })
  }
  console.log(`The screenshots are in ${path.relative(process.cwd(), folder)}/.`)
  for (const problem of problems) console.error(problem)
  return problems.length === 0 ? 0 : 1
}

/** Ends the server, as if asked to, when the visit is over. */
async function visit(launched: Promise<Browser>, work: (browser: Browser) => Promise<void>): Promise<void> {
  try {
    const browser = await launched
    await work(browser).finally(() => browser.close())
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error))
  }
  process.kill(process.pid, 'SIGTERM')
}

async function everyLook(browser: Browser, origin: string) {
  for (const look of looks)
    for (const person of people) {
      const context = await browser.newContext({ ...look, baseURL: origin, locale: 'en-GB', reducedMotion: 'reduce' })
      const page = await context.newPage()
      noteErrors(page)
      await page.goto('/login')
      if (person === people[0]) await keep(page, 'login', look)
      await logIn(page, person)
      for (const [who, name, go] of screens) {
        if (who !== person) continue
        await go(page)
        await keep(page, name, look)
      }
      await context.close()
    }
}

/** What a practice goes through once, in order: each screen is looked at in every way before the next step is taken. */
async function firstDays(browser: Browser, origin: string, practice: string) {
  const page = await browser.newPage({ baseURL: origin, locale: 'en-GB', reducedMotion: 'reduce' })
  noteErrors(page)
  await page.goto('/setup')
  await keepEveryLook(page, 'setup')
  await page.getByLabel('Password').fill('seven quiet lamps over water')
  await page.getByRole('button', { name: 'Show password' }).click()
  await keepEveryLook(page, 'setup-password-shown')
  await page.getByLabel('Code').fill(await setupCodeOf(practice))
  await page.getByLabel('Name of the practice').fill('North Street')
  await page.getByLabel('Your name').fill('Ada Reyes')
  await page.getByLabel('Your e-mail address').fill('ada@attune.example')
  await page.getByRole('button', { name: 'Set up the practice' }).click()
  await page.waitForURL('**/start')
  await keepEveryLook(page, 'first-days')
  await page.getByRole('button', { name: /^Start lighter/ }).click()
  await keepEveryLook(page, 'first-days-lighter')
  await page.goto('/caseload')
  await keepEveryLook(page, 'caseload-first-days')
}

/** As its terminal shows it. */
async function setupCodeOf(practice: string): Promise<string> {
  await openPractice(practice, { asItIs: true })
  try {
    return (await setupCode()) ?? ''
  } finally {
    closePractice()
  }
}

async function keepEveryLook(page: Page, name: string) {
  await page.waitForLoadState('networkidle')
  for (const look of looks) {
    await page.emulateMedia({ colorScheme: look.colorScheme })
    await page.setViewportSize(look.viewport)
    await keep(page, name, look)
  }
}

function noteErrors(page: Page) {
  const note = (text: string) => problems.push(`${new URL(page.url()).pathname}: ${text}`)
  page.on('console', message => message.type() === 'error' && isOurs(message) && note(message.text()))
  page.on('pageerror', error => note(error.message))
}

/** The browser itself remarks on the 404 that one of the screens is there to show. */
function isOurs(message: ConsoleMessage): boolean {
  return !message.text().includes('404')
}

/** Keeps a picture of the whole page, or of the window where a dialog is open. */
async function keep(page: Page, name: string, { colorScheme, viewport }: Look) {
  await page.waitForLoadState('networkidle')
  // What is fixed to the foot of a window is shown where the page ends, unless a dialog is in the middle of the window.
  const isWhole = (await page.getByRole('dialog').count()) === 0
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  if (isWhole) await page.setViewportSize({ ...viewport, height: Math.max(viewport.height, height) })
  const file = path.join(folder, `${colorScheme}-${viewport.width}`, `${name}.png`)
  await page.screenshot({ path: file, fullPage: isWhole })
  await page.setViewportSize(viewport)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (over > 0) problems.push(`${name} is ${over} px wider than its window of ${viewport.width} px.`)
}
