import type { PlanEntry } from './battery'
import { type AskedMeasure, measureKey } from './measure'

/** One measure in a client's plan beside the practice's: how often each asks it. */
export type ClientPlanLine = AskedMeasure & {
  everySessions: number
  /** Null where the practice's plan does not have it. */
  practiceEvery: number | null
  /** The client has a rhythm of their own for it. */
  isOwn: boolean
}

/**
 * The plan of one client, as an overlay: the practice's plan, measure by measure, but for those that have a rhythm of the client's
 * own, and then what is asked of this client alone. A measure added for everybody reaches everybody.
 */
export function clientPlanLines(practice: readonly PlanEntry[], own: readonly PlanEntry[]): ClientPlanLine[] {
  const ownEvery = new Map(own.map(entry => [measureKey(entry), entry.everySessions]))
  const shared = new Set(practice.map(measureKey))
  return [
    ...practice.map(entry => {
      const every = ownEvery.get(measureKey(entry))
      return lineOf(entry, every ?? entry.everySessions, entry.everySessions, every !== undefined)
    }),
    ...own.filter(entry => !shared.has(measureKey(entry))).map(entry => lineOf(entry, entry.everySessions, null, true)),
  ]
}

const lineOf = (
  { instrumentId, respondent, target }: AskedMeasure,
  everySessions: number,
  practiceEvery: number | null,
  isOwn: boolean,
): ClientPlanLine => ({ instrumentId, respondent, target, everySessions, practiceEvery, isOwn })

/** The plan by which a client's sessions are asked, in the practice's order. */
export const overlayPlan = (practice: readonly PlanEntry[], own: readonly PlanEntry[]): PlanEntry[] =>
  clientPlanLines(practice, own).map(({ instrumentId, respondent, target, everySessions }, position) => ({
    instrumentId,
    respondent,
    target,
    everySessions,
    position,
  }))

/** "every session", "every 4th session", "not asked". */
export function rhythmWords(everySessions: number): string {
  if (everySessions === 0) return 'not asked'
  return everySessions === 1
    ? 'every session'
    : `every ${everySessions}${endings[ordinal.select(everySessions)]} session`
}

const ordinal = new Intl.PluralRules('en', { type: 'ordinal' })
const endings = { zero: 'th', one: 'st', two: 'nd', few: 'rd', many: 'th', other: 'th' } as const

/** "every 4th session; the practice: every session". What follows the practice says only its rhythm. */
export function planLineWords({ everySessions, practiceEvery, isOwn }: ClientPlanLine): string {
  if (!isOwn) return rhythmWords(everySessions)
  const practice = practiceEvery === null ? 'not in its plan' : rhythmWords(practiceEvery)
  return `${rhythmWords(everySessions)}; the practice: ${practice}`
}
