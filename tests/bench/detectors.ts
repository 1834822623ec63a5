import { chanceOfThisLowOrLower, expectedRanges } from '../../lib/change/expected-range'
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
  expectedRanges(ratings, scale).map((range, index) => range && chanceOfThisLowOrLower(range, ratings[index] ?? 0))

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

/** No spread is taken to be less than one step of the scale. */
function against(ratings: readonly number[], alarm: (rating: number, earlier: Earlier) => number): number[] {
  return ratings.map((rating, index) => {
    const before = ratings.slice(0, index)
    if (before.length < 2) return 0
    const mean = average(before)
    const deviation = Math.sqrt(average(before.map(each => (each - mean) ** 2)) * (before.length / (before.length - 1)))
    const moves = before.slice(1).map((each, at) => Math.abs(each - (before[at] ?? each)))
    const movingRange = Math.max(step, average(moves) / 1.128)
    return alarm(rating, { last: before.at(-1) ?? rating, mean, deviation: Math.max(step, deviation), movingRange })
  })
}

const average = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length
