import { and, asc, eq, isNull } from 'drizzle-orm'
import { may, type Viewer } from '../lib/viewer'
import { endVisits } from './answer-visit-rows'
import { audit } from './audit'
import { newId } from './ids'
import type { Sql } from './open'
import { notFound, type Outcome } from './outcome'
import { changed, first } from './rows'
import { answerVisits, people, tablets } from './schema'
import { isLinkOpen, tabletLink, tabletLinkMinutes } from './tablet-rows'
import { done, look, once, write } from './write'

/*
 * The devices of the practice on which clients answer: an administrator names one, and whoever holds it opens its link there.
 */

export type TabletView = NonNullable<Awaited<ReturnType<typeof practiceTablets>>>[number]

/**
 * The tablets of the practice in the order in which they were added, each with its link while that makes a device this tablet. Null for
 * whoever does not keep the practice.
 */
export async function practiceTablets(viewer: Viewer, now: number) {
  if (!may(viewer, 'managePractice')) return null
  return look(async tx => {
    const found = await tx
      .select({ tablet: tablets, addedByName: people.name })
      .from(tablets)
      .innerJoin(people, eq(people.id, tablets.addedBy))
      .where(and(eq(tablets.practiceId, viewer.practiceId), isNull(tablets.removedAt)))
      .orderBy(asc(tablets.addedAt), asc(tablets.id))
    return found.map(({ tablet, addedByName }) => ({
      id: tablet.id,
      name: tablet.name,
      addedByName,
      addedAt: tablet.addedAt,
      enrolledAt: tablet.enrolledAt,
      seenAt: tablet.seenAt,
      lockedUntil: tablet.lockedUntil,
      link: isLinkOpen(tablet, now) ? { token: tabletLink.of(tablet.id), until: tablet.linkExpiresAt } : null,
    }))
  })
}

/** Names a tablet, and makes the link that is opened on it. Administrators only. */
export async function addTablet(
  viewer: Viewer,
  { key, name }: { key: string; name: string },
  now: number,
): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  const act = 'tablet.add'
  return write(viewer, tx =>
    once(tx, viewer, { key, act, sent: name, now }, done, async () => {
      const { practiceId, personId: addedBy } = viewer
      const id = newId()
      await tx.insert(tablets).values({ id, practiceId, name, addedBy, addedAt: now, linkExpiresAt: linkEnd(now) })
      await audit(tx, viewer, { act, subjectId: id, now })
      return { ok: true }
    }),
  )
}

const linkEnd = (now: number) => now + tabletLinkMinutes * 60_000

/** Gives a tablet that no device is yet another ten minutes. Administrators only. */
export async function renewTabletLink(
  viewer: Viewer,
  { key, tabletId }: { key: string; tabletId: string },
  now: number,
): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  const act = 'tablet.link'
  return write(viewer, tx =>
    once(tx, viewer, { key, act, sent: tabletId, now }, done, async () => {
      const waiting = and(theirs(viewer, tabletId), isNull(tablets.enrolledAt), isNull(tablets.removedAt))
      if (
        (await changed(
          tx
            .update(tablets)
            .set({ linkExpiresAt: linkEnd(now) })
            .where(waiting),
        )) === 0
      )
        return notFound
      await audit(tx, viewer, { act, subjectId: tabletId, now })
      return { ok: true }
    }),
  )
}

/** Takes a tablet out: no code is looked up on it any more. Administrators only. */
export async function removeTablet(viewer: Viewer, tabletId: string, now: number): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  return write<Outcome>(viewer, async tx => {
    const found = await first(tx.select().from(tablets).where(theirs(viewer, tabletId)))
    if (!found) return notFound
    if (found.removedAt !== null) return { ok: true }
    await endTablet(tx, tabletId, viewer.personId, now)
    await audit(tx, viewer, { act: 'tablet.remove', subjectId: tabletId, now })
    return { ok: true }
  })
}

/** What its cookie says is kept no longer than it opens anything. Nothing is answered on it any more, either. */
async function endTablet(tx: Sql, tabletId: string, removedBy: string, now: number): Promise<void> {
  await endVisits(tx, eq(answerVisits.tabletId, tabletId), now)
  const removed = { removedBy, removedAt: now, secretHash: null, lockedUntil: null }
  await tx.update(tablets).set(removed).where(eq(tablets.id, tabletId))
}

const theirs = ({ practiceId }: Viewer, tabletId: string) =>
  and(eq(tablets.id, tabletId), eq(tablets.practiceId, practiceId))
