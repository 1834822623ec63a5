import { createHash } from 'node:crypto'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { AnswerSettings } from '../lib/answer/settings'
import { may, type Viewer } from '../lib/viewer'
import { answerSettingsInForce } from './answer-settings-rows'
import { audit } from './audit'
import { newId } from './ids'
import type { Sql } from './open'
import { conflict, invalid, notFound, type Outcome } from './outcome'
import { people, personRoles, answerSettings as table } from './schema'
import { languagesIn } from './settings'
import { look, write } from './write'

/**
 * The settings with a mark by which a change knows whether they are still those that were read, the languages in which the practice has
 * wording, and who can be the deputy. Null for whoever may not change them.
 */
export async function answerSettings(viewer: Viewer) {
  if (!may(viewer, 'managePractice')) return null
  return look(async tx => {
    const inForce = await answerSettingsInForce(tx, viewer.practiceId)
    return {
      ...inForce,
      mark: markOf(inForce.settings),
      wordingLanguages: await languagesIn(tx, viewer.practiceId),
      deputies: await clinicians(tx, viewer.practiceId),
    }
  })
}

const clinicians = (tx: Sql, practiceId: string) =>
  tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .innerJoin(personRoles, and(eq(personRoles.personId, people.id), eq(personRoles.role, 'clinician')))
    .where(and(eq(people.practiceId, practiceId), isNull(people.leftAt)))
    .orderBy(asc(people.nameFolded), asc(people.id))

const markOf = (settings: AnswerSettings): string =>
  createHash('sha256').update(JSON.stringify(settings)).digest('base64url').slice(0, 16)

/** Sets them. Administrators only; a deputy is a clinician who is still here. */
export async function changeAnswerSettings(
  viewer: Viewer,
  { mark, settings }: { mark: string; settings: AnswerSettings },
  now: number,
): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  return write<Outcome>(viewer, async tx => {
    const { practiceId, personId } = viewer
    const inForce = await answerSettingsInForce(tx, practiceId)
    const before = markOf(inForce.settings)
    if (before === markOf(settings) && !inForce.isOlder) return { ok: true }
    if (before !== mark) return conflict
    const { deputyId } = settings
    const isSame = deputyId === inForce.settings.deputyId
    if (deputyId !== null && !isSame && !(await clinicians(tx, practiceId)).some(({ id }) => id === deputyId))
      return invalid({ deputyId: ['Please choose one of those offered.'] })
    await tx.insert(table).values({ id: newId(), practiceId, settings, changedBy: personId, changedAt: now })
    await audit(tx, viewer, { act: 'answer-settings.change', subjectId: practiceId, now })
    return { ok: true }
  })
}
