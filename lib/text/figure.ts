/** A score by the practice's locale, at most two decimals, with a true minus sign. */
export const figure = (value: number, locale: string): string =>
  value.toLocaleString(locale, { maximumFractionDigits: 2 }).replace('-', '−')
