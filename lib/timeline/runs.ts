import type { SeriesPoint } from './series'

/** Lines between ratings, by their place in the list of ratings. */
export type Runs = {
  /** Ratings at sessions that follow each other: one unbroken line each. A rating by itself is a run of one. */
  joined: number[][]
  /** Pairs with nothing between them but sessions where the measure was not due. */
  dotted: [number, number][]
}

/** Gaps stay gaps: what is missing is neither joined nor filled in. */
export function runsOf(standings: readonly SeriesPoint[]): Runs {
  const runs: Runs = { joined: [], dotted: [] }
  let rating = -1
  let between: SeriesPoint[] = []
  for (const standing of standings) {
    if (standing.value === null) between.push(standing)
    else {
      rating += 1
      link(runs, rating, between)
      between = []
    }
  }
  return runs
}

function link(runs: Runs, rating: number, between: readonly SeriesPoint[]) {
  const run = runs.joined.at(-1)
  if (run && between.length === 0) run.push(rating)
  else runs.joined.push([rating])
  if (run && between.length > 0 && !between.some(({ isGap }) => isGap)) runs.dotted.push([rating - 1, rating])
}
