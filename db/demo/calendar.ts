import { addDays } from '../../lib/dates'

/** 0 Sunday … 6 Saturday of a calendar date. */
export const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay()

/** The latest day from Monday to Friday before today. */
export function lastWorkday(today: string): string {
  const before = addDays(today, -1)
  return isWorkday(before) ? before : lastWorkday(before)
}

export const isWorkday = (date: string) => weekdayOf(date) % 6 !== 0

/** Nobody meets in the middle of August, or between Christmas and the new year. */
export function isHoliday(date: string): boolean {
  const day = date.slice(5)
  return (day >= '08-05' && day <= '08-18') || day >= '12-22' || day <= '01-02'
}

/** So many session dates in order, the last of them on or before `last`, holidays left out. */
export function sessionDates(last: string, count: number, every: number): string[] {
  const dates: string[] = []
  for (let date = last; dates.length < count; date = addDays(date, -every)) if (!isHoliday(date)) dates.unshift(date)
  return dates
}

/** The instant of a time of day, in ms UTC. The fictional practice is near enough to Greenwich. */
export const at = (date: string, hour: number, minute = 0) =>
  Date.parse(`${date}T00:00:00Z`) + (hour * 60 + minute) * 60_000
