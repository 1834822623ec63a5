import { addDays, daysBetween } from './dates'

/** How many of the latest sessions a client's rhythm is read from. */
const latest = 9
const week = 7

/** A client's usual rhythm in days: the median of what lay between the latest sessions. Null before there are two on different days. */
export function usualInterval(dates: readonly string[]): number | null {
  const days = dates.toSorted().slice(-latest)
  const between = days.slice(1).map((day, before) => daysBetween(days[before] ?? day, day))
  const apart = between.filter(each => each > 0).toSorted((a, b) => a - b)
  // The shorter of the two in the middle, so that it is a rhythm that was kept.
  return apart[Math.floor((apart.length - 1) / 2)] ?? null
}

/** The date to propose for the next session: the rhythm after the last one, and as often again as it takes to be no day gone by. */
export function proposedNextSession(dates: readonly string[], today: string): { on: string; everyDays: number | null } {
  const everyDays = usualInterval(dates)
  const step = everyDays ?? week
  const last = dates.toSorted().at(-1) ?? today
  const steps = Math.max(1, Math.ceil(daysBetween(last, today) / step))
  return { on: addDays(last, steps * step), everyDays }
}
