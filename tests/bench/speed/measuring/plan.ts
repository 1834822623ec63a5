/** How long the targets of a comparison are asked in a round, in ms. */
const roundMs = 1200
/** What takes all its targets together longer than this, in ms, is asked in one round alone. */
const slowMs = 20_000
const mostTurns = 40
const mostRepeats = 10

/** How a comparison is asked in a round: in so many turns, in each of which a target is asked as often as it says. */
export type Plan = { turns: number; repeats: readonly number[]; isSlow: boolean }

/**
 * By what one request of each target takes, in ms. Fast targets are asked several times in a turn, up to as long as the slowest takes:
 * few requests of a few milliseconds would say little.
 */
export function planOf(ms: readonly number[]): Plan {
  const slowest = Math.max(...ms)
  const repeats = ms.map(each => Math.max(1, Math.min(mostRepeats, Math.round(slowest / each))))
  const turn = ms.reduce((sum, each, at) => sum + each * (repeats[at] ?? 1), 0)
  const fewest = turn > 2 * roundMs ? 1 : 3
  const turns = Math.max(fewest, Math.min(mostTurns, Math.round(roundMs / turn)))
  return { turns, repeats, isSlow: turn > slowMs }
}
