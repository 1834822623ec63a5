import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm'
import { dueAt } from '../lib/battery'
import { todayIn } from '../lib/dates'
import { instrumentIn } from '../lib/instruments/catalogue'
import { isInForce, type Pause, pauseOn } from '../lib/pause'
import type { Viewer } from '../lib/viewer'
import { isOpenTo } from './access'
import { planOf } from './client-plan'
import { history } from './history'
import { whichInTurn } from './in-turn'
import type { Sql } from './open'
import { clients, measurePauses, people, type sessions } from './schema'
import { isSaved, saveAssessments } from './sheet'
import type { ClientKey } from './vault'

export type PauseRow = typeof measurePauses.$inferSelect

export type PauseView = Awaited<ReturnType<typeof pauseViews>>[number]

const inPauseOrder = [asc(measurePauses.fromOn), asc(measurePauses.pausedAt), asc(measurePauses.id)]

/** A client's pauses as days: one that was ended early ends on that day. */
export const pausesIn = async (tx: Sql, clientId: string, timeZone: string): Promise<Pause[]> =>
  (
    await tx
      .select()
      .from(measurePauses)
      .where(eq(measurePauses.clientId, clientId))
      .orderBy(...inPauseOrder)
  ).map(row => pauseOf(row, timeZone))

/** The pauses of these clients that are not over, of those who are open to the viewer. */
export const pausesNotOver = async (
  tx: Sql,
  viewer: Viewer,
  clientIds: readonly string[],
  today: string,
): Promise<(Pause & { clientId: string })[]> =>
  (
    await tx
      .select({ pause: measurePauses })
      .from(measurePauses)
      .innerJoin(clients, eq(clients.id, measurePauses.clientId))
      .where(
        and(
          inArray(clients.id, [...clientIds]),
          isOpenTo(viewer),
          isNull(measurePauses.endedAt),
          gt(measurePauses.untilOn, today),
        ),
      )
      .orderBy(...inPauseOrder)
  ).map(({ pause }) => ({ clientId: pause.clientId, ...pauseOf(pause, viewer.timeZone) }))

/** A client's pauses with who made them and why, in order of their first day. */
export async function pauseViews(tx: Sql, key: ClientKey, clientId: string, timeZone: string) {
  return (
    await tx
      .select({ pause: measurePauses, by: people.name })
      .from(measurePauses)
      .innerJoin(people, eq(people.id, measurePauses.pausedBy))
      .where(eq(measurePauses.clientId, clientId))
      .orderBy(...inPauseOrder)
  ).map(({ pause, by }) => ({
    id: pause.id,
    ...pauseOf(pause, timeZone),
    /** Until when it was meant to last, where it was ended early. */
    plannedUntilOn: pause.untilOn,
    isEnded: pause.endedAt !== null,
    reason: key.read('measure_pauses.sealed_reason', pause.id, pause.sealedReason) ?? '',
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

type Session = Pick<typeof sessions.$inferSelect, 'id' | 'clientId' | 'episodeId' | 'heldOn' | 'attendance'>

/**
 * Notes with a session that was just saved which measures were due and paused on its day. What was asked all the same, or has a
 * reason of its own, stays as it is; so does the note when the pause is ended later.
 */
export async function keepPaused(tx: Sql, viewer: Viewer, session: Session, now: number): Promise<void> {
  if (session.attendance !== 'attended') return
  const pauses = (await pausesIn(tx, session.clientId, viewer.timeZone)).filter(pause =>
    isInForce(pause, session.heldOn),
  )
  if (pauses.length === 0) return
  const read = await history(tx, session.episodeId)
  const due = dueAt(await planOf(tx, viewer.practiceId, session.clientId), read, session.id)
  const measures = due.map(({ instrumentId, respondent, target }) => ({ instrumentId, respondent, target }))
  const paused = await whichInTurn(
    measures.filter(measure => pauseOn(pauses, measure, session.heldOn) !== null),
    async measure => !(await isSaved(tx, session.id, measure)),
  )
  const sheets = paused.map(measure => ({
    entry: { ...measure, how: 'absent' as const, why: 'paused' as const },
    instrument: instrumentIn(read.instruments, measure.instrumentId),
  }))
  await saveAssessments(tx, viewer, session, sheets, 'final', now)
}
