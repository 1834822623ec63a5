import { v7 } from 'uuid'
import type { Random } from './random'

/** Makes ids of the kind the app makes, from a story's time and chance instead of the machine's. */
export function idMaker(random: Random, clock: { now: number }): () => string {
  let before = 0
  let seq = 0
  return () => {
    seq = clock.now === before ? seq + 1 : 0
    before = clock.now
    return v7({ msecs: clock.now, seq, random: Uint8Array.from({ length: 16 }, () => random.whole(0, 255)) })
  }
}
