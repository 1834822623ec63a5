import { asc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { type OwnPoint, ownPoint } from '../lib/own-attachment'
import type { Viewer } from '../lib/viewer'
import { audit } from './audit'
import { destroyErasedKeys, markKeysErased } from './erased-keys'
import { newId } from './ids'
import { personOwner } from './key-move'
import { db, engine, vault } from './open'
import type { Outcome, StepUpOutcome } from './outcome'
import { ownAttachments } from './schema'
import { done, once, write, writeSteppedUp } from './write'

/*
 * A clinician's own attachment is theirs alone. Every query here starts from the person at the keyboard and asks for nobody else;
 * nothing else in the house reads the table. Each point is sealed with a key of its own that is bound to the person.
 */

export type KeptPoint = OwnPoint & { id: string; at: number }

/** The viewer's own points, the oldest first, without those that cannot be read. */
export async function ownPath(viewer: Viewer): Promise<KeptPoint[]> {
  return (await ownPoints(viewer)).flatMap(({ row, point }) =>
    point ? [{ ...point, id: row.id, at: row.recordedAt }] : [],
  )
}

/** How many of the viewer's own points cannot be read. */
export const ownPointsUnreadable = async (viewer: Viewer): Promise<number> =>
  (await ownPoints(viewer)).filter(({ point }) => point === null).length

async function ownPoints(viewer: Viewer) {
  if (viewer.heldBack) return []
  const mine = eq(ownAttachments.personId, viewer.personId)
  const rows = await db()
    .select()
    .from(ownAttachments)
    .where(mine)
    .orderBy(asc(ownAttachments.recordedAt), asc(ownAttachments.id))
  return rows.map(row => {
    const key = vault().keyOf({ id: personOwner(viewer.personId), keyId: row.keyId, wrappedKey: row.wrappedKey })
    const text = key.readable('own_attachments.sealed_point', row.id, row.sealedPoint)
    return { row, point: text === null ? null : ownPoint.parse(JSON.parse(text)) }
  })
}

/** Adds a point to the viewer's own path. The audit says that one was kept, and nothing of where it lies. */
export async function keepOwnPoint(
  viewer: Viewer,
  { key: sendKey, ...given }: z.input<typeof ownPoint> & { key: string },
  now: number,
): Promise<Outcome> {
  const act = 'own-attachment.keep'
  return write(viewer, tx =>
    once(tx, viewer, { key: sendKey, act, sent: given, now }, done, async () => {
      const { key, keyId } = vault().newKey(personOwner(viewer.personId))
      const id = newId()
      const sealedPoint = key.sealText('own_attachments.sealed_point', id, JSON.stringify(ownPoint.parse(given)))
      const { practiceId, personId } = viewer
      await tx.insert(ownAttachments).values({ id, practiceId, personId, keyId, sealedPoint, recordedAt: now })
      await audit(tx, viewer, { act, now })
      return { ok: true }
    }),
  )
}

/** Removes all of the viewer's own points, and with each the key that opened it: asks for a step-up, as whatever is final. */
export async function removeOwnPath(viewer: Viewer, now: number): Promise<StepUpOutcome> {
  const outcome = await writeSteppedUp<Outcome>(viewer, now, async tx => {
    await markKeysErased(tx, vault(), { practiceId: viewer.practiceId, owner: personOwner(viewer.personId), now })
    await tx.delete(ownAttachments).where(eq(ownAttachments.personId, viewer.personId))
    await audit(tx, viewer, { act: 'own-attachment.remove', now })
    engine().emptyLog()
    return { ok: true }
  })
  await destroyErasedKeys(db(), vault())
  return outcome
}
