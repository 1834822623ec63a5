import path from 'node:path'

const clinician = 'Mara Lindqvist'
const supervisor = 'Ruth Okonjo'
const administrator = 'Daniel Whitcombe'

/** Who sees which screens, and how to get there from where they land. The first client is the one at the top of the caseload. */
const tours = [
  [clinician, 'caseload', page => page.goto('/caseload')],
  [clinician, 'client', page => page.goto(firstClient)],
  [clinician, 'timeline', page => page.goto(`${firstClient}/timeline`)],
  [clinician, 'timeline-by-date', page => page.goto(`${firstClient}/timeline?axis=date`)],
  [clinician, 'new-client', page => page.goto('/clients/new')],
  [clinician, 'flags', page => page.goto('/flags')],
  [clinician, 'instruments', page => page.goto('/instruments')],
  [clinician, 'instrument', page => page.goto('/instruments/core-10')],
  [clinician, 'account', page => page.goto('/me')],
  [clinician, 'nothing-here', page => page.goto('/clients/nobody')],
  [clinician, 'entry', record],
  [clinician, 'summary', save],
  [supervisor, 'supervisor-caseload', page => page.goto('/caseload')],
  [supervisor, 'supervisor-flags', page => page.goto('/flags')],
  [administrator, 'practice', page => page.goto('/practice')],
]

const themes = ['light', 'dark']
const widths = [1440, 375]
let firstClient = ''

/** Walks through every screen and keeps a picture of each; gives back what a visitor would stumble over. */
export async function shoot(origin, executablePath, folder) {
  const { chromium } = await import('@playwright/test')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const troubles = []
  try {
    for (const colorScheme of themes)
      for (const width of widths) {
        const look = { colorScheme, viewport: { width, height: width < 500 ? 812 : 900 }, baseURL: origin }
        await everyTour(browser, look, path.join(folder, `${colorScheme}-${width}`), troubles)
      }
  } finally {
    await browser.close()
  }
  return troubles
}

async function everyTour(browser, look, folder, troubles) {
  for (const person of [clinician, supervisor, administrator]) {
    const context = await browser.newContext({ ...look, locale: 'en-GB', reducedMotion: 'reduce' })
    const page = await context.newPage()
    page.on('console', message => message.type() === 'error' && isOurs(message) && troubles.push(message.text()))
    page.on('pageerror', error => troubles.push(error.message))
    await logIn(page, person)
    for (const [who, name, go] of tours) if (who === person) await picture(page, name, go, folder, troubles)
    await context.close()
  }
}

/** The browser itself remarks on the 404 that one of the screens is there to show. */
const isOurs = message => !message.text().includes('404')

async function logIn(page, person) {
  await page.goto('/login')
  await page.getByRole('button', { name: new RegExp(person) }).click()
  await page.waitForURL(url => url.pathname !== '/login')
  const hrefs = await page.locator('main a[href^="/clients/"]').evaluateAll(links => links.map(link => link.pathname))
  firstClient = hrefs.find(href => /^\/clients\/[0-9a-f-]{36}$/.test(href)) ?? firstClient
}

async function picture(page, name, go, folder, troubles) {
  await go(page)
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true })
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (over > 0) troubles.push(`${name} is ${over} px wider than its window of ${page.viewportSize()?.width} px.`)
}

async function record(page) {
  await page.goto('/caseload')
  await page
    .getByRole('button', { name: /^(Record|Resume)/ })
    .first()
    .click()
  await page.waitForURL('**/sessions/*')
}

/** Twelve answers of the first form, then everything else left as it is. */
async function save(page) {
  for (const key of '443443443443') await page.keyboard.press(key)
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/summary')
}
