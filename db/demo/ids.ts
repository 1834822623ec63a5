import { v7 } from 'uuid'
import type { Random } from './random'

/** How many bytes an id has. */
const idBytes = 16

/**
 * Makes ids of the kind the app makes, from a story's time and chance instead of the machine's. `last` are the bytes in which all of
 * them end, where they shall be told from others.
 */
export function idMaker(random: Random, clock: { now: number }, last: readonly number[] = []): () => string {
  let before = 0
  let seq = 0
  return () => {
    seq = clock.now === before ? seq + 1 : 0
    before = clock.now
    const chance = Uint8Array.from({ length: idBytes }, () => random.whole(0, 255))
    chance.set(last, idBytes - last.length)
    return v7({ msecs: clock.now, seq, random: chance })
  }
}
