import { readFileSync } from 'node:fs'
import path from 'node:path'
import { keep, looks } from './screens.mjs'

/** What a practice goes through once, in order: each screen is looked at in every way before the next step is taken. */
const steps = [
  ['setup', page => page.goto('/setup')],
  ['setup-password-shown', showPassword],
  ['first-days', setUp],
  ['first-days-lighter', page => page.getByRole('button', { name: /^Start lighter/ }).click()],
  ['caseload-first-days', page => page.goto('/caseload')],
]

/** As `shoot`, of a practice that is set up on the way, in a folder that is still empty. */
export async function shootFirstDays(origin, executablePath, folder, practice) {
  const { chromium } = await import('@playwright/test')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const troubles = []
  try {
    const page = await browser.newPage({ baseURL: origin, locale: 'en-GB', reducedMotion: 'reduce' })
    page.on('console', message => message.type() === 'error' && troubles.push(`${page.url()}: ${message.text()}`))
    page.on('pageerror', error => troubles.push(`${page.url()}: ${error.message}`))
    for (const [name, go] of steps) {
      await go(page, practice)
      await everyLook(page, name, folder, troubles)
    }
  } finally {
    await browser.close()
  }
  return troubles
}

async function everyLook(page, name, folder, troubles) {
  await page.waitForLoadState('networkidle')
  for (const { colorScheme, viewport } of looks) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize(viewport)
    await keep(page, name, path.join(folder, `${colorScheme}-${viewport.width}`), troubles)
  }
}

async function showPassword(page) {
  await page.getByLabel('Password').fill('seven quiet lamps over water')
  await page.getByRole('button', { name: 'Show password' }).click()
}

async function setUp(page, practice) {
  await page.getByLabel('Code').fill(readFileSync(path.join(practice, 'setup-code'), 'utf8').trim())
  await page.getByLabel('Name of the practice').fill('North Street')
  await page.getByLabel('Your name').fill('Ada Reyes')
  await page.getByLabel('Your e-mail address').fill('ada@attune.example')
  await page.getByRole('button', { name: 'Set up the practice' }).click()
  await page.waitForURL('**/start')
}
