import type { Instrument, Scale } from './instrument'
import { fullWeight, isEven, isMean, subtractOf, weightsOf } from './key'
import { leastAnswered } from './scoring'
import { withDerived } from './typed-scores'

type Typed = { readonly [scale: string]: number }

/** The scales whose typed score no sheet comes to. One that follows from another typed score (a sum from a rounded mean) is accepted. */
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
 * Whether a sheet of the instrument can come to this score. Whole answers have a whole sum, those in steps of a half one in halves,
 * and a doubled sum is even; where items may be missing, prorating puts some values in between. Means are not held to it: other
 * systems average in ways of their own.
 */
export function isPossible(instrument: Instrument, scale: Scale, value: number): boolean {
  if (isMean(scale)) return true
  const weights = weightsOf(instrument, scale)
  const ranges = weights.map(({ item }) => rangeOf(instrument, item))
  const step = ranges[0]?.step ?? 1
  // Sums of steps of different sizes come to nearly anything.
  if (ranges.some(range => range.step !== step)) return true
  if (!isEven(weights))
    return step < 1 || weights.some(each => !Number.isInteger(each.weight)) || Number.isInteger(value)
  const full = fullWeight(instrument, scale)
  // Of one item in the mean: only items that begin at the same answer are ever prorated.
  const lowest = ranges.reduce((sum, { min }) => sum + min, 0) / ranges.length
  const isNear = (answered: number, off: number) => {
    const sum = ((value + subtractOf(instrument, scale)) * answered) / full
    const steps = (sum - lowest * answered) / step
    return Math.abs(steps - Math.round(steps)) <= (off * answered) / full / step + 1e-9
  }
  const fewest = leastAnswered(instrument, scale)
  const prorated = Array.from({ length: weights.length - fewest }, (_, index) => fewest + index)
  return isNear(weights.length, 0) || prorated.some(answered => isNear(answered, rounding))
}

const rangeOf = ({ items, response }: Instrument, n: number) => items.find(item => item.n === n)?.response ?? response
