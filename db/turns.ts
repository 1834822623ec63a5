import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * Carries one piece of work out after another, in the order in which they were asked for: a connection to a file carries out one act at a
 * time. An act that began another one would wait for itself, and is refused.
 */
export class Turns {
  readonly #within = new AsyncLocalStorage<true>()
  #last: Promise<unknown> = Promise.resolve()

  take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#within.getStore()) return Promise.reject(new Error('An act within an act would wait for itself'))
    const turn = this.#last.then(() => this.#within.run(true, work))
    this.#last = turn.catch(() => {})
    return turn
  }
}
