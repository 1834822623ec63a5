import { addDays, daysBetween, formatDate } from './dates'
import { numberWord } from './text/number-words'

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

export type ProposedSession = {
  on: string
  /** The client's rhythm; null where none is known yet, and a week is taken. */
  everyDays: number | null
  /** The last session, which it is counted from. */
  last: string
}

/** The date to propose for the next session: the rhythm after the last one, and as often again as it takes to be no day gone by. */
export function proposedNextSession(dates: readonly string[], today: string): ProposedSession {
  const everyDays = usualInterval(dates)
  const step = everyDays ?? week
  const last = dates.toSorted().at(-1) ?? today
  const steps = Math.max(1, Math.ceil(daysBetween(last, today) / step))
  return { on: addDays(last, steps * step), everyDays, last }
}

/** Why that date is proposed: true of the date itself, also where the rhythm had to be gone through more than once. */
export function proposalWords({ on, everyDays, last }: ProposedSession, locale: string): string {
  const isNext = daysBetween(last, on) === (everyDays ?? week)
  const weekday = formatDate(on, locale, { weekday: 'long' })
  if (everyDays === null)
    return isNext ? 'A week after this session.' : `The next ${weekday}, the weekday of this session.`
  if (isNext) return `This client usually comes ${rhythmWords(everyDays)}.`
  if (everyDays === week) return `The next ${weekday}, at this client’s weekly rhythm.`
  return `Counted on from this session: this client usually comes ${rhythmWords(everyDays)}.`
}

/** "weekly", "every two weeks", "every 10 days". */
function rhythmWords(days: number): string {
  if (days === 1) return 'every day'
  if (days % week !== 0) return `every ${days} days`
  return days === week ? 'weekly' : `every ${numberWord(days / week)} weeks`
}
