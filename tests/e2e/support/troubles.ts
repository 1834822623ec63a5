import type { BrowserContext, ConsoleMessage, WebError } from '@playwright/test'

/*
 * What the browser complained of. A page that works while its console fills with errors does not work. The lines let through
 * are the browser's own about a request that was refused or a server that is gone, and only where a test said so.
 */
export class Troubles {
  readonly found: string[] = []
  readonly #refusals = new Set<number>()
  #serverMayDie = false
  #mayBeUntrusted = false

  watch(context: BrowserContext): void {
    context.on('console', this.#hear)
    context.on('weberror', this.#hearError)
  }

  /** For a browser that goes on when the test has ended. */
  leave(context: BrowserContext): void {
    context.off('console', this.#hear)
    context.off('weberror', this.#hearError)
  }

  /** From here on a request answered with this status is meant. */
  expectRefusal(status: number): void {
    this.#refusals.add(status)
  }

  /** From here on a request may find its server gone: the test kills it. */
  expectDeadServer(): void {
    this.#serverMayDie = true
  }

  /** From here on the test itself sets text where a script or HTML would be, which is refused. */
  expectUntrusted(): void {
    this.#mayBeUntrusted = true
  }

  readonly #hear = (message: ConsoleMessage): void => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    const text = message.text()
    const [, status] = /^Failed to load resource: the server responded with a status of (\d+)/.exec(text) ?? []
    if (this.#refusals.has(Number(status))) return
    // Where a request stood when its server went (connecting, waiting, half answered) decides which words the browser has for it.
    if (this.#serverMayDie && text.startsWith('Failed to load resource: net::ERR_')) return
    if (this.#mayBeUntrusted && /'Trusted(HTML|Script|ScriptURL)'/.test(text)) return
    this.found.push(`${message.type()}: ${text} (${message.location().url})`)
  }

  readonly #hearError = (error: WebError): void => {
    this.found.push(String(error.error()))
  }
}
