import type { OwnScales } from '@/lib/attachment-beside'
import type { Scale } from '@/lib/instruments/instrument'

/** A value on its scale: means with two decimals, sums as they are. */
export function besideValue({ key }: Scale, value: number | null, locale: string): string {
  if (value === null) return 'incomplete'
  const isMean = key.method === 'mean' || key.method === 'mean-of-scales'
  return value
    .toLocaleString(locale, { minimumFractionDigits: isMean ? 2 : 0, maximumFractionDigits: 2 })
    .replace('-', '−')
}

/** The drawing in words: "Latest, session 13: close 3.17 on 1 to 5, …". */
export function besideSentence({ scales, points }: OwnScales, locale: string): string {
  const latest = points.at(-1)
  if (!latest) return 'No ratings yet.'
  const values = scales.map((scale, at) => {
    const [low, high] = scale.range.map(end => String(end).replace('-', '−'))
    return `${scale.title.toLowerCase()} ${besideValue(scale, latest.values[at] ?? null, locale)} on ${low} to ${high}`
  })
  return `${points.length === 1 ? 'One rating' : `${points.length} ratings`}. Latest, session ${latest.number}: ${values.join(', ')}.`
}
