import { dueAt, type PlanEntry, worthAWord } from '../lib/battery'
import type { History } from '../lib/history'
import { instrument } from '../lib/instruments/catalogue'

/** Short titles of the measures due at a client's next session, each once, in the practice's order. */
export const dueTitles = (plan: readonly PlanEntry[], of: History) => titles(dueAt(plan, of, null))

/** As `dueTitles`, of those that a list of clients should name. */
export const dueWorthAWord = (plan: readonly PlanEntry[], of: History) => titles(worthAWord(plan, of))

const titles = (due: readonly PlanEntry[]): string[] => [
  ...new Set(due.map(each => instrument(each.instrumentId).short)),
]
