import { isDate } from './dates'

/** The most years that a practice can say: longer is a slip. */
export const mostRetentionYears = 100

/** The calendar date until which a record is kept: so many years after the last day of the therapy. */
export function keptUntil(lastOn: string, years: number): string {
  const date = `${Number(lastOn.slice(0, 4)) + years}${lastOn.slice(4)}`
  // From 29 February on, in a year without one.
  return isDate(date) ? date : `${date.slice(0, 5)}03-01`
}
