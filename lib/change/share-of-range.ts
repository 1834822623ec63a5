import type { Scale } from '../instruments/instrument'

/**
 * How far a score lies towards the worse end of its scale, from 0 (the best there is) to 1 (the worst), so that scores of several
 * scales can be put in one order: raw numbers of different ranges and directions cannot. It says nothing about whether 0.6 here and
 * 0.6 there are equally bad. Null where neither end of the scale is the better one.
 */
export function shareTowardsWorse({ range: [min, max], higherIs }: Pick<Scale, 'range' | 'higherIs'>, score: number) {
  if (higherIs === 'neither') return null
  const share = higherIs === 'worse' ? (score - min) / (max - min) : (max - score) / (max - min)
  // Without the last bits that binary fractions leave: a scale turned round gives the same order.
  return Math.round(share * 1e9) / 1e9
}
