/** Too much of something is waited for already: it is refused at once, and can be asked again in a moment. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
}

/** How many seconds somebody is asked to wait who was refused. */
export const busySeconds = 5

/**
 * Carries out so many pieces of work at once, and lets so many others wait for them. Beyond that nothing is begun: it throws `TooBusy`. For
 * what takes all of a core, so that somebody who asks for much of it does not keep everybody else waiting.
 */
export function atOnce({ most, waiting }: { most: number; waiting: number }) {
  let running = 0
  const queue: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) {
      if (queue.length >= waiting) throw new TooBusy()
      await new Promise<void>(resolve => queue.push(resolve))
    } else running++
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running--
    }
  }
}
