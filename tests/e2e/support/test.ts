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

/** The test of all browser tests: whatever the browser complains of on any page fails it. */
export const test = base.extend<Own>({
  // A project that names no server leaves each worker to its own.
  baseURL: async ({ baseURL }, use) => use(baseURL ?? ownPlace().address),
  troubles: [
    async ({ context }, use) => {
      const troubles = new Troubles()
      troubles.watch(context)
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
