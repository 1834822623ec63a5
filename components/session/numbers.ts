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

/** A score by the practice's locale, at most one decimal. */
export const written = (value: number, locale: string): string =>
  value.toLocaleString(locale, { maximumFractionDigits: 1 })

/** A difference with its sign: "+0.4", "−2", "0". */
export const signed = (value: number, locale: string): string =>
  value.toLocaleString(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).replace('-', '−')
