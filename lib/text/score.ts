import type { Scale } from '../instruments/instrument'
import { isMean } from '../instruments/key'

/** With the minus sign of print, which is as wide as a plus, in place of hyphens. */
export const trueMinus = (text: string | number): string => String(text).replaceAll('-', '−')

/** The two ends of a scale or of its answers: "1 to 5", "−3 to 3". */
export const formatEnds = (low: number, high: number, locale?: string): string =>
  [low, high].map(end => formatNumber(end, { locale })).join(' to ')

type Decimals = { locale?: string; least?: number; most?: number }

/** A number by a practice's locale, to at most two decimals unless told, with a true minus. */
export const formatNumber = (value: number, { locale = 'en-GB', least = 0, most = 2 }: Decimals = {}): string =>
  trueMinus(formatter(locale, least, most).format(value))

/** Made once each: making one costs some forty times what using it does, and a caseload writes hundreds of numbers. */
const formatters = new Map<string, Intl.NumberFormat>()

function formatter(locale: string, least: number, most: number): Intl.NumberFormat {
  const name = `${locale} ${least} ${most}`
  const how = { minimumFractionDigits: least, maximumFractionDigits: most, useGrouping: false }
  const made = formatters.get(name) ?? new Intl.NumberFormat(locale, how)
  formatters.set(name, made)
  return made
}

/** A number with just so many decimals, so that those above each other line up: "3.10". */
export const formatFixed = (value: number, decimals: number, locale?: string): string =>
  formatNumber(value, { locale, least: decimals, most: decimals })

/**
 * A score on its scale. A mean of answers always shows its decimals (one, unless told), so that 3.0 does not look like a sum; a sum
 * is a whole number unless it was prorated.
 */
export function formatScore(
  scale: Pick<Scale, 'key'>,
  value: number,
  { locale, decimals = 1 }: { locale?: string; decimals?: number } = {},
): string {
  const least = isMean(scale) ? decimals : Number.isInteger(value) ? 0 : 1
  return formatNumber(value, { locale, least, most: decimals })
}

/** How many decimals it takes to see two scores apart, so that 3.28 does not fall to "3.3" below "3.3". */
export const decimalsApart = (a: number, b: number): number => (formatFixed(a, 1) === formatFixed(b, 1) ? 2 : 1)

/** No score is known more finely. */
const finest = 6

type Format = (value: number) => string

/**
 * How numbers are written that are held against each other, a rating and the edge of a range, a change and what counts as one: to two
 * decimals (a mean always shows both), and to more where two of them would look alike that are not.
 */
export function formatApart(scale: Pick<Scale, 'key'>, compared: readonly number[], locale: string): Format {
  const most = [2, 3, 4, 5].find(count => staysApart(compared, count)) ?? finest
  return value => formatNumber(value, { locale, least: isMean(scale) ? most : 0, most })
}

/** Whether numbers that differ still do when they are written with so many decimals. */
const staysApart = (numbers: readonly number[], decimals: number) =>
  howMany(numbers, decimals) === howMany(numbers, finest)

const howMany = (numbers: readonly number[], decimals: number) =>
  new Set(numbers.map(each => formatFixed(each, decimals))).size

/** A difference with its sign, in the format of the scores that it lies between: "+0.42", "−2", "0". */
export function formatDifference(format: Format, difference: number): string {
  if (format(Math.abs(difference)) === format(0)) return format(0)
  return difference > 0 ? `+${format(difference)}` : format(difference)
}

/** A difference as an arrow and a size, both in the format of its score; `null` where there is nothing to compare with. */
export function arrowDifference(difference: number | null, format: Format = sizeOf): string {
  if (difference === null) return '–'
  return difference === 0 ? 'unchanged' : `${difference > 0 ? '↑' : '↓'} ${format(Math.abs(difference))}`
}

const sizeOf: Format = size => formatNumber(size, { least: Number.isInteger(size) ? 0 : 1, most: 1 })
