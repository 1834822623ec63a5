import type { Scale } from '@/lib/instruments/instrument'

const words = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** A count as one would say it: in words up to twelve. */
export const inWords = (count: number): string => words[count] ?? String(count)

/** A mean of answers always shows its decimal, so that 3.0 does not look like a sum; a sum shows one only when it was prorated. */
const decimals = ({ key }: Scale) => ({
  minimumFractionDigits: key.method === 'mean' || key.method === 'mean-of-scales' ? 1 : 0,
  maximumFractionDigits: 1,
})

/** A score on its scale, by the practice's locale. */
export const written = (scale: Scale, value: number, locale: string): string =>
  value.toLocaleString(locale, decimals(scale))
