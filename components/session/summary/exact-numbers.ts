import type { Scale } from '@/lib/instruments/instrument'

type Say = (value: number) => string

/** No score is known more finely. */
const finest = 6

/**
 * How numbers are written that are held against each other, a rating and the edge of a range, a change and what counts as one: to two
 * decimals (a mean always shows both), and to more where two of them would look alike that are not.
 */
export function exactly({ key }: Scale, compared: readonly (number | null)[], locale: string): Say {
  const isMean = key.method === 'mean' || key.method === 'mean-of-scales'
  const numbers = compared.flatMap(each => each ?? [])
  const decimals = [2, 3, 4, 5].find(count => staysApart(numbers, count)) ?? finest
  const written = { minimumFractionDigits: isMean ? decimals : 0, maximumFractionDigits: decimals }
  return value => value.toLocaleString(locale, written).replace('-', '−')
}

/** Whether numbers that differ still do when they are cut to so many decimals. */
const staysApart = (numbers: readonly number[], decimals: number) =>
  new Set(numbers.map(each => each.toFixed(decimals))).size === new Set(numbers.map(each => each.toFixed(finest))).size

/** A difference with its sign: "+0.42", "−2", "0". */
export function signed(say: Say, value: number): string {
  if (say(Math.abs(value)) === say(0)) return say(0)
  return value > 0 ? `+${say(value)}` : say(value)
}
