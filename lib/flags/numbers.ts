import type { Scale } from '../instruments/instrument'

/** A score as it is spoken of: item means to one decimal, sums as whole numbers unless they were prorated. */
export function spoken(scale: Scale, value: number): string {
  if (scale.key.method === 'mean' || scale.key.method === 'mean-of-scales') return value.toFixed(1)
  return Number.isInteger(value) ? String(value) : value.toFixed(1)
}

/** A small chance in words: "about 1 in 200". */
export function oneIn(chance: number): string {
  if (chance < 0.001) return 'less than 1 in 1,000'
  const times = 1 / chance
  const step = times >= 200 ? 50 : times >= 50 ? 10 : times >= 20 ? 5 : 1
  return `about 1 in ${Math.round(times / step) * step}`
}

/** "1 rating", "3 ratings". */
export const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`
