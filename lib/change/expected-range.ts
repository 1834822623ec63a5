import { type FilterBank, newFilterBank, predictRating, type RatingScale, updateBank } from './filter-bank'
import { type Mixture, mixtureCdf, mixtureQuantile, moments } from './normal'
import { bankAfter, courseKey, keep } from './rating-course'

/**
 * What a client's own earlier ratings make likely for the next one, and its ranges. The lower ends are the .05 and .01 levels of the
 * alliance rules, so that a mark below the drawn band and a raised flag are one and the same.
 */
export type ExpectedRange = {
  mean: number
  /** The 90 % prediction interval, in the unit of the scale. */
  pi90: Interval
  /** The 98 % prediction interval. */
  pi98: Interval
  /** Ratings it was made from. */
  n: number
  /** The distribution, before it is cut at the ends of the scale. */
  mixture: Mixture
  /** Its standard deviation. */
  sd: number
  /** The upper end of the scale: every rating is this high or lower. */
  max: number
}

type Interval = { low: number; high: number }

/** Counted up with every change of the range, so that episodes read by an earlier one are read again. */
export const rangeVersion = 2

/** Fewer earlier ratings than this say too little to judge the next one by. */
export const fewestEarlierRatings = 3

/** The number of the first rating that can be judged. */
export const firstJudged = fewestEarlierRatings + 1

/** Where there is no range yet: "too few ratings: 2 of 4". */
export const ratingsSoFar = (ratings: number): string => `too few ratings: ${ratings} of ${firstJudged}`

/** The expected range of the next rating, from the earlier ones in session order; null when there are fewer than three. */
export const expectedRange = (earlier: readonly number[], scale: RatingScale): ExpectedRange | null =>
  rangeAfter(bankAfter(earlier, scale), scale)

/** For each rating of a series, the range that the ratings before it make: the same as one by one, in one pass. */
export function expectedRanges(ratings: readonly number[], scale: RatingScale): readonly (ExpectedRange | null)[] {
  const key = courseKey(ratings, scale)
  const before = kept.get(courseKey(ratings.slice(0, -1), scale))
  const known = kept.get(key) ?? (before && [...before, expectedRange(ratings.slice(0, -1), scale)])
  return keep(kept, key, known ?? inOnePass(ratings, scale))
}

const kept = new Map<string, readonly (ExpectedRange | null)[]>()

function inOnePass(ratings: readonly number[], scale: RatingScale): (ExpectedRange | null)[] {
  let bank = newFilterBank(scale)
  return ratings.map(rating => {
    const range = rangeAfter(bank, scale)
    bank = updateBank(bank, rating, scale)
    return range
  })
}

/**
 * For each rating of a client's alliance, the range that it is read against: what the ratings before it make likely, but after a fall
 * below that range the one from before the fall, until a rating is back in it. The moving range gets used to a fall; a reader must not.
 */
export function standingRanges(ratings: readonly number[], scale: RatingScale): (ExpectedRange | null)[] {
  let beforeFall: ExpectedRange | null = null
  return expectedRanges(ratings, scale).map((moving, index) => {
    const range: ExpectedRange | null = beforeFall ?? moving
    const rating = ratings[index]
    beforeFall = range !== null && rating !== undefined && rating < range.pi90.low ? range : null
    return range
  })
}

/** On which side of its range a rating lies. */
export const placeIn = ({ low, high }: Interval, rating: number): 'below' | 'within' | 'above' =>
  rating < low ? 'below' : rating > high ? 'above' : 'within'

function rangeAfter(bank: FilterBank, scale: RatingScale): ExpectedRange | null {
  if (bank.n < fewestEarlierRatings) return null
  const mixture = predictRating(bank, scale)
  const { mean, sd } = moments(mixture)
  const cut = (value: number) => Math.min(scale.max, Math.max(scale.min, value))
  const at = (chance: number) => cut(mixtureQuantile(mixture, chance))
  return {
    mean: cut(mean),
    pi90: { low: at(0.05), high: at(0.95) },
    pi98: { low: at(0.01), high: at(0.99) },
    n: bank.n,
    mixture,
    sd,
    max: scale.max,
  }
}

/** The probability of a rating this low or lower, 0 to 1: below .05 just when the rating is below `pi90.low`, and .01 when below `pi98.low`. */
export function lowerTailProbability(range: ExpectedRange, value: number): number {
  if (value >= range.max) return 1
  const chance = mixtureCdf(range.mixture, value)
  return sameSide(sameSide(chance, 0.05, value < range.pi90.low), 0.01, value < range.pi98.low)
}

/** Where only the last digits of the two would differ, the drawn end decides. */
const sameSide = (chance: number, level: number, isBelow: boolean): number =>
  isBelow ? Math.min(chance, level * (1 - 1e-9)) : Math.max(chance, level)

/** How far a rating lies above (or, negative, below) what was expected, in standard deviations. */
export const standardisedError = (range: ExpectedRange, value: number): number => (value - range.mean) / range.sd
