import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { todayIn } from '../lib/dates'
import type { Pause } from '../lib/pause'
import type { Viewer } from '../lib/viewer'
import { openTo } from './access'
import type { Sql } from './open'
import { clients, measurePauses, people } from './schema'
import type { ClientKey } from './vault'

export type PauseRow = typeof measurePauses.$inferSelect

export type PauseView = ReturnType<typeof pauseViews>[number]

/** A client's pauses as days: one that was ended early ends on that day. */
export const pausesIn = (tx: Sql, clientId: string, timeZone: string): Pause[] =>
  tx
    .select()
    .from(measurePauses)
    .where(eq(measurePauses.clientId, clientId))
    .all()
    .map(row => pauseOf(row, timeZone))

/** The pauses that are not over, of all clients open to the viewer. */
export const pausesNotOver = (tx: Sql, viewer: Viewer, today: string): (Pause & { clientId: string })[] =>
  tx
    .select({ pause: measurePauses })
    .from(measurePauses)
    .innerJoin(clients, eq(clients.id, measurePauses.clientId))
    .where(and(openTo(viewer), isNull(measurePauses.endedAt), gt(measurePauses.untilOn, today)))
    .all()
    .map(({ pause }) => ({ clientId: pause.clientId, ...pauseOf(pause, viewer.timeZone) }))

/** A client's pauses with who made them and why, in order of their first day. */
export function pauseViews(tx: Sql, key: ClientKey, clientId: string, timeZone: string) {
  return tx
    .select({ pause: measurePauses, by: people.name })
    .from(measurePauses)
    .innerJoin(people, eq(people.id, measurePauses.pausedBy))
    .where(eq(measurePauses.clientId, clientId))
    .orderBy(asc(measurePauses.fromOn), asc(measurePauses.pausedAt))
    .all()
    .map(({ pause, by }) => ({
      id: pause.id,
      ...pauseOf(pause, timeZone),
      /** Until when it was meant to last, where it was ended early. */
      plannedUntilOn: pause.untilOn,
      isEnded: pause.endedAt !== null,
      reason: key.open('measure_pauses.sealed_reason', pause.id, pause.sealedReason) ?? '',
      by,
    }))
}

/** A row as days. */
export function pauseOf(row: PauseRow, timeZone: string): Pause {
  const { instrumentId, respondent, target, fromOn, untilOn } = row
  const measure = respondent === '' ? null : { instrumentId, respondent, target: target === '' ? null : target }
  const endedOn = row.endedAt === null ? untilOn : todayIn(timeZone, row.endedAt)
  return { measure, fromOn, untilOn: endedOn.localeCompare(untilOn) < 0 ? endedOn : untilOn }
}
