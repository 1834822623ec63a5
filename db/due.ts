import { dueAt, type PlanEntry } from '../lib/battery'
import type { History } from '../lib/history'
import { instrument } from '../lib/instruments/catalogue'

/** Short titles of the measures due at a client's next session, each once, in the practice's order. */
export function dueTitles(plan: readonly PlanEntry[], of: History): string[] {
  return [...new Set(dueAt(plan, of, null).map(each => instrument(each.instrumentId).short))]
}
