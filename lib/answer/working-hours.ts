import { addDays, instantAt, todayIn, weekdayOf } from '../dates'
import type { AnswerSettings } from './settings'

/** When somebody of the practice is there. */
export type WorkingHours = Pick<AnswerSettings, 'hours' | 'closedDays'> & { timeZone: string }

/** Further than this nobody plans their closed days; a practice that is never open has no next hour. */
const farthestDays = 400

/** From and to of a day, in ms UTC; null where nobody is there on it. A day that the clocks are changed on is as long as it is. */
function openOn({ hours, closedDays, timeZone }: WorkingHours, date: string): { from: number; to: number } | null {
  const open = hours[weekdayOf(date) - 1]
  if (!open || closedDays.includes(date)) return null
  return { from: instantAt(date, open.from, timeZone), to: instantAt(date, open.to, timeZone) }
}

/**
 * The instant (ms UTC) at which so many hours have passed in which somebody of the practice was there, counted from another instant; null
 * where nobody ever is. With 0 hours: the instant itself in working hours, or else when they begin next.
 */
export function afterWorkingHours(working: WorkingHours, from: number, hours: number): number | null {
  let left = hours * 60 * 60 * 1000
  let date = todayIn(working.timeZone, from)
  for (let day = 0; day < farthestDays; day++, date = addDays(date, 1)) {
    const open = openOn(working, date)
    if (!open || open.to <= from) continue
    const begins = Math.max(open.from, from)
    if (begins + left < open.to || (left > 0 && begins + left === open.to)) return begins + left
    left -= open.to - begins
  }
  return null
}
