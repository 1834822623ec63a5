import { fewestEarlierRatings } from '../../lib/change/expected-range'
import { tailProbabilities } from './detectors'
import type { Series } from './series'

/** How our range does at a level of the rules: false alarms per calm rating, and ruptures seen by their first, second or last session. */
export type Delay = { level: number; falseAlarms: number; first: number; second: number; atAll: number }

export function delays(all: readonly Series[], levels: readonly number[]): Delay[] {
  const judged = all.map(series => ({ ...series, tails: tailProbabilities(series.ratings) }))
  return levels.map(level => {
    const low = judged.map(({ tails, phases }) => ({ phases, isLow: tails.map(tail => tail !== null && tail < level) }))
    const calm = low.flatMap(({ phases, isLow }) =>
      isLow.filter((_, at) => at >= fewestEarlierRatings && phases[at] === 'calm'),
    )
    const seen = low.flatMap(({ phases, isLow }) =>
      ruptures(phases).map(([from, to]) => isLow.slice(from, to).indexOf(true)),
    )
    const by = (session: number) => share(seen.map(at => at >= 0 && at < session))
    return { level, falseAlarms: share(calm), first: by(1), second: by(2), atAll: by(Number.POSITIVE_INFINITY) }
  })
}

/** Where each rupture begins, and where it has ended. */
function ruptures(phases: Series['phases']): [number, number][] {
  return phases.flatMap((phase, from): [number, number][] => {
    if (phase !== 'begins') return []
    const to = phases.findIndex((each, at) => at > from && each !== 'goes-on')
    return [[from, to < 0 ? phases.length : to]]
  })
}

export const share = (which: readonly boolean[]): number => which.filter(Boolean).length / which.length
