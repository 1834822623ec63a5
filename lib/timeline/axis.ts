import { addDays, daysBetween } from '../dates'
import { type History, type HistorySession, isNotHeld, type Occasion } from '../history'

export const axes = ['session', 'date'] as const
export type Axis = (typeof axes)[number]

/** Something that is of a session, or of an occasion between two. */
export type Placed = Occasion & ({ id: string } | { sessionId: string })

/**
 * The position of a session: its number, or the days since the first session. What was answered between two sessions lies between their
 * numbers, or at its day.
 */
export function positionOn(history: History, axis: Axis): (of: Placed) => number {
  const start = history.sessions[0]?.date
  if (axis === 'date' && start !== undefined) return ({ date }) => daysBetween(start, date)
  const between = placesBetween(history)
  return of => of.number ?? between.get('id' in of ? of.id : of.sessionId) ?? 0
}

/** Occasions between two sessions share the room between their numbers out evenly. */
function placesBetween({ sessions }: History): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  let [last, waiting]: [number, string[]] = [0, []]
  const place = () => {
    for (const [index, id] of waiting.entries()) places.set(id, last + (index + 1) / (waiting.length + 1))
    waiting = []
  }
  for (const { id, number } of sessions) {
    if (number === null) waiting.push(id)
    else {
      place()
      last = number
    }
  }
  place()
  return places
}

/** From the first session to the last. A lone session is in the middle. */
export function extentOf(history: History, axis: Axis): [number, number] {
  const places = history.sessions.map(positionOn(history, axis))
  const [from, to] = [places[0] ?? 0, places.at(-1) ?? 1]
  return from === to ? [from - 1, to + 1] : [from, to]
}

/** The position of a day: on its session, or between two of them in proportion to the days; never outside the drawing. */
export function placeOfDay(history: History, axis: Axis, day: string): number {
  const place = positionOn(history, axis)
  const before = history.sessions.findLast(session => session.date <= day)
  const after = history.sessions.find(session => session.date >= day)
  if (before === undefined || after === undefined) return edge(history, axis, before)
  const gap = daysBetween(before.date, after.date)
  const share = gap === 0 ? 0 : daysBetween(before.date, day) / gap
  return place(before) + share * (place(after) - place(before))
}

function edge(history: History, axis: Axis, last: HistorySession | undefined): number {
  const session = last ?? history.sessions[0]
  return session ? positionOn(history, axis)(session) : 0
}

export type SessionTick = {
  sessionId: string
  /** Null between two sessions: it has a place and no number. */
  number: number | null
  date: string
  x: number
  isMissed: boolean
  isLabelled: boolean
}

/** One tick per session. Where there are many, only every second, fifth, tenth … number is written. */
export function sessionTicks(history: History, axis: Axis): SessionTick[] {
  const place = positionOn(history, axis)
  const step = stepFor(history.sessions.length)
  return history.sessions.map(session => ({
    sessionId: session.id,
    number: session.number,
    date: session.date,
    x: place(session),
    isMissed: isNotHeld(session.attendance),
    isLabelled: axis === 'session' && session.number !== null && isWritten(session.number, step),
  }))
}

const mostTicks = 20

const stepFor = (count: number) => [1, 2, 5, 10, 20, 50, 100].find(step => count / step <= mostTicks) ?? 200

const isWritten = (number: number, step: number) =>
  step <= 2 ? (number - 1) % step === 0 : number === 1 || number % step === 0

export type DayTick = { date: string; x: number }

/** The first session, whose month has begun before, and the firsts of months after it, thinned to what can be read side by side. */
export function monthTicks(history: History): DayTick[] {
  const [first, last] = [history.sessions[0]?.date, history.sessions.at(-1)?.date]
  if (first === undefined || last === undefined) return []
  const months = monthsBetween(first, last)
  const step = [1, 2, 3, 6, 12].find(every => months.length / every <= 12) ?? 24
  return [first, ...months.filter(isEvery(step))].map(date => ({ date, x: daysBetween(first, date) }))
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = monthAfter(first); month <= last; month = monthAfter(month)) months.push(month)
  return months
}

const monthAfter = (date: string) => `${addDays(`${date.slice(0, 7)}-01`, 32).slice(0, 7)}-01`

/** Counted from January, so that a quarter is a quarter. */
const isEvery = (step: number) => (date: string) => monthNumber(date) % step === 0

const monthNumber = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
