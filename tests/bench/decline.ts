import { cusum } from '../../lib/change/cusum'
import { expectedRanges, standardisedError } from '../../lib/change/expected-range'
import { defaultSettings } from '../../lib/settings'
import { type Assumptions, scale } from './assumptions'
import { share } from './delay'
import { type Series, simulate } from './series'

/** What becomes of courses of 40 sessions in which the level falls by `slope` a session from the tenth on. No ruptures. */
export type Decline = {
  slope: number
  /** Share of the courses called declining before the fall begins, and the sessions at which that first happens per 100. */
  before: number
  /** Share first called so within 10 and 20 sessions of the beginning, and half of those by this many. */
  within10: number
  within20: number
  median: number
}

const [begins, lasts] = [10, 40]

export function declines(assumed: Assumptions, seed: number, slopes: readonly number[]): Decline[] {
  const calm = simulate({ ...assumed, sessions: [lasts, lasts], ruptures: 0 }, seed)
  return slopes.map(slope => {
    const first = calm.map(series => firstCalled(falling(series, slope)))
    const after = first.filter(at => at < 0 || at >= begins).map(at => (at < 0 ? lasts : at - begins + 1))
    const called = after.filter(sessions => sessions <= 20).toSorted((a, b) => a - b)
    return {
      slope,
      before: share(first.map(at => at >= 0 && at < begins)),
      within10: share(after.map(sessions => sessions <= 10)),
      within20: share(after.map(sessions => sessions <= 20)),
      median: called[Math.floor(called.length / 2)] ?? lasts,
    }
  })
}

/** The ratings of a calm course, moved down as the level falls; the rounding stays. */
const falling = ({ ratings }: Series, slope: number): number[] =>
  ratings.map((rating, session) => {
    const fall = Math.round(slope * 12 * Math.max(0, session - begins + 1)) / 12
    return Math.max(scale.min, rating - fall)
  })

function firstCalled(ratings: readonly number[]): number {
  const errors = expectedRanges(ratings, scale).map(
    (range, index) => range && standardisedError(range, ratings[index] ?? 0),
  )
  return cusum(errors, defaultSettings.drift).findIndex(({ isDeclining }) => isDeclining)
}
