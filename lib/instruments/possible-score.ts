import type { Instrument, Scale } from './instrument'
import { fullWeight, isEven, lessOf, weightsOf } from './key'
import { leastAnswered } from './scoring'
import { withDerived } from './typed-scores'

type Typed = { readonly [scale: string]: number }

/** The scales whose typed score no sheet comes to. One that follows from another typed score (a sum from a rounded mean) is let be. */
export function impossibleScales(instrument: Instrument, typed: Typed): Scale[] {
  return instrument.scales.filter(scale => {
    const { [scale.id]: value, ...others } = typed
    if (value === undefined || isPossible(instrument, scale, value)) return false
    const derived = withDerived(instrument, others)[scale.id]
    return derived === undefined || Math.abs(derived - value) > 1e-6
  })
}

/** How far a prorated score may lie from the one that was printed, which is rounded to a decimal. */
const rounding = 0.05

/**
 * Whether a sheet of the instrument can come to this score. Answers are whole numbers, so that a sum is one too, and a doubled sum
 * is even; where items may be missing, prorating puts some values in between. Means are not held to it: other systems average in
 * ways of their own.
 */
export function isPossible(instrument: Instrument, scale: Scale, value: number): boolean {
  const { method } = scale.key
  if (method === 'mean' || method === 'mean-of-scales') return true
  const weights = weightsOf(instrument, scale)
  if (!isEven(weights)) return weights.some(each => !Number.isInteger(each.weight)) || Number.isInteger(value)
  const full = fullWeight(instrument, scale)
  const isNear = (answered: number, off: number) => {
    const sum = ((value + lessOf(instrument, scale)) * answered) / full
    return Math.abs(sum - Math.round(sum)) <= (off * answered) / full + 1e-9
  }
  const fewest = leastAnswered(instrument, scale)
  const prorated = Array.from({ length: weights.length - fewest }, (_, index) => fewest + index)
  return isNear(weights.length, 0) || prorated.some(answered => isNear(answered, rounding))
}
