import { and, asc, eq, isNull, or, type SQL } from 'drizzle-orm'
import type { PlanEntry } from '../lib/battery'
import { overlayPlan } from '../lib/client-plan'
import { todayIn } from '../lib/dates'
import type { PlanInForce } from '../lib/history'
import { newId } from './ids'
import type { Sql } from './open'
import { measurePlans } from './schema'

/** Which measures a client is asked: the practice's plan, measure by measure, with what is the client's own laid over it. */
export const planOf = async (tx: Sql, practiceId: string, clientId: string): Promise<PlanEntry[]> =>
  overlayPlan(await practicePlanIn(tx, practiceId), await ownPlanIn(tx, clientId))

/** The measures for which a client has a rhythm of their own; those without one follow the practice. */
export const ownPlanIn = (tx: Sql, clientId: string): Promise<PlanEntry[]> =>
  entries(tx, eq(measurePlans.clientId, clientId))

/** The practice's own plan. */
export const practicePlanIn = (tx: Sql, practiceId: string): Promise<PlanEntry[]> => entries(tx, ofPractice(practiceId))

const ofPractice = (practiceId: string) => and(eq(measurePlans.practiceId, practiceId), isNull(measurePlans.clientId))

/** The lines of the plan as they are in force for a client, the client's own ahead of the practice's, each since the day of its change. */
export async function planInForce(
  tx: Sql,
  practiceId: string,
  clientId: string,
  timeZone: string,
): Promise<PlanInForce[]> {
  const rows = await planRows(tx, or(eq(measurePlans.clientId, clientId), ofPractice(practiceId)))
  return rows
    .toSorted((a, b) => Number(a.clientId === null) - Number(b.clientId === null))
    .map(({ changedAt, ...row }) => ({ ...entryOf(row), since: todayIn(timeZone, changedAt) }))
}

const entries = async (tx: Sql, where: SQL | undefined): Promise<PlanEntry[]> =>
  (await planRows(tx, where)).map(entryOf)

const planRows = (tx: Sql, where: SQL | undefined) =>
  tx.select().from(measurePlans).where(where).orderBy(asc(measurePlans.position), asc(measurePlans.id))

type PlanRow = Pick<typeof measurePlans.$inferSelect, keyof PlanEntry>

const entryOf = ({ instrumentId, respondent, target, everySessions, position }: PlanRow): PlanEntry => ({
  instrumentId,
  respondent,
  target: target === '' ? null : target,
  everySessions,
  position,
})

/** The rows of a practice's plan, within another act. */
export async function insertPlan(
  tx: Sql,
  who: { practiceId: string; changedBy: string },
  plan: readonly PlanEntry[],
  now: number,
): Promise<void> {
  for (const { target, ...entry } of plan)
    await tx.insert(measurePlans).values({ id: newId(), ...who, ...entry, target: target ?? '', changedAt: now })
}
