import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import type { CastMember } from './cast'
import { KeptBrowsers } from './kept-browsers'
import { listenedTo } from './listened-to'
import { logInBrowser } from './login'
import { ownPlace } from './places'
import { viewer } from './practice'
import { Troubles } from './troubles'

type Own = {
  troubles: Troubles
  /** A new browser of a member of the cast, logged in: for a test that does more with it than open pages. */
  browserOf: (
    who: CastMember,
    options?: Parameters<import('@playwright/test').Browser['newContext']>[0],
  ) => Promise<BrowserContext>
  /** A page in a browser that is theirs alone for the time of the test. */
  as: (who: CastMember) => Promise<Page>
}
type OfWorker = { kept: KeptBrowsers }

/** The test of all browser tests: whatever the browser complains of on any page fails it. */
export const test = base.extend<Own, OfWorker>({
  // A project that names no server leaves each worker to its own.
  baseURL: async ({ baseURL }, use) => use(baseURL ?? ownPlace().address),
  troubles: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const troubles = new Troubles()
      await use(troubles)
      expect(troubles.found, 'errors in the browser’s console').toEqual([])
    },
    { auto: true },
  ],
  context: async ({ context, troubles }, use) => {
    troubles.watch(context)
    context.on('page', listenedTo)
    await use(context)
  },
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
  kept: [async ({ browser }, use) => use(new KeptBrowsers(browser)), { scope: 'worker' }],
  as: async ({ kept, locale, baseURL, troubles }, use, testInfo) => {
    await use(async who => {
      const { loginId } = await viewer(who)
      const context = await kept.take(locale)
      troubles.watch(context)
      await logInBrowser(context, loginId, baseURL ?? '')
      return context.newPage()
    })
    // What failed is left as it is, for a picture of it: the worker ends with it.
    if (testInfo.errors.length === 0) await kept.giveBack(context => troubles.leave(context))
  },
})

export { expect }
