import { and, eq, inArray } from 'drizzle-orm'
import { type Wording, wordingSchema } from '../lib/instruments/wording'
import { noLanguage } from '../lib/text/language'
import { may, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { newId } from './ids'
import type { Sql } from './open'
import { invalid, notFound, type Outcome } from './outcome'
import { changed } from './rows'
import { people, wordings } from './schema'
import { heldWordings, instrumentsIn, wordingInUse, wordingsIn } from './settings'
import { done, keyOfVersion, look, once, write } from './write'

export type WordingHeld = Awaited<ReturnType<typeof wordingsHeld>>[number]

/** The wordings that the viewer's practice has of an instrument, one for each language; none when it uses the cues. */
export async function wordingsHeld(viewer: Viewer, instrumentId: string) {
  return look(async tx => {
    const held = await heldWordings(tx, viewer.practiceId, instrumentId)
    const names = await namesOf(
      tx,
      held.map(({ confirmedBy }) => confirmedBy),
    )
    return held.flatMap(({ id, wording: kept, confirmedAt, confirmedBy }) => {
      const wording = wordingSchema.safeParse(kept).data
      return wording ? [{ id, wording, addedAt: confirmedAt, addedByName: names.get(confirmedBy) ?? '' }] : []
    })
  })
}

async function namesOf(tx: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...ids]))
  return new Map(found.map(({ id, name }) => [id, name]))
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
  return write(viewer, async tx => {
    if (!(await instrumentsIn(tx, viewer.practiceId)).some(each => each.id === instrumentId)) return notFound
    for (const wording of given) await keepOne(tx, viewer, { instrumentId, wording }, now)
    return { ok: true }
  })
}

const oneOfEach = 'Please choose one for each language.'

async function keepOne(
  tx: Sql,
  viewer: Viewer,
  { instrumentId, wording }: { instrumentId: string; wording: Wording },
  now: number,
): Promise<void> {
  const { practiceId, personId } = viewer
  const { language } = wording
  if (await isHeld(tx, practiceId, instrumentId, wording)) return
  await end(tx, viewer, wordingInUse(practiceId, instrumentId, language), now)
  const confirmed = { confirmedBy: personId, confirmedAt: now }
  await tx.insert(wordings).values({ id: newId(), practiceId, instrumentId, language, wording, ...confirmed })
  await audit(tx, viewer, { act: 'wording.keep', subjectId: instrumentId, now })
}

/** Whether the same wording is in use already: the form was sent again. */
async function isHeld(tx: Sql, practiceId: string, instrumentId: string, wording: Wording): Promise<boolean> {
  const kept = JSON.stringify(wordingSchema.parse(wording))
  return ((await wordingsIn(tx, practiceId)).get(instrumentId) ?? []).some(held => JSON.stringify(held) === kept)
}

/** Removes the text of a wording; that it was held, and who confirmed the licence, stays known. Administrators only. */
export async function removeWording(
  viewer: Viewer,
  { wordingId }: { wordingId: string },
  now: number,
): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  const act = 'wording.remove'
  return write(viewer, tx =>
    once(tx, viewer, { key: keyOfVersion(act, wordingId), act, sent: wordingId, now }, done, async () => {
      const removed = await end(tx, viewer, and(wordingInUse(viewer.practiceId), eq(wordings.id, wordingId)), now)
      if (removed === 0) return notFound
      await audit(tx, viewer, { act, subjectId: wordingId, now })
      return { ok: true }
    }),
  )
}

const end = async (tx: Sql, viewer: Viewer, where: ReturnType<typeof and>, now: number): Promise<number> =>
  await changed(tx.update(wordings).set({ wording: null, endedBy: viewer.personId, endedAt: now }).where(where))
