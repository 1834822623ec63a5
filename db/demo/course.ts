import { addDays } from '../../lib/dates'
import { lastWorkday, sessionDates, weekdayOf } from './calendar'
import type { CastMember, EndKind } from './cast'
import { randomFrom } from './random'
import { stories } from './stories'
import { type Moment, told } from './tell'

/** One episode as it will be told: its sessions with their dates, and how it begins and ends. */
export type Course = {
  startedOn: string
  reason: string
  days: { date: string; moment: Moment }[]
  ended: { on: string; kind: EndKind; reason: string } | null
}

/** A client's courses of therapy, first to last. */
export function coursesOf(member: CastMember, seed: string, today: string, weekday: number): Course[] {
  const last = lastSession(member, today, weekday)
  const now = course(member, seed, last, today)
  const { earlier } = member
  if (!earlier) return [now]
  const end = sameWeekday(addDays(now.startedOn, -30 * earlier.monthsBefore), weekday)
  const ended = { kind: earlier.endKind, reason: earlier.endReason }
  const before = { ...member, story: earlier.story, sessions: earlier.sessions, reason: earlier.reason, ended }
  return [course(before, `${seed}/earlier`, end, today), now]
}

function course(member: CastMember, seed: string, last: string, today: string): Course {
  const { story, sessions, every, reason, ended, leaning } = member
  const dates = sessionDates(last, sessions, every)
  const moments = told(stories[story], sessions, randomFrom(`${seed}/${member.code}`), leaning)
  const days = moments.flatMap((moment, index) => (dates[index] ? [{ date: dates[index], moment }] : []))
  return {
    startedOn: addDays(dates[0] ?? lastWorkday(today), dates[0] ? -every : 0),
    reason,
    days,
    ended: ended && { on: last, ...ended },
  }
}

/** What nobody has looked at yet happened on the last working day; the others keep to their own day of the week. */
function lastSession({ untouched, weeksAgo }: CastMember, today: string, weekday: number): string {
  const latest = lastWorkday(today)
  return untouched ? latest : addDays(sameWeekday(latest, weekday), -7 * weeksAgo)
}

/** The day itself, or the last one before it, that is this day of the week. */
const sameWeekday = (date: string, weekday: number) => addDays(date, -((weekdayOf(date) - weekday + 7) % 7))
