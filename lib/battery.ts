import { type History, type HistorySession, isFilledIn, isNotHeld } from './history'
import type { Respondent, Target } from './instruments/answers'
import { type AskedMeasure, sameMeasure } from './measure'

/** How often one measure is asked of one respondent. */
export type PlanEntry = AskedMeasure & {
  /** 1 is every session; 12 is at the first and then every 12; 0 is not at all. */
  everySessions: number
  /** Its place on the entry screen. */
  position: number
}

const ask = (instrumentId: string, respondent: Respondent, everySessions: number, target: Target | null = null) => ({
  instrumentId,
  respondent,
  target,
  everySessions,
})

/** The rhythm that a new practice starts with; a setting of ours. */
export const defaultPlan: readonly PlanEntry[] = [
  ask('wai-sr', 'client', 1),
  ask('core-10', 'client', 1),
  ask('tension-check', 'client', 1),
  ask('impression', 'clinician', 1),
  ask('tension-check', 'clinician', 1),
  ask('ders-16', 'client', 8),
  ask('ecr-rs', 'client', 12, 'general'),
  ask('dsq-40', 'client', 24),
].map((entry, position) => ({ ...entry, position }))

/**
 * The measures due at a session, or at the next one when `sessionId` is null: at the first attended session, and then once as many
 * attended sessions have gone by since it was filled in as the plan says. What was declined or not asked stays due.
 */
export function dueAt(plan: readonly PlanEntry[], history: History, sessionId: string | null): PlanEntry[] {
  const earlier = before(history.sessions, sessionId)
  const asked = plan.filter(entry => entry.everySessions > 0).toSorted((a, b) => a.position - b.position)
  return asked.filter(entry => isDue(entry, earlier))
}

/**
 * Of the measures due at the next session, those worth mentioning: what is not asked every time, and what is but has no answers from
 * the last attended session. What is asked every time and was answered last time goes without saying.
 */
export function notablyDue(plan: readonly PlanEntry[], history: History): PlanEntry[] {
  const last = before(history.sessions, null).find(isAttended)
  return dueAt(plan, history, null).filter(entry => entry.everySessions > 1 || !last || !wasFilledIn(entry, last))
}

/** What is ahead of the session in question, newest first: attended sessions, and what was answered between them. */
function before(sessions: readonly HistorySession[], sessionId: string | null): HistorySession[] {
  const until = sessions.findIndex(session => session.id === sessionId)
  const ahead = until < 0 ? sessions : sessions.slice(0, until)
  return ahead.filter(session => !isNotHeld(session.attendance)).toReversed()
}

/** Attended sessions alone are counted; what was answered between two of them counts from there. */
function isDue(entry: PlanEntry, earlier: readonly HistorySession[]): boolean {
  const last = earlier.findIndex(session => wasFilledIn(entry, session))
  const since = earlier.slice(0, Math.max(0, last)).filter(isAttended).length
  return last < 0 || since + 1 >= entry.everySessions
}

const isAttended = ({ attendance }: HistorySession) => attendance === 'attended'

const wasFilledIn = (entry: PlanEntry, session: HistorySession): boolean =>
  session.assessments.some(each => isFilledIn(each) && sameMeasure(each, entry))
