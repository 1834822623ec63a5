import { dueAt, type PlanEntry, worthAWord } from '../lib/battery'
import type { History } from '../lib/history'
import { instrumentIn } from '../lib/instruments/catalogue'

/** Short titles of the measures due at a client's next session, each once, in the practice's order. */
export const dueTitles = (plan: readonly PlanEntry[], of: History) => titles(dueAt(plan, of, null), of)

/** As `dueTitles`, of those that a list of clients should name. */
export const dueWorthAWord = (plan: readonly PlanEntry[], of: History) => titles(worthAWord(plan, of), of)

const titles = (due: readonly PlanEntry[], { instruments }: History): string[] => [
  ...new Set(due.map(each => instrumentIn(instruments, each.instrumentId).short)),
]
