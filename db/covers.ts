import { and, eq, gt, isNotNull, isNull, lt } from 'drizzle-orm'
import { z } from 'zod'
import { type CoverDays, coverDays, coverProblems, coverSpan } from '../lib/cover'
import { todayIn } from '../lib/dates'
import { daysDetail } from '../lib/notices'
import type { Viewer } from '../lib/viewer'
import { findClientOfOwnTeam, isTeamKeptBy } from './access'
import { audit } from './audit'
import { isNotOver, joinError } from './care-team-rows'
import { newId } from './ids'
import { notifyTeam } from './notice-rows'
import type { Sql } from './open'
import { conflict, invalid, notFound, type StepUpOutcome } from './outcome'
import { worksWith } from './responsible-rows'
import { first } from './rows'
import { careTeam, clients } from './schema'
import { once, writeSteppedUp } from './write'

type NewCover = CoverDays & { clientId: string; personId: string; key: string }

const added = z.object({ membershipId: z.string() })

/**
 * A colleague covers for the viewer with one of their clients, from the first day to the last: they work with the client as a clinician does,
 * and it ends by itself. Before its time, `leaveCareTeam` ends it.
 */
export async function addCover(
  viewer: Viewer,
  { key, ...cover }: NewCover,
  now: number,
): Promise<StepUpOutcome<z.output<typeof added>>> {
  const act = 'cover.add'
  return writeSteppedUp(viewer, now, tx =>
    once(tx, viewer, { key, act, sent: cover, now }, added, async () => {
      const { clientId, personId, fromOn, lastOn } = cover
      if (!(await findClientOfOwnTeam(tx, viewer, clientId))) return notFound
      const span = coverSpan(cover, viewer.timeZone)
      const errors = await addErrors(tx, viewer, cover, now)
      if (Object.keys(errors).length > 0) return invalid(errors)
      const { practiceId, personId: by } = viewer
      const row = { id: newId(), practiceId, clientId, personId, ...span, coveredId: by, grantedBy: by }
      await tx.insert(careTeam).values({ ...row, role: 'clinician' })
      await audit(tx, viewer, { act, clientId, subjectId: personId, now })
      const told = { practiceId, by, clientId, aboutId: personId, detail: daysDetail(fromOn, lastOn) }
      await notifyTeam(tx, { ...told, kind: 'cover.given' }, now)
      return { ok: true, membershipId: row.id }
    }),
  )
}

async function addErrors(
  tx: Sql,
  viewer: Viewer,
  { clientId, personId, ...days }: Omit<NewCover, 'key'>,
  now: number,
): Promise<Record<string, string[]>> {
  const today = todayIn(viewer.timeZone, now)
  const wrong = days.fromOn < today ? { fromOn: ['This day is past.'] } : coverProblems(days, today)
  const span = coverSpan(days, viewer.timeZone)
  const joining = await joinError(tx, viewer, { personId, role: 'clinician' })
  if (joining) return { personId: [joining], ...wrong }
  if (await worksWith(tx, clientId, personId)) return { personId: ['They work with this client already.'], ...wrong }
  const isTaken = await hasPlaceWithin(tx, { clientId, personId, ...span })
  return isTaken
    ? { lastOn: ['They cover on some of these days already. Change those days instead.'], ...wrong }
    : wrong
}

type Span = { clientId: string; personId: string; fromAt: number; toAt: number }

/** Whether somebody has a place that ends by itself within a time: two at once would list the client twice. */
async function hasPlaceWithin(tx: Sql, { clientId, personId, fromAt, toAt }: Span, except = ''): Promise<boolean> {
  const theirs = and(eq(careTeam.clientId, clientId), eq(careTeam.personId, personId), eq(careTeam.role, 'clinician'))
  const meets = and(isNull(careTeam.endedBy), lt(careTeam.fromAt, toAt), gt(careTeam.toAt, fromAt))
  const found = await tx.select({ id: careTeam.id }).from(careTeam).where(and(theirs, meets)).orderBy(careTeam.id)
  return found.some(({ id }) => id !== except)
}

type Change = CoverDays & {
  membershipId: string
  /** Its days as they were shown. */
  before: CoverDays
}

/** Gives a cover other days: it is extended, or ends earlier. What has begun keeps its first day; what is over is over. */
export async function changeCover(viewer: Viewer, change: Change, now: number): Promise<StepUpOutcome> {
  const { membershipId, before, fromOn, lastOn } = change
  const act = 'cover.change'
  return writeSteppedUp(viewer, now, async tx => {
    const found = await coverOf(tx, viewer, membershipId, now)
    if (!found) return notFound
    const { clientId, personId, fromAt, toAt } = found
    const stored = coverDays({ fromAt, toAt }, viewer.timeZone)
    if (isSame(stored, { fromOn, lastOn })) return { ok: true }
    if (!isSame(stored, before)) return conflict
    const errors = await changeErrors(tx, viewer, change, found, now)
    if (Object.keys(errors).length > 0) return invalid(errors)
    await tx.update(careTeam).set(coverSpan({ fromOn, lastOn }, viewer.timeZone)).where(eq(careTeam.id, membershipId))
    await audit(tx, viewer, { act, clientId, subjectId: personId, now })
    const { practiceId, personId: by } = viewer
    const told = { practiceId, by, clientId, aboutId: personId, detail: daysDetail(fromOn, lastOn) }
    await notifyTeam(tx, { ...told, kind: 'cover.changed' }, now)
    return { ok: true }
  })
}

const isSame = (a: CoverDays, b: CoverDays) => a.fromOn === b.fromOn && a.lastOn === b.lastOn

async function changeErrors(
  tx: Sql,
  viewer: Viewer,
  { membershipId, fromOn, lastOn }: Change,
  { clientId, personId, fromAt }: Span,
  now: number,
): Promise<Record<string, string[]>> {
  const hasBegun = fromAt <= now
  if (hasBegun && fromOn !== todayIn(viewer.timeZone, fromAt)) return { fromOn: ['It has begun already.'] }
  const wrong = coverProblems({ fromOn, lastOn }, todayIn(viewer.timeZone, now))
  const span = { clientId, personId, ...coverSpan({ fromOn, lastOn }, viewer.timeZone) }
  const isTaken = await hasPlaceWithin(tx, span, membershipId)
  return isTaken ? { lastOn: ['They cover on some of these days already.'], ...wrong } : wrong
}

/** A cover that is not over, with a client whose care team is the viewer's to change. */
async function coverOf(tx: Sql, viewer: Viewer, membershipId: string, now: number): Promise<Span | null> {
  const { clientId, personId, fromAt, toAt } = careTeam
  const found = await first(
    tx
      .select({ clientId, personId, fromAt, toAt })
      .from(careTeam)
      .innerJoin(clients, eq(clients.id, clientId))
      .where(and(isTeamKeptBy(viewer), eq(careTeam.id, membershipId), isNotNull(careTeam.coveredId), isNotOver(now))),
  )
  return found && found.toAt !== null ? { ...found, toAt: found.toAt } : null
}
