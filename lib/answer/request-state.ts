import { daysBetween, shortDate, todayIn } from '../dates'
import { dayInWords } from '../text/days'
import type { RequestOutcome } from './request'

/** Where a request stands. One whose time is over has run out, whether or not somebody has written that down yet. */
export type RequestState = 'asked' | 'begun' | RequestOutcome

type Dated = { begunAt: number | null; endedAt: number | null; outcome: RequestOutcome | null; expiresAt: number }

export function requestState({ begunAt, outcome, expiresAt }: Omit<Dated, 'endedAt'>, now: number): RequestState {
  if (outcome !== null) return outcome
  if (expiresAt <= now) return 'run-out'
  return begunAt === null ? 'asked' : 'begun'
}

/** Whether a client can still answer it. */
export const isOpenState = (state: RequestState): boolean => state === 'asked' || state === 'begun'

type Said = Dated & { askedAt: number }
type Reader = { locale: string; timeZone: string }

/** Where a request stands, as a line says it: "asked 2 days ago, not begun yet", "came in today". */
export function requestStateText(request: Said, reader: Reader, now: number): string {
  const { askedAt, endedAt, expiresAt } = request
  const on = (at: number) => dayAgo(at, reader, now)
  const ended = on(endedAt ?? expiresAt)
  const said: Readonly<Record<RequestState, string>> = {
    asked: `asked ${on(askedAt)}, not begun yet`,
    begun: `asked ${on(askedAt)}, begun and not sent yet`,
    sent: `came in ${ended}`,
    withdrawn: `withdrawn ${ended}`,
    'run-out': `asked ${on(askedAt)}, time ran out`,
    'not-today': `said “not today” ${ended}`,
    'not-again': `does not want to be asked, said ${ended}`,
  }
  return said[requestState(request, now)]
}

/** What a line names of a request: what came in of it, once anything did, and before that what was asked. */
export const titlesSaid = ({ titles, cameIn }: Titled): readonly string[] => cameIn?.titles ?? titles

type Titled = { titles: readonly string[]; cameIn: { titles: readonly string[] } | null }

/** How long ago an instant was, by the days of the practice: "today", "yesterday", "2 days ago", and from a fortnight on the day. */
export const dayAgo = (at: number, { locale, timeZone }: Reader, now: number): string =>
  dayGone(todayIn(timeZone, at), todayIn(timeZone, now), day => shortDate(day, locale))

/** As `dayAgo`, of a day. */
function dayGone(day: string, today: string, written: (day: string) => string): string {
  const days = daysBetween(day, today)
  if (days <= 0) return 'today'
  if (days === 1) return 'yesterday'
  return days < 14 ? `${days} days ago` : `on ${written(day)}`
}

/**
 * What a list of clients says of one: what they were asked and have not sent, or what came in lately. `on`: since which day. `hasOpen`: there
 * is something to answer, whatever else is said.
 */
export type AskedNow = { state: 'open' | 'came-in'; on: string; isSeen: boolean; hasOpen: boolean }

/** "asked 2 days ago", "came in today", "asked on 3 Mar": in the few words that a list has room for. */
export const askedNowText = ({ state, on }: Pick<AskedNow, 'state' | 'on'>, today: string, locale: string): string =>
  `${state === 'open' ? 'asked' : 'came in'} ${dayGone(on, today, day => dayInWords(day, today, locale))}`
