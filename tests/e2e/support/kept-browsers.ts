import type { Browser, BrowserContext } from '@playwright/test'
import { listenedTo } from './listened-to'

/*
 * Half of what opening a page costs is that a new browser has none of our scripts and styles, and has compiled nothing. A worker keeps
 * those that it has opened, for one test after the other. Nothing else goes on from test to test: pages are closed, cookies are taken
 * out, and the app keeps nothing else in a browser.
 */
export class KeptBrowsers {
  readonly #free: Kept[] = []
  readonly #taken: Kept[] = []

  constructor(private readonly browser: Browser) {}

  /** A browser in which nobody is logged in, and which nobody else has; of what a test may use, it knows the locale. */
  async take(locale: string | undefined): Promise<BrowserContext> {
    const at = this.#free.findIndex(each => each.locale === locale)
    const [kept = { locale, context: await this.#open(locale) }] = at < 0 ? [] : this.#free.splice(at, 1)
    this.#taken.push(kept)
    return kept.context
  }

  /** What was taken is emptied for the next test. */
  async giveBack(leave: (context: BrowserContext) => void): Promise<void> {
    for (const kept of this.#taken.splice(0)) {
      const [, ...pages] = kept.context.pages()
      for (const page of pages) await page.close()
      await kept.context.clearCookies()
      leave(kept.context)
      this.#free.push(kept)
    }
  }

  /** The first page stays open, blank: with the last one the browser would let go of what it has compiled. */
  async #open(locale: string | undefined): Promise<BrowserContext> {
    const context = await this.browser.newContext({ locale })
    await context.newPage()
    context.on('page', listenedTo)
    // Playwright puts a clock into a whole browser, and never takes it out.
    context.clock.install = () => Promise.reject(new Error('A clock needs a browser of its own: browserOf()'))
    return context
  }
}

type Kept = { locale: string | undefined; context: BrowserContext }
