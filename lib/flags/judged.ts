import type { ExpectedRange } from '../change/expected-range'
import { rangeAfter, scaleOf } from '../change/progress'
import { type History, type Measure, type Rating, ratings } from '../history'
import type { Settings } from '../settings'

/** A rating, and what those before it made likely; null where there were too few. */
export type Judged = { rating: Rating; range: ExpectedRange | null }

/** The ratings of a measure in session order, each with the range that it is judged by. */
export function judgedRatings(history: History, measure: Measure, settings: Settings): Judged[] {
  const all = ratings(history, measure)
  const values = all.map(each => each.value)
  const scale = scaleOf(history.instruments, measure)
  const rangeAt = (index: number) => rangeAfter(measure.instrumentId, scale, values.slice(0, index), settings)
  return all.map((rating, index) => ({ rating, range: rangeAt(index) }))
}
