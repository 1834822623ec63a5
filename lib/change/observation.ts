import { normalCdf, normalPdf } from './normal'

/*
 * What one rating says of one expectation of it. At an end of the scale a rating says no more than "this far or beyond" (Tobin 1958),
 * and what it says is taken from the normal distribution cut off there.
 */

/** The share of the scale's range that is rounded to its very end. */
const end = 0.01

export type Bounds = { min: number; max: number }

export type Observation = {
  /** How likely the rating was: a density, or a chance at an end of the scale. */
  likelihood: number
  /** How far off the mean it is, or is expected to be beyond the end. */
  deviation: number
  /** How much it says, against a rating away from the ends: 1, and less at an end. */
  information: number
}

export function observe(rating: number, mean: number, sd: number, { min, max }: Bounds): Observation {
  const near = end * (max - min)
  if (rating >= max) return beyond((max - near - mean) / sd, sd)
  if (rating > min) {
    const deviation = rating - mean
    return { likelihood: normalPdf(deviation / sd) / sd, deviation, information: 1 }
  }
  const { deviation, ...rest } = beyond((mean - near - min) / sd, sd)
  return { ...rest, deviation: -deviation }
}

/** Beyond `z`: mean and variance of the normal distribution cut off there (Johnson, Kotz & Balakrishnan 1994, section 10.1). */
function beyond(z: number, sd: number): Observation {
  const likelihood = Math.max(1e-12, normalCdf(-z))
  const mean = z > 7 ? z + 1 / z : normalPdf(z) / likelihood
  return { likelihood, deviation: mean * sd, information: Math.min(1, Math.max(0, mean * (mean - z))) }
}

/** Of the ratings that are off the course, so many are below it; they lie anywhere within half the scale. */
const below = 0.8
/** The likelihood of a rating that is off the course. */
export function outlierDensity(rating: number, mean: number, { min, max }: Bounds): number {
  const share = (rating < mean ? below : 1 - below) / 0.5
  return rating > min && rating < max ? share / (max - min) : share * end
}
