import { allianceMeasures } from './flags/ruptures'
import { type History, type Rating, ratings } from './history'
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
  const early = measure ? ratings(history, measure).filter(isEarly(from, to)) : []
  return early.length < fewest ? null : early.reduce((sum, { value }) => sum + value, 0) / early.length
}

/** Whether a rating is of one of these sessions; one given between two is of none. */
export const isEarly =
  (from: number, to: number) =>
  ({ number }: Rating): boolean =>
    number !== null && number >= from && number <= to

/**
 * Where the value lies that a quarter of so many sorted values lie under: behind how many of them, and by what share of the distance to
 * the next one (Hyndman & Fan 1996, type 7).
 */
export function quartilePlace(count: number): { offset: number; share: number } {
  const place = Math.max(0, count - 1) / 4
  return { offset: Math.floor(place), share: place % 1 }
}

/** The value at that place, between the two that stand around it. */
export const quartileBetween = ({ share }: { share: number }, below: number, above: number): number =>
  below + (above - below) * share
