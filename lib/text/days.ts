import { daysBetween, formatDate, shortDate } from '../dates'
import { plural } from './number-words'

/** How long ago a day was, coarser the longer ago it is. */
export function ageInWords(since: string, today: string): string {
  const days = daysBetween(since, today)
  if (days <= 0) return 'today'
  return spanInWords(days)
}

const spanInWords = (days: number) => (days < 21 ? plural(days, 'day') : plural(Math.floor(days / 7), 'week'))

/** The next session as one says it: today, tomorrow, the day with its weekday within a week, else the day; a day gone by is said to be so. */
export function nextSessionInWords(date: string, today: string, locale: string): string {
  const days = daysBetween(today, date)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days < 0) return `was due ${dayAndMonth(date, locale)}`
  return days < 7 ? weekdayAndDay(date, locale) : dayAndMonth(date, locale)
}

/** How far off a day is: "today", "tomorrow", "in 6 days", "in 4 weeks"; one that has gone by is said to be so. */
export function awayInWords(date: string, today: string): string {
  const days = daysBetween(today, date)
  if (days < 0) return 'gone by'
  if (days < 2) return days === 0 ? 'today' : 'tomorrow'
  return `in ${spanInWords(days)}`
}

/** A day with its weekday: "Wed 2 Dec". */
export const weekdayAndDay = (date: string, locale: string) =>
  formatDate(date, locale, { weekday: 'short', day: 'numeric', month: 'short' })

/** A day, with its year where that could be in doubt: "3 Mar", or "3 Mar 2025" over half a year away. */
export const dayInWords = (date: string, today: string, locale: string) =>
  Math.abs(daysBetween(date, today)) > halfYear ? shortDate(date, locale) : dayAndMonth(date, locale)

const halfYear = 183

const dayAndMonth = (date: string, locale: string) => formatDate(date, locale, { day: 'numeric', month: 'short' })
