import type { Settings } from '../settings'

export type Cusum = {
  /** How far the ratings have fallen short of expectation, less the allowance, since the sum was last 0; in standard deviations. */
  sum: number
  /** The sum has passed the limit and has not been 0 since. */
  isDeclining: boolean
}

/**
 * A lasting small fall that no single rating shows: the one-sided cumulative sum of Page (1954), Biometrika 41:100–115, over the
 * standardised prediction errors of a series. A rating that could not be judged (null) leaves the sum as it was.
 */
export function cusum(errors: readonly (number | null)[], { allowance, limit }: Settings['drift']): Cusum[] {
  let [sum, isDeclining] = [0, false]
  return errors.map(error => {
    if (error !== null) sum = Math.max(0, sum - error - allowance)
    isDeclining = sum > limit || (isDeclining && sum > 0)
    return { sum, isDeclining }
  })
}
