import { isDate } from '../dates'
import { type DateOrder, months, weekdays } from './date-order'
import { foldText } from './fold'

type Convention = {
  /** The order of the practice. */
  order: DateOrder
  /** Today, for years of two digits. */
  today: string
  /** Years of two digits lie near today, or for a date of birth in the past: 3.2.55 is 1955 there. */
  years?: 'near' | 'past'
}

/**
 * The calendar date that somebody wrote: 3/2/26, 3.2.2026, 030226, 3 Feb 2026, Tue 3 February 2026, or 2026-02-03, which is read so
 * everywhere. Numbers are read in the practice's order alone, never in whichever order happens to fit; null where they are no date.
 */
export function readDate(text: string, ways: Convention): string | null {
  const parts = foldText(text).match(/\p{L}+|\d+/gu) ?? []
  const words = parts.filter(part => !/^\d/.test(part) && !endings.includes(part))
  const numbers = parts.filter(part => /^\d/.test(part))
  if (/[^\p{L}\d\s.,/'-]/u.test(foldText(text))) return null
  return words.length === 0 ? fromNumbers(numbers, ways) : fromWords(words, numbers, ways)
}

/** Of 1st, 2nd, 3rd and 4th; "of" as in 3rd of February. */
const endings = ['st', 'nd', 'rd', 'th', 'of']

function fromNumbers(numbers: readonly string[], ways: Convention): string | null {
  const [only = '', ...others] = numbers
  const fields = others.length === 0 ? unspaced(only, ways.order) : numbers
  const [first = '', second = '', third = ''] = fields
  if (fields.length !== 3) return null
  if (first.length === 4 || ways.order === 'ymd') return dateOf(first, second, third, ways)
  return ways.order === 'dmy' ? dateOf(third, second, first, ways) : dateOf(third, first, second, ways)
}

/** 030226 and 03022026, cut in the practice's order; in the order of years first, 20260203. */
function unspaced(digits: string, order: DateOrder): string[] {
  if (digits.length !== 6 && digits.length !== 8) return []
  const year = digits.length - 4
  const cuts = order === 'ymd' ? [0, year, year + 2] : [0, 2, 4]
  return cuts.map((from, index) => digits.slice(from, cuts[index + 1]))
}

/** A month in letters, with its day before or after it; a weekday may be given too, and has to be the right one. */
function fromWords(words: readonly string[], numbers: readonly string[], ways: Convention): string | null {
  const found = words.map(word => ({ month: indexOf(months, word), weekday: indexOf(weekdays, word) }))
  if (found.some(({ month, weekday }) => month < 0 && weekday < 0)) return null
  const [month, ...otherMonths] = found.flatMap(each => (each.month < 0 ? [] : [each.month]))
  const [weekday, ...otherWeekdays] = found.flatMap(each => (each.month < 0 ? [each.weekday] : []))
  const [first = '', second = ''] = numbers
  if (month === undefined || numbers.length !== 2 || otherMonths.length + otherWeekdays.length > 0) return null
  // Where years come first, "26 Feb 03" could be either way round.
  if (ways.order === 'ymd' && first.length < 4 && second.length < 4) return null
  const [year, day] = first.length === 4 ? [first, second] : [second, first]
  const date = dateOf(year, String(month + 1), day, ways)
  return date !== null && (weekday === undefined || weekdayOf(date) === weekday) ? date : null
}

/** By three letters or more: Feb, Sept, Tues. */
const indexOf = (names: readonly string[], word: string) =>
  word.length < 3 ? -1 : names.findIndex(name => name.toLowerCase().startsWith(word))

const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay()

function dateOf(year: string, month: string, day: string, ways: Convention): string | null {
  if (month.length > 2 || day.length > 2) return null
  const date = `${fourDigits(year, ways)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? date : null
}

/** A year of two digits is the one of the hundred years that end with this year, or lie half before and half after it. */
function fourDigits(year: string, { today, years = 'near' }: Convention): string {
  if (year.length !== 2) return year
  const last = Number(today.slice(0, 4)) + (years === 'past' ? 0 : 49)
  return String(last - ((((last - Number(year)) % 100) + 100) % 100))
}
