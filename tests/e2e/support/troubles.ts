import type { BrowserContext, ConsoleMessage } from '@playwright/test'

/*
 * What the browser complained of. A page that works while its console fills with errors does not work. The one line let through
 * is the browser's own about a request that was refused, and only where a test said that it would be.
 */
export class Troubles {
  readonly found: string[] = []
  readonly #refusals = new Set<number>()

  watch(context: BrowserContext): void {
    context.on('console', message => this.#hear(message))
    context.on('weberror', error => this.found.push(String(error.error())))
  }

  /** From here on a request answered with this status is meant. */
  expectRefusal(status: number): void {
    this.#refusals.add(status)
  }

  #hear(message: ConsoleMessage): void {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    const text = message.text()
    const [, status] = /^Failed to load resource: the server responded with a status of (\d+)/.exec(text) ?? []
    if (this.#refusals.has(Number(status))) return
    this.found.push(`${message.type()}: ${text} (${message.location().url})`)
  }
}
