import { type Course, forecast, learn, newCourse, type Scale } from './course'
import { type Mixture, mixtureChance, mixtureQuantile, moments } from './normal'

/**
 * What a client's own earlier ratings make likely for the next one, and its ranges. The lower ends are the .05 and .01 levels of the
 * alliance rules, so that a mark below the drawn band and a raised flag are one and the same.
 */
export type ExpectedRange = {
  mean: number
  low90: number
  high90: number
  low98: number
  high98: number
  /** Ratings it was made from. */
  n: number
  /** The distribution, before it is cut at the ends of the scale. */
  mixture: Mixture
  /** Its standard deviation. */
  spread: number
  /** The upper end of the scale: every rating is this high or lower. */
  max: number
}

/** Counted up with every change of the range, so that episodes read by an earlier one are read again. */
export const rangeVersion = 2

/** Fewer earlier ratings than this say too little to judge the next one by. */
export const fewest = 3

/** The expected range of the next rating, from the earlier ones in session order; null when there are fewer than three. */
export const expectedRange = (earlier: readonly number[], scale: Scale): ExpectedRange | null =>
  rangeAfter(
    earlier.reduce((course, rating) => learn(course, rating, scale), newCourse(scale)),
    scale,
  )

/** For each rating of a series, the range that the ratings before it make: the same as one by one, in one pass. */
export function expectedRanges(ratings: readonly number[], scale: Scale): (ExpectedRange | null)[] {
  let course = newCourse(scale)
  return ratings.map(rating => {
    const range = rangeAfter(course, scale)
    course = learn(course, rating, scale)
    return range
  })
}

function rangeAfter(course: Course, scale: Scale): ExpectedRange | null {
  if (course.n < fewest) return null
  const mixture = forecast(course, scale)
  const { centre, spread } = moments(mixture)
  const cut = (value: number) => Math.min(scale.max, Math.max(scale.min, value))
  const at = (chance: number) => cut(mixtureQuantile(mixture, chance))
  return {
    mean: cut(centre),
    low90: at(0.05),
    high90: at(0.95),
    low98: at(0.01),
    high98: at(0.99),
    n: course.n,
    mixture,
    spread,
    max: scale.max,
  }
}

/** The probability of a rating this low or lower, 0 to 1: below .05 just when the rating is below `low90`, and .01 when below `low98`. */
export function chanceOfThisLowOrLower(range: ExpectedRange, value: number): number {
  if (value >= range.max) return 1
  const chance = mixtureChance(range.mixture, value)
  return sameSide(sameSide(chance, 0.05, value < range.low90), 0.01, value < range.low98)
}

/** Where only the last digits of the two would differ, the drawn end decides. */
const sameSide = (chance: number, level: number, isBelow: boolean): number =>
  isBelow ? Math.min(chance, level * (1 - 1e-9)) : Math.max(chance, level)

/** How far a rating lies above (or, negative, below) what was expected, in standard deviations. */
export const standardisedError = (range: ExpectedRange, value: number): number => (value - range.mean) / range.spread
