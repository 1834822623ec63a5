import type { ExpectedRange } from '../change/expected-range'
import { rangesAlong, scaleOf } from '../change/progress'
import { type History, type Measure, type Rating, ratings } from '../history'
import type { Settings } from '../settings'

/** A rating, and what those before it made likely; null where there were too few. */
export type Judged = { rating: Rating; range: ExpectedRange | null }

/**
 * The ratings of a measure in session order, each with the range that it is judged by. Ranges cost more than all that is read from
 * them, and several rules read the same: one history is worked out once by the same settings, and forgotten with them.
 */
export function judgedRatings(history: History, measure: Measure, settings: Settings): readonly Judged[] {
  const bySettings = known.get(history) ?? new WeakMap<Settings, Map<string, Judged[]>>()
  const byMeasure = bySettings.get(settings) ?? new Map<string, Judged[]>()
  const name = JSON.stringify(measure)
  const found = byMeasure.get(name) ?? judge(history, measure, settings)
  known.set(history, bySettings.set(settings, byMeasure.set(name, found)))
  return found
}

const known = new WeakMap<History, WeakMap<Settings, Map<string, Judged[]>>>()

function judge(history: History, measure: Measure, settings: Settings): Judged[] {
  const all = ratings(history, measure)
  const values = all.map(each => each.value)
  const scale = scaleOf(history.instruments, measure)
  const ranges = rangesAlong(measure.instrumentId, scale, values, settings)
  return all.map((rating, index) => ({ rating, range: ranges[index] ?? null }))
}
