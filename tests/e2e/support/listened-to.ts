import type { Page } from '@playwright/test'

/**
 * Whoever opens a page waits until React listens to it. A person takes longer than that to find a button; a test clicks at once, and on
 * a busy machine the click would go to a page whose scripts are still on their way, or send a form as a browser without them does.
 */
export function listenedTo(page: Page): void {
  const open = { goto: page.goto.bind(page), reload: page.reload.bind(page) }
  const listening = () =>
    page
      // Looked at by the clock: to be asked at each frame, the browser would have to draw them.
      .waitForFunction(isListenedTo, null, { timeout: 5000, polling: 20 })
      // A file, or a page that fails by itself, is not React's.
      .catch(() => undefined)
  page.goto = async (url, options) => {
    const response = await open.goto(url, options)
    if (url !== 'about:blank') await listening()
    return response
  }
  page.reload = async options => {
    const response = await open.reload(options)
    await listening()
    return response
  }
}

/** Runs in the page: whether every control of it is React's, and what runs after they have become that (keys of a whole page) has run. */
function isListenedTo(): boolean | Promise<boolean> {
  const has = (target: object, key: string) => Object.keys(target).some(each => each.startsWith(key))
  const controls = document.querySelectorAll('a, button, input:not([type="hidden"]), select, textarea')
  const isReacts = has(document, '_reactListening') && [...controls].every(control => has(control, '__reactProps'))
  return isReacts && new Promise(resolve => setTimeout(resolve, 0, true))
}
