import { AsyncLocalStorage } from 'node:async_hooks'

const acting = new AsyncLocalStorage<true>()

/** Carries out an act. One that began within another would wait for it, and with that for itself: it is refused. */
export function asAct<T>(work: () => Promise<T>): Promise<T> {
  if (acting.getStore()) return Promise.reject(new Error('An act within an act would wait for itself'))
  return acting.run(true, work)
}

/**
 * Carries one piece of work out after another, in the order in which they were asked for: a connection to a file carries out one act at a
 * time.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => {})
    return turn
  }
}
