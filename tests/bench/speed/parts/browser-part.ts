import { type Browser, chromium, type Page } from '@playwright/test'
import { chromium as findBrowser } from '../../../../scripts/browser.mjs'
import { table } from '../../table'
import type { Bench } from '../bench'
import { figures } from '../figures'
import { spread } from '../measuring/statistics'
import { type Screen, screensOf } from './browser-screens'
import { noteVitals, type Vitals, vitalsOf } from './vitals'

/** A slow laptop on an ordinary line: four times slower than this machine; 9 Mbit/s each way, 100 ms until a first byte. */
const slowdown = 4
const bytesPerSecond = 9_000_000 / 8
const line = { offline: false, latency: 100, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond }
const viewport = { width: 1440, height: 900 }
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update']

/** What a person at a slow machine meets: each screen in a browser that has kept nothing. */
export async function browserPart({ attune, rounds, tell }: Bench): Promise<string> {
  const screens = await screensOf(attune)
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: flags })
  const found = screens.map((): Vitals[] => [])
  try {
    // The first round warms the server up, and is left out.
    for (let round = 0; round <= rounds; round++)
      for (const [at, screen] of screens.entries()) {
        tell(`${round === 0 ? 'warming up' : `round ${round} of ${rounds}`}: in a browser: ${screen.name}`)
        const vitals = await visited(browser, screen, attune.address)
        if (round > 0) found[at]?.push(vitals)
      }
  } finally {
    await browser.close()
  }
  return table(
    ['screen', 'LCP ms', 'CLS', 'INP ms'],
    screens.map(({ name }, at) => [name, ...(['lcp', 'cls', 'inp'] as const).map(of => middleOf(found[at] ?? [], of))]),
  )
}

/** A thousandth is as fine as browsers' tools show a shift. */
const middleOf = (found: readonly Vitals[], of: keyof Vitals) =>
  figures(spread(found.map(vitals => Number(vitals[of].toFixed(3)))))

async function visited(browser: Browser, { open, act }: Screen, baseURL: string): Promise<Vitals> {
  const context = await browser.newContext({ baseURL, viewport, locale: 'en-GB' })
  try {
    const page = await context.newPage()
    await noteVitals(page)
    await slowDown(page)
    await open(page)
    await settled(page)
    await act(page)
    await settled(page)
    return await vitalsOf(page)
  } finally {
    await context.close()
  }
}

async function slowDown(page: Page): Promise<void> {
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('Network.enable')
  await protocol.send('Network.emulateNetworkConditions', line)
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
}

/** What happens late, such as a font that arrives, is to be seen too. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(500)
}
