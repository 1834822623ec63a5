/** Chance with a seed: the same numbers every time. */
export type Chance = {
  /** Between 0 and 1. */
  next: () => number
  between: (low: number, high: number) => number
  /** A whole number from `low` to `high`. */
  whole: (low: number, high: number) => number
  /** Normal, with mean 0 and standard deviation 1 (Box & Muller 1958). */
  normal: () => number
}

/** Marsaglia (2003), Xorshift RNGs, J Stat Softw 8:14; the first numbers are thrown away so that near seeds part. */
export function chanceFrom(seed: number): Chance {
  let state = (Math.imul(seed, 2654435769) ^ 0x5bd1e995) >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return ((state >>> 0) + 0.5) / 2 ** 32
  }
  for (let thrown = 0; thrown < 20; thrown++) next()
  const between = (low: number, high: number) => low + (high - low) * next()
  const whole = (low: number, high: number) => low + Math.floor((high - low + 1) * next())
  const normal = () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next())
  return { next, between, whole, normal }
}
