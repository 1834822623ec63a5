import type { CaseloadRow } from '@/db/caseload'
import { fewestEarlierRatings } from '@/lib/change/expected-range'
import type { Verdict } from '@/lib/change/reliable-change'
import { daysBetween, shortDate } from '@/lib/dates'
import { plural } from '@/lib/text/number-words'

/** What the "why" column says where no flag is open. */
export function quietWhy({
  episode,
  summary,
  quietFlags,
}: Pick<CaseloadRow, 'episode' | 'summary' | 'quietFlags'>): string {
  if (quietFlags > 0)
    return `Nothing new: ${quietFlags === 1 ? 'one flag' : plural(quietFlags, 'flag')} acknowledged and still open.`
  if (!episode) return 'Not in therapy at present.'
  if (!summary || summary.sessions === 0) return 'No session yet.'
  if (summary.ratings === 0) return 'No alliance rating yet.'
  const earlier = summary.ratings - 1
  if (earlier >= fewestEarlierRatings) return 'Nothing to review.'
  return `Not enough ratings to judge: ${earlier === 0 ? 'none earlier' : `${earlier} earlier`}, ${fewestEarlierRatings} needed.`
}

/** A verdict in the two or three words that a row has room for; the client page has the whole sentence. */
export const shortVerdict: Record<Verdict, string> = {
  baseline: 'baseline',
  'no-published-value': 'no value to judge by',
  'no-reliable-change': 'no reliable change',
  'reliably-better': 'probably better',
  'reliably-worse': 'probably worse',
  recovered: 'better, past cut-off',
}

/** How long ago a day was, coarser the longer ago it is. */
export function ageInWords(since: string, today: string): string {
  const days = daysBetween(since, today)
  if (days <= 0) return 'today'
  if (days === 1) return '1 day'
  return days < 21 ? `${days} days` : `${Math.floor(days / 7)} weeks`
}

/** A signed difference as an arrow and a size, or a dash where there is nothing to compare with. */
export function differenceInWords(difference: number | null): string {
  if (difference === null) return '–'
  if (difference === 0) return 'unchanged'
  const size = Math.abs(difference)
  return `${difference > 0 ? '↑' : '↓'} ${Number.isInteger(size) ? size : size.toFixed(1)}`
}

/** The next session as one says it: today, tomorrow, the weekday within a week, else the day; a day gone by is said to be so. */
export function nextSessionInWords(date: string, today: string, locale: string): string {
  const days = daysBetween(today, date)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days < 0) return `was due ${dayAndMonth(date, locale)}`
  return days < 7 ? weekday(date, locale) : dayAndMonth(date, locale)
}

/** "paused until 3 Mar" where all measures are, "DERS-16 paused until 3 Mar" where one is. */
export function pausedInWords({ short, untilOn }: CaseloadRow['paused'][number], today: string, locale: string) {
  const until = daysBetween(today, untilOn) > halfYear ? shortDate(untilOn, locale) : dayAndMonth(untilOn, locale)
  return `${short === null ? 'paused' : `${short} paused`} until ${until}`
}

/** A day gone by, with its year where that could be in doubt. */
export const dayInWords = (date: string, today: string, locale: string) =>
  daysBetween(date, today) > halfYear ? shortDate(date, locale) : dayAndMonth(date, locale)

const halfYear = 183

const weekday = (date: string, locale: string) => formats(locale).weekday.format(Date.parse(date))
const dayAndMonth = (date: string, locale: string) => formats(locale).day.format(Date.parse(date))

type Formats = Record<'weekday' | 'day', Intl.DateTimeFormat>

/** Made once for each locale: making one takes far longer than using it, and a caseload has hundreds of dates. */
const made = new Map<string, Formats>()

function formats(locale: string): Formats {
  const known = made.get(locale) ?? {
    weekday: new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }),
    day: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  }
  made.set(locale, known)
  return known
}
