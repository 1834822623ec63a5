import { studentQuantile, studentT } from './student-t'

/**
 * What a client's own earlier ratings make likely for the next one: a Student t distribution, and its ranges. The lower ends are
 * the .05 and .01 levels of the alliance rules, so that a mark below the drawn band and a raised flag are one and the same.
 */
export type ExpectedRange = {
  mean: number
  low90: number
  high90: number
  low98: number
  high98: number
  /** Ratings it was made from. */
  n: number
  /** Of the distribution before it is cut at the ends of the scale. */
  centre: number
  spread: number
  degrees: number
}

type Scale = { min: number; max: number /** Prior within-person standard deviation. */; prior: number }

/** Fewer earlier ratings than this say too little to judge the next one by. */
export const fewest = 3

/** How many ratings the prior spread weighs as much as; ours. */
const priorDegrees = 4
/** Each rating counts this much less per later one: a memory of about six ratings, so that slow growth is followed. Ours. */
const memory = 0.85
/** How much of the last deviation is expected to carry over to the next rating. Ours. */
const carryOver = 0.25
/** Deviations beyond this many standard deviations count as this many (Huber 1964), so that a rupture neither drags nor widens. */
const huber = 1.28
/** Makes the variance of normal deviations winsorised at `huber` come out right: 1 / E[min(z², huber²)]. */
const consistency = 1 / 0.6784

type Course = { level: number; weight: number; squares: number; degrees: number; last: number }

/**
 * The expected range of the next rating, from the earlier ones in session order; null when there are fewer than three.
 * A normal-inverse-gamma update (Gelman et al., Bayesian Data Analysis, 3rd ed., 2013, section 3.3) of level and spread with
 * exponential forgetting, winsorised deviations and a carry-over of the last one. Only the spread has a prior.
 */
export function expectedRange(earlier: readonly number[], scale: Scale): ExpectedRange | null {
  const [first, ...rest] = earlier
  if (first === undefined || earlier.length < fewest) return null
  const start: Course = { level: first, weight: 1, squares: 0, degrees: 0, last: 0 }
  return rangeAfter(
    rest.reduce((course, rating) => next(course, rating, scale.prior), start),
    scale,
    earlier.length,
  )
}

const variance = ({ squares, degrees }: Course, prior: number) =>
  (priorDegrees * prior ** 2 + squares) / (priorDegrees + degrees)

function next(course: Course, rating: number, prior: number): Course {
  const spread = Math.sqrt(variance(course, prior) * (1 + 1 / course.weight))
  const bound = huber * spread
  const deviation = Math.max(-bound, Math.min(bound, rating - course.level - carryOver * course.last))
  const weight = memory * course.weight + 1
  const share = course.weight / (course.weight + 1)
  return {
    level: course.level + deviation / weight,
    weight,
    squares: memory * course.squares + consistency * deviation ** 2 * share,
    degrees: memory * course.degrees + 1,
    last: deviation * (1 - 1 / weight),
  }
}

function rangeAfter(course: Course, scale: Scale, n: number): ExpectedRange {
  const cut = (value: number) => Math.min(scale.max, Math.max(scale.min, value))
  const centre = cut(course.level + carryOver * course.last)
  const spread = Math.sqrt(variance(course, scale.prior) * (1 + 1 / course.weight))
  const degrees = priorDegrees + course.degrees
  const at = (chance: number) => cut(centre + spread * studentQuantile(chance, degrees))
  return {
    mean: centre,
    low90: at(0.05),
    high90: at(0.95),
    low98: at(0.01),
    high98: at(0.99),
    n,
    centre,
    spread,
    degrees,
  }
}

/** The probability of a rating this low or lower, 0 to 1. Below .05 just when the rating is below `low90`. */
export function chanceOfThisLowOrLower(range: ExpectedRange, value: number): number {
  return studentT((value - range.centre) / range.spread, range.degrees)
}
