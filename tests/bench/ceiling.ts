import { normalCdf } from '../../lib/change/normal'
import { type Assumptions, scale, step } from './assumptions'
import type { Series } from './series'

/**
 * The likelihood ratio of "a rupture begins here" to "calm" for each rating, by someone who knows the client's true level, growth,
 * spread, carry-over and last deviation, and how deep ruptures are. By the lemma of Neyman & Pearson (1933) no rule catches more at the
 * same rate of false alarms.
 */
export function likelihoodRatios({ ratings, expected, carried, news }: Series, assumed: Assumptions): number[] {
  const depths = evenly(assumed.depth)
  return ratings.map((rating, session) => {
    const [middle, spread] = [(expected[session] ?? 0) + (carried[session] ?? 0), news[session] ?? 0]
    const ruptured = depths.reduce((sum, depth) => sum + likelihood(rating, middle - depth, spread), 0) / depths.length
    return Math.log(ruptured + 1e-300) - Math.log(likelihood(rating, middle, spread) + 1e-300)
  })
}

/** The chance that a value is rounded to this rating; the ends of the scale gather all that lies beyond. */
function likelihood(rating: number, middle: number, spread: number): number {
  const upTo = (value: number) => normalCdf((value - middle) / spread)
  if (rating >= scale.max) return 1 - upTo(rating - step / 2)
  return upTo(rating + step / 2) - (rating <= scale.min ? 0 : upTo(rating - step / 2))
}

const points = 24
const evenly = ([low, high]: readonly [number, number]) =>
  Array.from({ length: points }, (_, index) => low + ((high - low) * (index + 0.5)) / points)
