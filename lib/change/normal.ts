/*
 * The normal distribution, and mixtures of normal distributions.
 */

/** The density of the standard normal distribution. */
export const normalPdf = (z: number): number => 0.3989422804014327 * Math.exp(-0.5 * z * z)

/** The chance of at most `z` under it, to seven decimals (Abramowitz & Stegun 1964, 26.2.17). */
export function normalCdf(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const series = 0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))
  const tail = normalPdf(z) * t * series
  return z < 0 ? tail : 1 - tail
}

/** Normal distributions, each with the share it has in the whole; the weights add up to 1. */
export type Mixture = readonly { weight: number; mean: number; sd: number }[]

/** Mean and standard deviation. */
export function moments(mixture: Mixture): { mean: number; sd: number } {
  const average = (of: (part: Mixture[number]) => number) =>
    mixture.reduce((sum, part) => sum + part.weight * of(part), 0)
  const mean = average(part => part.mean)
  return { mean, sd: Math.sqrt(average(part => part.sd ** 2 + (part.mean - mean) ** 2)) }
}

/** The chance of at most `value`. */
export function mixtureCdf(mixture: Mixture, value: number): number {
  let chance = 0
  for (const { weight, mean, sd } of mixture) chance += weight * normalCdf((value - mean) / sd)
  return chance
}

function mixturePdf(mixture: Mixture, value: number): number {
  let density = 0
  for (const { weight, mean, sd } of mixture) density += (weight / sd) * normalPdf((value - mean) / sd)
  return density
}

/** The value that a mixture stays at or below with the given chance: Newton's method, halving where a step would leave the bracket. */
export function mixtureQuantile(mixture: Mixture, chance: number): number {
  let low = Math.min(...mixture.map(({ mean, sd }) => mean - 10 * sd))
  let high = Math.max(...mixture.map(({ mean, sd }) => mean + 10 * sd))
  const close = 1e-10 * (high - low)
  let [value, last] = [(low + high) / 2, low]
  while (Math.abs(value - last) > close) {
    last = value
    const excess = mixtureCdf(mixture, value) - chance
    if (excess < 0) low = value
    else high = value
    const next = value - excess / mixturePdf(mixture, value)
    value = next > low && next < high ? next : (low + high) / 2
  }
  return value
}
