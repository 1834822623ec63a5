import { and, asc, eq, isNull } from 'drizzle-orm'
import type { PlanEntry } from '../lib/battery'
import type { Sql } from './open'
import { measurePlans } from './schema'

/** Which measures a client is asked, in the practice's order: the client's own plan where there is one, else the practice's. */
export function planOf(tx: Sql, practiceId: string, clientId: string): PlanEntry[] {
  const own = entries(tx, and(eq(measurePlans.practiceId, practiceId), eq(measurePlans.clientId, clientId)))
  return own.length > 0 ? own : practicePlanIn(tx, practiceId)
}

/** The practice's own plan. */
export function practicePlanIn(tx: Sql, practiceId: string): PlanEntry[] {
  return entries(tx, and(eq(measurePlans.practiceId, practiceId), isNull(measurePlans.clientId)))
}

function entries(tx: Sql, where: ReturnType<typeof and>): PlanEntry[] {
  const rows = tx.select().from(measurePlans).where(where).orderBy(asc(measurePlans.position)).all()
  return rows.map(({ instrumentId, respondent, target, everySessions, position }) => ({
    instrumentId,
    respondent,
    target: target === '' ? null : target,
    everySessions,
    position,
  }))
}
