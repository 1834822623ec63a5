/** What several rounds gave: the middle one, the lowest and the highest. */
export type Spread = { median: number; min: number; max: number }

/** The middle value; of an even number of values, the mean of the two in the middle. Throws where there is none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]]
  if (low === undefined || high === undefined) throw new Error('There is no middle of no values')
  return (low + high) / 2
}

/** Throws where there is no value. */
export const spread = (values: readonly number[]): Spread => ({
  median: median(values),
  min: Math.min(...values),
  max: Math.max(...values),
})

/** Throws where there is no value. */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new Error('There is no mean of no values')
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/**
 * One over the other, round by round: what slowed the machine down in one round slowed both, and falls out. Null where a round of
 * either has no value, or nothing to divide by.
 */
export function ratio(over: readonly (number | null)[], under: readonly (number | null)[]): Spread | null {
  const found = over.flatMap((value, round) => {
    const below = under[round]
    return value === null || !below ? [] : [value / below]
  })
  return found.length > 0 && found.length === over.length ? spread(found) : null
}
