/** Chance that comes out the same from the same seed. */
export type Random = {
  /** From 0 up to 1. */
  next(): number
  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number
  /** True about this often (0–1). */
  happens(often: number): boolean
  pick<T>(from: readonly [T, ...T[]]): T
}

/** A generator from any text: `demo/K-014` always tells the same story. */
export function randomFrom(seed: string): Random {
  let state = hashOf(seed)
  const next = () => {
    // The 32-bit generator known as mulberry32: small, fast, and even enough for a story.
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return { next, whole, happens: often => next() < often, pick: from => from[whole(0, from.length - 1)] ?? from[0] }
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash | 0
}
