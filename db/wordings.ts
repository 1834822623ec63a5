import { and, eq, inArray } from 'drizzle-orm'
import { type Wording, wordingSchema } from '../lib/instruments/wording'
import { noLanguage } from '../lib/text/language'
import { may, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { newId } from './ids'
import { db, type Sql } from './open'
import { invalid, notFound, type Outcome } from './outcome'
import { people, wordings } from './schema'
import { heldWordings, instrumentsIn, wordingInUse, wordingsIn } from './settings'
import { done, keyOfVersion, once, write } from './write'

export type WordingHeld = Awaited<ReturnType<typeof wordingsHeld>>[number]

/** The wordings that the viewer's practice has of an instrument, one for each language; none when it uses the cues. */
export async function wordingsHeld(viewer: Viewer, instrumentId: string) {
  const held = heldWordings(db(), viewer.practiceId, instrumentId)
  const names = new Map(
    db()
      .select({ id: people.id, name: people.name })
      .from(people)
      .where(
        inArray(
          people.id,
          held.map(({ confirmedBy }) => confirmedBy),
        ),
      )
      .all()
      .map(each => [each.id, each.name]),
  )
  return held.map(({ id, wording, confirmedAt, confirmedBy }) => ({
    id,
    wording: wordingSchema.parse(wording),
    addedAt: confirmedAt,
    addedByName: names.get(confirmedBy) ?? '',
  }))
}

type NewWordings = { instrumentId: string; wordings: readonly Wording[]; licenceConfirmed: true }

/**
 * Keeps wordings that the viewer says the practice holds a licence for; of each language the one held before is removed, and other
 * languages stay. Administrators only.
 */
export async function keepWordings(
  viewer: Viewer,
  { instrumentId, wordings: given }: NewWordings,
  now: number,
): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  const languages = given.map(each => each.language)
  if (languages.includes(noLanguage)) return invalid({ language: ['Please say which language this is.'] })
  if (new Set(languages).size < languages.length) return invalid({ keep: [oneOfEach] })
  return write(tx => {
    if (!instrumentsIn(tx, viewer.practiceId).some(each => each.id === instrumentId)) return notFound
    for (const wording of given) keepOne(tx, viewer, { instrumentId, wording }, now)
    return { ok: true }
  })
}

const oneOfEach = 'Please choose one for each language.'

function keepOne(
  tx: Sql,
  viewer: Viewer,
  { instrumentId, wording }: { instrumentId: string; wording: Wording },
  now: number,
): void {
  const { practiceId, personId } = viewer
  const { language } = wording
  if (isHeld(tx, practiceId, instrumentId, wording)) return
  end(tx, viewer, wordingInUse(practiceId, instrumentId, language), now)
  const confirmed = { confirmedBy: personId, confirmedAt: now }
  tx.insert(wordings)
    .values({ id: newId(), practiceId, instrumentId, language, wording, ...confirmed })
    .run()
  audit(tx, viewer, { act: 'wording.keep', subjectId: instrumentId, now })
}

/** Whether the same wording is in use already: the form was sent again. */
function isHeld(tx: Sql, practiceId: string, instrumentId: string, wording: Wording): boolean {
  const kept = JSON.stringify(wordingSchema.parse(wording))
  return (wordingsIn(tx, practiceId).get(instrumentId) ?? []).some(held => JSON.stringify(held) === kept)
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
