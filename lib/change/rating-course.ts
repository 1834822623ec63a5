import { type FilterBank, newFilterBank, type RatingScale, updateBank } from './filter-bank'

/*
 * The filters' state along a series of ratings. Several rules, charts and tables ask for the same series, and the next save for the same
 * with one rating more: what was worked out lately is kept and gone on from. What is given is the same as if all were worked out anew.
 */

/** So many series are kept, those that were asked for last. */
const mostKept = 64

const kept = new Map<string, FilterBank>()

/** The filters after all of these ratings, in session order. */
export function bankAfter(ratings: readonly number[], scale: RatingScale): FilterBank {
  const key = courseKey(ratings, scale)
  const last = ratings.at(-1)
  if (last === undefined) return newFilterBank(scale)
  const before = ratings.slice(0, -1)
  const known = kept.get(key) ?? goneOn(kept.get(courseKey(before, scale)), last, scale)
  return keep(
    kept,
    key,
    known ?? ratings.reduce((bank, rating) => updateBank(bank, rating, scale), newFilterBank(scale)),
  )
}

const goneOn = (bank: FilterBank | undefined, rating: number, scale: RatingScale): FilterBank | null =>
  bank ? updateBank(bank, rating, scale) : null

/** By what a series is known: the scale, and every rating. */
export const courseKey = (ratings: readonly number[], { min, max, priorSd }: RatingScale): string =>
  `${min} ${max} ${priorSd}: ${ratings.join(' ')}`

/** Keeps a value as the newest, and gives up the oldest where there are too many. */
export function keep<Value>(among: Map<string, Value>, key: string, value: Value): Value {
  among.delete(key)
  among.set(key, value)
  const [oldest] = among.keys()
  if (among.size > mostKept && oldest !== undefined) among.delete(oldest)
  return value
}
