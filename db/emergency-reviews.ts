import { and, desc, eq, isNull, ne, type SQL } from 'drizzle-orm'
import { reviewDetail } from '../lib/notices'
import { may, type Viewer } from '../lib/viewer'
import { amongClients, isTeamKeptBy } from './access'
import { audit } from './audit'
import { isNotOver } from './care-team-rows'
import { alias } from './columns'
import { hasOtherReviewer, readingsOf } from './emergency-rows'
import { inTurn } from './in-turn'
import { notify } from './notice-rows'
import { type Sql, vault } from './open'
import { conflict, notFound, type Outcome } from './outcome'
import { changed } from './rows'
import { careTeam, clients, emergencies, emergencyReviews, people } from './schema'
import { done, keyOfVersion, look, once, write } from './write'

/*
 * What was opened in an emergency is reviewed by somebody else than who opened it: a clinician of the client, or an administrator, who is
 * not told which client it is. Who is alone in their practice does it themself, once it is over.
 */

/** So many are shown, those first that nobody has reviewed. */
const mostShown = 50

export type EmergencyToReview = Awaited<ReturnType<typeof emergenciesToReview>>[number]

/** What was opened in emergencies, for who may review it, the newest first. One audit entry for each, since it says why and of whom. */
export async function emergenciesToReview(viewer: Viewer, now: number) {
  return look(async tx => {
    const found = await reviewable(tx, viewer, now)
    const views = await inTurn(found, async row => {
      const { place, client, reason, review } = row
      const key = vault().keyOf(client)
      await audit(tx, viewer, { act: 'emergency.see', clientId: client.id, subjectId: place.personId, now })
      const until = place.toAt ?? place.fromAt
      const { personId, fromAt } = place
      return {
        id: place.id,
        who: row.who,
        isOwn: personId === viewer.personId,
        at: fromAt,
        until,
        isOver: until <= now,
        /** The client, for who works with them. */
        client: row.isTheirs ? { id: client.id, code: client.code } : null,
        reason: key.read('emergencies.sealed_reason', place.id, reason) ?? '',
        readings: await readingsOf(tx, { clientId: client.id, personId, fromAt, toAt: until }),
        review: review && {
          finding: review.finding,
          by: row.reviewer ?? '',
          at: review.reviewedAt,
          note: key.read('emergency_reviews.sealed_note', place.id, review.sealedNote),
        },
      }
    })
    return views.toSorted((a, b) => Number(a.review !== null) - Number(b.review !== null))
  })
}

async function reviewable(tx: Sql, viewer: Viewer, now: number, which?: SQL) {
  const isAdmin = may(viewer, 'managePractice')
  const isAlone = isAdmin && !(await hasOtherReviewer(tx, viewer.practiceId, viewer.personId))
  const reviewer = alias(people, 'reviewer')
  const rows = await tx
    .select({
      place: careTeam,
      client: clients,
      reason: emergencies.sealedReason,
      who: people.name,
      review: emergencyReviews,
      reviewer: reviewer.name,
    })
    .from(emergencies)
    .innerJoin(careTeam, eq(careTeam.id, emergencies.placeId))
    .innerJoin(clients, eq(clients.id, careTeam.clientId))
    .innerJoin(people, eq(people.id, careTeam.personId))
    .leftJoin(emergencyReviews, eq(emergencyReviews.placeId, emergencies.placeId))
    .leftJoin(reviewer, eq(reviewer.id, emergencyReviews.reviewedBy))
    .where(
      and(
        eq(emergencies.practiceId, viewer.practiceId),
        isNull(clients.removedAt),
        isAlone ? undefined : ne(careTeam.personId, viewer.personId),
        isAdmin ? undefined : isTeamKeptBy(viewer),
        which,
      ),
    )
    .orderBy(desc(careTeam.fromAt), desc(careTeam.id))
    .limit(mostShown)
  const shown = rows.filter(({ place }) => place.personId !== viewer.personId || (place.toAt ?? 0) <= now)
  const shownIds = shown.map(({ client }) => client.id)
  const ofOwnClients = await amongClients(tx, isTeamKeptBy(viewer), shownIds)
  return shown.map(row => ({ ...row, isTheirs: ofOwnClients.has(row.client.id) }))
}

type Review = { placeId: string; finding: 'needed' | 'not-needed'; note: string | null }

/**
 * Says what somebody else found of what was opened in an emergency, once; what is open still ends with it, since nobody would look at it again. Who
 * opened it is told.
 */
export async function reviewEmergency(viewer: Viewer, review: Review, now: number): Promise<Outcome> {
  const { placeId, finding, note } = review
  const act = 'emergency.review'
  return write(viewer, tx =>
    once(tx, viewer, { key: keyOfVersion(act, placeId), act, sent: review, now }, done, async () => {
      const found = (await reviewable(tx, viewer, now, eq(emergencies.placeId, placeId)))[0]
      if (!found) return notFound
      if (found.review) return conflict
      const { client, place } = found
      const { practiceId, personId: by } = viewer
      const sealedNote = vault().keyOf(client).seal('emergency_reviews.sealed_note', placeId, note)
      const row = { placeId, practiceId, finding, sealedNote, reviewedBy: by, reviewedAt: now }
      await tx.insert(emergencyReviews).values(row)
      await audit(tx, viewer, { act, clientId: client.id, subjectId: place.personId, detail: finding, now })
      const isEnded = await endOpen(tx, viewer, place, now)
      const told = { practiceId, by, kind: 'emergency.reviewed' as const, detail: reviewDetail(finding, isEnded) }
      await notify(tx, { ...told, to: [place.personId] }, now)
      return { ok: true }
    }),
  )
}

/** Ends what was opened, where it is open still; gives whether it was. */
async function endOpen(tx: Sql, viewer: Viewer, place: typeof careTeam.$inferSelect, now: number): Promise<boolean> {
  const isOpen = and(eq(careTeam.id, place.id), isNotOver(now))
  if ((await changed(tx.update(careTeam).set({ toAt: now, endedBy: viewer.personId }).where(isOpen))) === 0)
    return false
  const { clientId, personId: subjectId, role: detail } = place
  await audit(tx, viewer, { act: 'care-team.leave', clientId, subjectId, detail, now })
  return true
}
