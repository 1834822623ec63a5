import { and, eq, gt, inArray, isNull, type SQL } from 'drizzle-orm'
import type { HandoverOutcome } from '../lib/answer/request'
import { loginLifetime } from '../lib/login-lifetime'
import { endVisits } from './answer-visit-rows'
import type { Sql } from './open'
import { first } from './rows'
import { answerVisits, handovers, logins, people } from './schema'

/**
 * The handover by which a login ended, while the screen has not been given back: for as long as the login would have held. With whose it was.
 */
export async function openHandoverOf(tx: Sql, loginId: string, now: number) {
  return await first(
    tx
      .select({ handover: handovers, person: people, loginCreatedAt: logins.createdAt })
      .from(handovers)
      .innerJoin(logins, eq(logins.id, handovers.loginId))
      .innerJoin(people, eq(people.id, handovers.personId))
      .where(and(eq(handovers.loginId, loginId), isOpen(now), isNull(people.leftAt))),
  )
}

/** Handovers that are not over. A condition for queries of `handovers` with their `logins`. */
export const isOpen = (now: number): SQL | undefined =>
  and(isNull(handovers.endedAt), gt(logins.createdAt, now - loginLifetime.whole))

/**
 * Ends handovers, within another act. In the browser that has the screen nothing is answered or shown any more; what was answered there and
 * not sent stays, for whoever opened it to take or to leave.
 */
export async function endHandovers(
  tx: Sql,
  which: SQL | undefined,
  { outcome, now }: { outcome: HandoverOutcome; now: number },
): Promise<void> {
  const open = and(isNull(handovers.endedAt), which)
  const ending = tx.select({ id: handovers.id }).from(handovers).where(open)
  await endVisits(tx, inArray(answerVisits.handoverId, ending), now)
  await tx.update(handovers).set({ endedAt: now, outcome }).where(open)
}
