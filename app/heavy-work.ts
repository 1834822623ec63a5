import type { Viewer } from '@/lib/viewer'
import { atOnce } from './auth/at-once'

declare global {
  // The server loads this module once per bundle; there is one queue of each kind per process.
  var filesInTurn: ReturnType<typeof atOnce> | undefined
  var previewsInTurn: ReturnType<typeof atOnce> | undefined
}

/**
 * What takes a core for a second or more, such as a file: one after another, eight waiting, of each person one that is made and one that
 * waits. Beyond that it throws `TooBusy`. What nobody waits for any more when its turn has come is not made.
 */
export function heavyWork<T>({ personId }: Viewer, isGivenUp: AbortSignal, work: () => Promise<T>): Promise<T> {
  globalThis.filesInTurn ??= atOnce({ most: 1, waiting: 8, ofOne: 2 })
  return globalThis.filesInTurn(async () => {
    isGivenUp.throwIfAborted()
    return work()
  }, personId)
}

/** A reading of the whole practice that is kept nowhere: two at once. A person's next one ends the one before, and waits for that. */
export function previewInTurn<T>({ personId }: Viewer, work: () => Promise<T>): Promise<T> {
  globalThis.previewsInTurn ??= atOnce({ most: 2, waiting: 4, ofOne: 2 })
  return globalThis.previewsInTurn(work, personId)
}
