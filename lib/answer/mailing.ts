import { addDays, instantAt, todayIn } from '../dates'
import { afterWorkingHours, type WorkingHours } from './working-hours'

/*
 * When mails of the practice are sent. Every answer is worked out from the time alone and from what is so then, so that a clock that was put
 * forward or back, a summer time or a night without a server changes when a mail goes out, and never how often.
 */

const minute = 60_000

/** So often a mail is tried; then it has failed. */
export const mostTries = 8

/** A try that did not come to its end is over for sure after this, in ms: a server of mail is not waited for as long. */
const firstWait = 2 * minute

type Tried = { takenAt: number | null; tries: number }

/**
 * Whether a mail may be taken in hand: nobody has it, or whoever had it did not get it out, each time for twice as long as before. A clock that
 * was put back counts as time that has passed: to wait until it comes round again could be long.
 */
export const isFree = ({ takenAt, tries }: Tried, now: number): boolean =>
  takenAt === null || Math.abs(now - takenAt) >= firstWait * 2 ** (tries - 1)

/** Whether somebody of the practice is there. */
export const isWorkingTime = (working: WorkingHours, now: number): boolean => afterWorkingHours(working, now, 0) === now

/** So long after asking a client is reminded, in ms. */
export const untilReminder = 48 * 60 * minute

type Asked = { askedAt: number; expiresAt: number }

/** Whether a client is reminded now of what they were asked: two days after, while it is open, and while somebody of the practice is there. */
export function isTimeToRemind(working: WorkingHours, { askedAt, expiresAt }: Asked, now: number): boolean {
  return now >= askedAt + untilReminder && now < expiresAt && isWorkingTime(working, now)
}

/** Whether a Safety flag was raised so lately, today or the day before, that a client is not written to without a person's word. */
export const isSoonAfter = (raisedAt: number, timeZone: string, now: number): boolean =>
  todayIn(timeZone, raisedAt) >= addDays(todayIn(timeZone, now), -1)

/** Whether answers that nobody has looked at have waited for so many working hours. */
export function hasWaited(working: WorkingHours, sentAt: number, hours: number, now: number): boolean {
  const until = afterWorkingHours(working, sentAt, hours)
  return until !== null && now >= until
}

/**
 * Whether the hour has come, on this day of the practice, at which somebody wants the day's counts. Who chooses one that is past begins with
 * tomorrow's.
 */
export function isDailyTime(
  { hour, chosenAt }: { hour: number; chosenAt: number },
  timeZone: string,
  now: number,
): boolean {
  const at = instantAt(todayIn(timeZone, now), `${String(hour).padStart(2, '0')}:00`, timeZone)
  return now >= at && chosenAt <= at
}
