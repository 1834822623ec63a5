import { and, eq } from 'drizzle-orm'
import { type Wording, wordingSchema } from '../lib/instruments/wording'
import { may, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { newId } from './ids'
import { db, type Sql } from './open'
import { notFound, type Outcome } from './outcome'
import { people, wordings } from './schema'
import { instrumentsIn, wordingInUse, wordingsIn } from './settings'
import { done, keyOfVersion, once, write } from './write'

export type WordingHeld = NonNullable<Awaited<ReturnType<typeof wordingHeld>>>

/** The wording that the viewer's practice uses for an instrument; null when it uses the cues. */
export async function wordingHeld(viewer: Viewer, instrumentId: string) {
  const held = db()
    .select({
      id: wordings.id,
      wording: wordings.wording,
      addedAt: wordings.confirmedAt,
      addedByName: people.name,
    })
    .from(wordings)
    .innerJoin(people, eq(people.id, wordings.confirmedBy))
    .where(wordingInUse(viewer.practiceId, instrumentId))
    .get()
  return held ? { ...held, wording: wordingSchema.parse(held.wording) } : null
}

type NewWording = { instrumentId: string; wording: Wording; licenceConfirmed: true }

/** Keeps a wording that the viewer says the practice holds a licence for; the one held before is removed. Administrators only. */
export async function keepWording(
  viewer: Viewer,
  { instrumentId, wording }: NewWording,
  now: number,
): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  return write(tx => {
    const { practiceId, personId } = viewer
    if (!instrumentsIn(tx, practiceId).some(each => each.id === instrumentId)) return notFound
    if (isHeld(tx, practiceId, instrumentId, wording)) return { ok: true }
    end(tx, viewer, wordingInUse(practiceId, instrumentId), now)
    const confirmed = { confirmedBy: personId, confirmedAt: now }
    tx.insert(wordings)
      .values({ id: newId(), practiceId, instrumentId, language: wording.language, wording, ...confirmed })
      .run()
    audit(tx, viewer, { act: 'wording.keep', subjectId: instrumentId, now })
    return { ok: true }
  })
}

/** Whether the same wording is in use already: the form was sent again. */
function isHeld(tx: Sql, practiceId: string, instrumentId: string, wording: Wording): boolean {
  const held = wordingsIn(tx, practiceId).get(instrumentId)
  return held !== undefined && JSON.stringify(held) === JSON.stringify(wordingSchema.parse(wording))
}

/** Removes the text of a wording; that it was held, and who confirmed the licence, stays known. Administrators only. */
export async function removeWording(
  viewer: Viewer,
  { wordingId }: { wordingId: string },
  now: number,
): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  const act = 'wording.remove'
  return write(tx =>
    once(tx, viewer, { key: keyOfVersion(act, wordingId), act, sent: wordingId, now }, done, () => {
      const removed = end(tx, viewer, and(wordingInUse(viewer.practiceId), eq(wordings.id, wordingId)), now)
      if (removed === 0) return notFound
      audit(tx, viewer, { act, subjectId: wordingId, now })
      return { ok: true }
    }),
  )
}

const end = (tx: Sql, viewer: Viewer, where: ReturnType<typeof and>, now: number): number =>
  tx.update(wordings).set({ wording: null, endedBy: viewer.personId, endedAt: now }).where(where).run().changes
