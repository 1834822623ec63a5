import { and, eq, gt, inArray, isNotNull } from 'drizzle-orm'
import { coverDays, coverSpan } from '../lib/cover'
import { isNotOver } from './care-team-rows'
import type { Sql } from './open'
import { careTeam } from './schema'

type Ended = { personId: string; clientIds: readonly string[]; by: string }

/**
 * Ends what places of a clinician would end by themselves, within another act: who gets one without an end has no other beside it, or the
 * client would be listed twice.
 */
export async function endPassingPlaces(tx: Sql, ended: Ended, now: number): Promise<void> {
  await tx.update(careTeam).set({ toAt: now, endedBy: ended.by }).where(isPassingOf(ended, now))
}

/**
 * As `endPassingPlaces`, for what may be taken back: they are over, and keep their last day. What gave way to something earlier, and was not
 * taken up again since, is over for good.
 */
export async function letGiveWay(tx: Sql, ended: Ended, now: number): Promise<void> {
  await tx.update(careTeam).set({ toAt: now }).where(hasGivenWay(ended, now))
  await tx.update(careTeam).set({ endedBy: ended.by }).where(isPassingOf(ended, now))
}

/** Takes up again what gave way, as far as its last day has not passed. */
export async function takeUpAgain(tx: Sql, given: Omit<Ended, 'by'>, now: number): Promise<void> {
  await tx.update(careTeam).set({ endedBy: null }).where(hasGivenWay(given, now))
}

const isOf = ({ personId, clientIds }: Omit<Ended, 'by'>) =>
  and(eq(careTeam.personId, personId), inArray(careTeam.clientId, [...clientIds]))

const isPassingOf = (whose: Ended, now: number) => and(isOf(whose), isPassing(now))

/** What somebody has ended is over at its end; what gave way keeps one that is still to come. */
const hasGivenWay = (whose: Omit<Ended, 'by'>, now: number) =>
  and(isOf(whose), eq(careTeam.role, 'clinician'), isNotNull(careTeam.endedBy), gt(careTeam.toAt, now))

/** Places of clinicians that are not over, and end by themselves. */
const isPassing = (now: number) => and(eq(careTeam.role, 'clinician'), isNotNull(careTeam.toAt), isNotOver(now))

type Zones = { practiceId: string; before: string; after: string }

/** Lets what begins or ends with a day do so with the same day as before, where the practice has another time zone now. */
export async function keepDays(tx: Sql, { practiceId, before, after }: Zones, now: number): Promise<void> {
  const { id, fromAt, toAt, coveredId } = careTeam
  const places = await tx
    .select({ id, fromAt, toAt, coveredId })
    .from(careTeam)
    .where(and(eq(careTeam.practiceId, practiceId), isPassing(now)))
    .orderBy(id)
  for (const place of places) {
    if (place.toAt === null) continue
    const span = coverSpan(coverDays({ fromAt: place.fromAt, toAt: place.toAt }, before), after)
    await tx
      .update(careTeam)
      .set(place.coveredId === null ? { toAt: span.toAt } : span)
      .where(eq(id, place.id))
  }
}
