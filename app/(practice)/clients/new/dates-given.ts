import { addDays, todayIn } from '@/lib/dates'
import type { Viewer } from '@/lib/viewer'

/** Whether a day has come in the practice's zone. */
export const isNotAhead = (viewer: Viewer, date: string, now: number) => date <= todayIn(viewer.timeZone, now)

export const notAhead = 'This day has not come yet.'

/** What is wrong with a day that somebody plans for: gone by, or so far off that the year must be a slip; null when it may be. */
export function planProblem(viewer: Viewer, date: string | null, now: number): string | null {
  if (date === null) return null
  return date < todayIn(viewer.timeZone, now) ? 'This day has gone by.' : yearProblem(viewer, date, now)
}

/** What is wrong with the start of an episode: it may lie ahead, but no session can be recorded before it. */
export function yearProblem(viewer: Viewer, date: string, now: number): string | null {
  const today = todayIn(viewer.timeZone, now)
  return date > addDays(today, 366) || date < addDays(today, -longest) ? 'Please check the year.' : null
}

/** Sixty years, in days: what began before is a slip in the year. */
const longest = 60 * 366
