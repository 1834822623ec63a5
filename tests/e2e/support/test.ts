import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import type { CastMember } from './cast'
import { logInBrowser } from './login'
import { ownPlace } from './places'
import { viewer } from './practice'
import { Troubles } from './troubles'

type Own = {
  troubles: Troubles
  /** A browser of a member of the cast, logged in. */
  browserOf: (
    who: CastMember,
    options?: Parameters<import('@playwright/test').Browser['newContext']>[0],
  ) => Promise<BrowserContext>
  /** A page in such a browser. */
  as: (who: CastMember) => Promise<Page>
}

/**
 * Whoever opens a page waits until React listens to it. A person takes longer than that to find a button; a test clicks at once, and on
 * a busy machine the click would go to a page whose scripts are still on their way.
 */
function listenedTo(page: Page): void {
  const open = { goto: page.goto.bind(page), reload: page.reload.bind(page) }
  const listening = () =>
    page
      .waitForFunction(() => Object.keys(document).some(key => key.startsWith('_reactListening')), null, {
        timeout: 5000,
      })
      // A file, or a page that fails by itself, is not React's.
      .catch(() => undefined)
  page.goto = async (url, options) => {
    const response = await open.goto(url, options)
    await listening()
    return response
  }
  page.reload = async options => {
    const response = await open.reload(options)
    await listening()
    return response
  }
}

/** The test of all browser tests: whatever the browser complains of on any page fails it. */
export const test = base.extend<Own>({
  // A project that names no server leaves each worker to its own.
  baseURL: async ({ baseURL }, use) => use(baseURL ?? ownPlace().address),
  troubles: [
    async ({ context }, use) => {
      const troubles = new Troubles()
      troubles.watch(context)
      context.on('page', listenedTo)
      await use(troubles)
      expect(troubles.found, 'errors in the browser’s console').toEqual([])
    },
    { auto: true },
  ],
  browserOf: async ({ browser, baseURL, troubles }, use) => {
    const opened: BrowserContext[] = []
    await use(async (who, options) => {
      const { loginId } = await viewer(who)
      const context = await browser.newContext(options)
      opened.push(context)
      troubles.watch(context)
      if (options?.javaScriptEnabled !== false) context.on('page', listenedTo)
      await logInBrowser(context, loginId, baseURL ?? '')
      return context
    })
    for (const context of opened) await context.close()
  },
  as: async ({ browserOf }, use) => {
    await use(async who => (await browserOf(who)).newPage())
  },
})

export { expect }
