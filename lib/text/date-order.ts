import { isDate } from '../dates'

/** In which order the numbers of a date are written. */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const
export type DateOrder = (typeof dateOrders)[number]

/** The order of a practice's locale. A table and not `Intl`, whose data differ between a server and a browser. */
export const dateOrderOf = (locale: string): DateOrder =>
  locale === 'en-US' ? 'mdy' : locale === 'en-CA' ? 'ymd' : 'dmy'

/** The order in words, for hints: "day/month/year". */
export const orderWords: Readonly<Record<DateOrder, string>> = {
  dmy: 'day/month/year',
  mdy: 'month/day/year',
  ymd: 'year-month-day',
}

/** The order as a field shows it while it is empty. */
export const datePattern: Readonly<Record<DateOrder, string>> = {
  dmy: 'dd/mm/yyyy',
  mdy: 'mm/dd/yyyy',
  ymd: 'yyyy-mm-dd',
}

/** The name under which a form sends in which order one of its dates is written. */
export const orderField = (name: string): string => `${name}.order`

export const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
] as const

export const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** A calendar date in numbers, "03/02/2026", as a date field shows it. What is no date stays as it is. */
export function dateInNumbers(date: string, order: DateOrder): string {
  if (!isDate(date) || order === 'ymd') return date
  const [year, month, day] = date.split('-')
  return order === 'dmy' ? `${day}/${month}/${year}` : `${month}/${day}/${year}`
}

/** A calendar date with the month in letters, "Tue 3 February 2026": what a typed one was understood as. */
export function dateInLetters(date: string, order: DateOrder): string {
  const at = new Date(`${date}T00:00:00Z`)
  const weekday = weekdays[at.getUTCDay()]?.slice(0, 3)
  const [day, month, year] = [at.getUTCDate(), months[at.getUTCMonth()], date.slice(0, 4)]
  return order === 'dmy' ? `${weekday} ${day} ${month} ${year}` : `${weekday}, ${month} ${day}, ${year}`
}

/** What is said where a date cannot be read. */
export const dateAdvice = (order: DateOrder): string =>
  `Write the date as ${orderWords[order]}, for example ${dateInNumbers('2026-02-03', order)}.`
