/** Too much of something is waited for already: it is refused at once, and can be asked again in a moment. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
}

/** By its name: the work is done by one bundle of the server, and asked for in another, whose class is a different one. */
export const isTooBusy = (error: unknown): boolean => error instanceof Error && error.name === 'TooBusy'

/** How many seconds somebody is asked to wait who was refused. */
export const busySeconds = 5

/** `ofOne`: of what is carried out and waits together, how much may be of the same person. */
type Bounds = { most: number; waiting: number; ofOne?: number }

/**
 * Carries out so many pieces of work at once, and lets so many others wait for them. Beyond that nothing is begun: it throws `TooBusy`. For
 * what takes all of a core, so that somebody who asks for much of it does not keep everybody else waiting.
 */
export function atOnce({ most, waiting, ofOne = most + waiting }: Bounds) {
  let running = 0
  const queue: (() => void)[] = []
  const owned = new Map<string, number>()
  return async <T>(work: () => Promise<T>, who = ''): Promise<T> => {
    const own = owned.get(who) ?? 0
    if (own >= ofOne || (running >= most && queue.length >= waiting)) throw new TooBusy()
    owned.set(who, own + 1)
    try {
      if (running >= most) await new Promise<void>(resolve => queue.push(resolve))
      else running++
      try {
        return await work()
      } finally {
        const next = queue.shift()
        if (next) next()
        else running--
      }
    } finally {
      const left = (owned.get(who) ?? 1) - 1
      if (left === 0) owned.delete(who)
      else owned.set(who, left)
    }
  }
}
