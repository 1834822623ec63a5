import { allianceMeasures } from './flags/ruptures'
import { type History, ratings } from './history'
import type { Settings } from './settings'

/** Fewer early ratings than this give no mean. */
const fewest = 2

/** The mean of an episode's alliance ratings at the early sessions, on the instrument's own scale; null with fewer than two. */
export function earlyMean(
  history: History,
  instrumentId: string,
  { from, to }: Pick<Settings['earlyLow'], 'from' | 'to'>,
): number | null {
  const measure = allianceMeasures(history.instruments).find(each => each.instrumentId === instrumentId)
  const early = measure ? ratings(history, measure).filter(({ number }) => number >= from && number <= to) : []
  return early.length < fewest ? null : early.reduce((sum, { value }) => sum + value, 0) / early.length
}

/**
 * The value that a quarter of these lie under, between neighbours by their distance (Hyndman & Fan 1996, type 7). Throws when there
 * are none.
 */
export function lowerQuartile(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) / 4
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  if (below === undefined || above === undefined) throw new Error('There is nothing to take a quarter of')
  return below + (above - below) * (place % 1)
}
