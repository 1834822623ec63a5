import { test as base, expect } from './test'

/** The test of the pages of clients: they are none of React's, and nobody has to wait until it listens. */
export const test = base.extend({
  context: async ({ browser, troubles }, use) => {
    const context = await browser.newContext()
    troubles.watch(context)
    await use(context)
    await context.close()
  },
})

export { expect }
