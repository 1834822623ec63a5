import type { Scale } from '../instruments/instrument'

/** A score as it is spoken of: item means to one decimal, sums as whole numbers unless they were prorated. */
export function spoken(scale: Scale, value: number, decimals = 1): string {
  if (scale.key.method === 'mean' || scale.key.method === 'mean-of-scales') return value.toFixed(decimals)
  return Number.isInteger(value) ? String(value) : value.toFixed(decimals)
}

/** How many decimals it takes to see two scores apart, so that 3.28 does not fall to "3.3" below "3.3". */
export const decimalsApart = (a: number, b: number): number => (a.toFixed(1) === b.toFixed(1) ? 2 : 1)

/** A small chance in words: "about 1 in 200". */
export function oneIn(chance: number): string {
  if (chance < 0.001) return 'less than 1 in 1,000'
  const times = 1 / chance
  const step = times >= 200 ? 50 : times >= 50 ? 10 : times >= 20 ? 5 : 1
  return `about 1 in ${Math.round(times / step) * step}`
}

/** "1 rating", "3 ratings". */
export const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`
