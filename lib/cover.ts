import { addDays, startOfDay, todayIn } from './dates'

/** The first and the last day of a cover, as calendar dates of the practice. */
export type CoverDays = { fromOn: string; lastOn: string }

/** So long a cover may last at most, in days: for longer, somebody joins the care team. */
const longestCover = 183

/** From when until when a cover opens a client, in ms: from the beginning of the first day to the end of the last one, in the practice's zone. */
export const coverSpan = ({ fromOn, lastOn }: CoverDays, timeZone: string): { fromAt: number; toAt: number } => ({
  fromAt: startOfDay(fromOn, timeZone),
  toAt: startOfDay(addDays(lastOn, 1), timeZone),
})

/** The days of a cover again, from when it begins and ends. */
export const coverDays = ({ fromAt, toAt }: { fromAt: number; toAt: number }, timeZone: string): CoverDays => ({
  fromOn: todayIn(timeZone, fromAt),
  lastOn: todayIn(timeZone, toAt - 1),
})

/** What is wrong with the days of a cover, by field; nothing where they are right. `today` is that of the practice. */
export function coverProblems({ fromOn, lastOn }: CoverDays, today: string): Record<string, string[]> {
  if (lastOn < today) return { lastOn: ['This day is past.'] }
  if (lastOn < fromOn) return { lastOn: ['The last day comes before the first.'] }
  if (lastOn > addDays(fromOn, longestCover - 1))
    return { lastOn: ['A cover lasts half a year at most. For longer, add them to the care team.'] }
  return {}
}
