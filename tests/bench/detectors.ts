import { expectedRanges, fewestEarlierRatings, lowerTailProbability } from '../../lib/change/expected-range'
import { type Assumptions, scale, step } from './assumptions'
import { likelihoodRatios } from './ceiling'
import type { Series } from './series'

/** How alarming each rating of a series is, more being worse. Only those with three ratings before them are looked at. */
export type Detector = { name: string; alarms: (series: Series, assumed: Assumptions) => readonly number[] }

export const ours: Detector = {
  name: 'expected range (ours)',
  alarms: ({ ratings }) => tailProbabilities(ratings).map(each => -(each ?? 1)),
}

/** The one-sided tail probability of each rating; null where fewer than three are before it. */
export const tailProbabilities = (ratings: readonly number[]): (number | null)[] =>
  expectedRanges(ratings, scale).map((range, index) => range && lowerTailProbability(range, ratings[index] ?? 0))

/** What no rule can do better than: it knows of each client what nobody knows. */
export const ceiling: Detector = { name: 'ceiling: knows each client', alarms: likelihoodRatios }

/** What other tools do, or could. */
export const others: readonly Detector[] = [
  { name: 'fixed level', alarms: ({ ratings }) => ratings.map(rating => -rating) },
  {
    name: 'fall from the previous rating',
    alarms: ({ ratings }) => against(ratings, (rating, { last }) => last - rating),
  },
  {
    name: 'percent change from the previous rating',
    alarms: ({ ratings }) => against(ratings, (rating, { last }) => (last - rating) / last),
  },
  {
    name: 'below own mean − k SD',
    alarms: ({ ratings }) => against(ratings, (rating, { mean, deviation }) => (mean - rating) / deviation),
  },
  {
    name: 'Shewhart individuals chart',
    alarms: ({ ratings }) => against(ratings, (rating, { mean, movingRange }) => (mean - rating) / movingRange),
  },
]

type Earlier = { last: number; mean: number; deviation: number; movingRange: number }

/** Each rating against those before it; no spread is taken to be less than one step of the scale. */
function against(ratings: readonly number[], alarm: (rating: number, earlier: Earlier) => number): number[] {
  let [sum, squares, moves] = [0, 0, 0]
  return ratings.map((rating, n) => {
    const last = ratings[n - 1] ?? rating
    const mean = sum / n
    const deviation = Math.max(step, Math.sqrt((squares - n * mean ** 2) / (n - 1)) || 0)
    const movingRange = Math.max(step, moves / (n - 1) / 1.128)
    sum += rating
    squares += rating ** 2
    moves += Math.abs(rating - last)
    return n < fewestEarlierRatings ? 0 : alarm(rating, { last, mean, deviation, movingRange })
  })
}
