/*
 * Calendar dates are text, YYYY-MM-DD, and have no zone; instants are milliseconds UTC and become a date only in a zone that is
 * named. Nothing here reads a clock.
 */

const dayMs = 24 * 60 * 60 * 1000

/** The calendar date of an instant (ms UTC) in an IANA zone. */
export function todayIn(timeZone: string, now: number): string {
  return formatter('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
}

/** Whether a text is a calendar date that exists. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** Whole days from one calendar date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((midnight(to) - midnight(from)) / dayMs)
}

/** The calendar date so many days later (or earlier, when negative). */
export function addDays(date: string, days: number): string {
  return new Date(midnight(date) + days * dayMs).toISOString().slice(0, 10)
}

/** "Monday 5 January 2026", in the words of the locale. */
export function writtenDate(date: string, locale: string): string {
  return formatDate(date, locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

/** A calendar date as titles show it, with its day of the week: "Tue, 3 March 2026". */
export function weekdayDate(date: string, locale: string): string {
  return formatDate(date, locale, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' })
}

/** "5 Jan 2026", in the words of the locale. */
export function shortDate(date: string, locale: string): string {
  return formatDate(date, locale, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** "5 Jan 2026, 14:30" of an instant (ms UTC) in a zone. */
export function writtenInstant(instant: number, locale: string, timeZone: string): string {
  const how = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone } as const
  return formatter(locale, how).format(instant)
}

/** The instant (ms UTC, to the minute) at which a calendar date begins in an IANA zone. */
export function startOfDay(date: string, timeZone: string): number {
  // No zone is further from UTC than 14 hours ahead and 12 behind.
  let [before, at] = [midnight(date) - 15 * hourMs, midnight(date) + 13 * hourMs]
  while (at - before > minuteMs) {
    const middle = before + Math.floor((at - before) / 2 / minuteMs) * minuteMs
    if (todayIn(timeZone, middle) >= date) at = middle
    else before = middle
  }
  return at
}

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (date: string): number => ((new Date(midnight(date)).getUTCDay() + 6) % 7) + 1

/**
 * The instant (ms UTC) at which clocks in an IANA zone show a time of a calendar date, "09:30". A time that the clocks are put over is as
 * far into the day as on any other; of one that comes twice, the first.
 */
export function instantAt(date: string, time: string, timeZone: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const shown = midnight(date) + hour * hourMs + minute * minuteMs
  // Clocks change by night: what they are ahead by shortly before is what they are ahead by, unless it was changed in between.
  const before = shown - aheadOfUtc(timeZone, shown - dayMs)
  const after = shown - aheadOfUtc(timeZone, shown + dayMs)
  const isShown = (at: number) => at + aheadOfUtc(timeZone, at) === shown
  return isShown(before) || !isShown(after) ? before : after
}

/** By how much the clocks of a zone are ahead of UTC at an instant, in ms. */
function aheadOfUtc(timeZone: string, at: number): number {
  const how = { timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const
  const [hour = 0, minute = 0, second = 0] = formatter('en-GB', how).format(at).split(':').map(Number)
  const shown = midnight(todayIn(timeZone, at)) + hour * hourMs + minute * minuteMs + second * 1000
  return shown - Math.floor(at / 1000) * 1000
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs

const midnight = (date: string) => Date.parse(`${date}T00:00:00Z`)

/** A calendar date in the words of the locale, with the parts that are asked for. */
export const formatDate = (date: string, locale: string, how: Intl.DateTimeFormatOptions): string =>
  formatter(locale, { ...how, timeZone: 'UTC' }).format(midnight(date))

/** Made once each: making one costs a hundred times what using it does, and a timeline writes hundreds of dates. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = JSON.stringify([locale, how])
  const made = formatters.get(name) ?? new Intl.DateTimeFormat(locale, how)
  formatters.set(name, made)
  return made
}
