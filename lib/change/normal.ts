/*
 * The normal distribution, and mixtures of normal distributions.
 */

/** The density of the standard normal distribution. */
export const normalDensity = (z: number): number => 0.3989422804014327 * Math.exp(-0.5 * z * z)

/** The chance of at most `z` under it, to seven decimals (Abramowitz & Stegun 1964, 26.2.17). */
export function normalChance(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const series = 0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))
  const tail = normalDensity(z) * t * series
  return z < 0 ? tail : 1 - tail
}

/** Normal distributions, each with the share it has in the whole; the weights add up to 1. */
export type Mixture = readonly { weight: number; centre: number; spread: number }[]

/** Mean and standard deviation. */
export function moments(mixture: Mixture): { centre: number; spread: number } {
  const mean = (of: (part: Mixture[number]) => number) => mixture.reduce((sum, part) => sum + part.weight * of(part), 0)
  const centre = mean(part => part.centre)
  return { centre, spread: Math.sqrt(mean(part => part.spread ** 2 + (part.centre - centre) ** 2)) }
}

/** The chance of at most `value`. */
export function mixtureChance(mixture: Mixture, value: number): number {
  let chance = 0
  for (const { weight, centre, spread } of mixture) chance += weight * normalChance((value - centre) / spread)
  return chance
}

function mixtureDensity(mixture: Mixture, value: number): number {
  let density = 0
  for (const { weight, centre, spread } of mixture)
    density += (weight / spread) * normalDensity((value - centre) / spread)
  return density
}

/** The value that a mixture stays at or below with the given chance: Newton's method, halving where a step would leave the bracket. */
export function mixtureQuantile(mixture: Mixture, chance: number): number {
  let low = Math.min(...mixture.map(({ centre, spread }) => centre - 10 * spread))
  let high = Math.max(...mixture.map(({ centre, spread }) => centre + 10 * spread))
  const close = 1e-10 * (high - low)
  let [value, last] = [(low + high) / 2, low]
  while (Math.abs(value - last) > close) {
    last = value
    const excess = mixtureChance(mixture, value) - chance
    if (excess < 0) low = value
    else high = value
    const next = value - excess / mixtureDensity(mixture, value)
    value = next > low && next < high ? next : (low + high) / 2
  }
  return value
}
