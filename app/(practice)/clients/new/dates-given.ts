import { clientDates } from '@/db/client-dates'
import { addDays, shortDate, todayIn } from '@/lib/dates'
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
export const yearProblem = (viewer: Viewer, date: string, now: number): string | null =>
  date > addDays(todayIn(viewer.timeZone, now), 366) ? 'Please check the year.' : null

/** What is wrong with the start of an episode of somebody born on a day, or on one not known. */
export const startProblem = (
  viewer: Viewer,
  { startedOn, birthDate }: { startedOn: string; birthDate: string | null },
  now: number,
): string | null =>
  birthDate !== null && startedOn < birthDate
    ? 'This is before the date of birth.'
    : yearProblem(viewer, startedOn, now)

/** As `startProblem`, for a client who is known already. */
export async function startProblemOf(
  viewer: Viewer,
  { startedOn, ...about }: { startedOn: string } & ({ clientId: string } | { episodeId: string }),
  now: number,
): Promise<string | null> {
  const known = await clientDates(viewer, about)
  return startProblem(viewer, { startedOn, birthDate: known?.birthDate ?? null }, now)
}

/** What is wrong with the date of birth of a client who is known already. */
export async function birthProblem(
  viewer: Viewer,
  { clientId, birthDate }: { clientId: string; birthDate: string | null },
  now: number,
): Promise<string | null> {
  if (birthDate === null) return null
  if (!isNotAhead(viewer, birthDate, now)) return notAhead
  const first = (await clientDates(viewer, { clientId }))?.firstStartedOn
  return first && birthDate > first
    ? `The first episode began before this, on ${shortDate(first, viewer.locale)}.`
    : null
}
