import { createHash } from 'node:crypto'
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { type AnswerSettings, answerSettingsSchema, defaultAnswerSettings } from '../lib/answer/settings'
import { may, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { newId } from './ids'
import type { Sql } from './open'
import { conflict, invalid, notFound, type Outcome } from './outcome'
import { first } from './rows'
import { people, personRoles, answerSettings as table } from './schema'
import { languagesIn, parsedText } from './settings'
import { noteUnreadable } from './unreadable'
import { look, write } from './write'

type InForce = { settings: AnswerSettings; isOlder: boolean }

/**
 * What a practice has set about clients who answer by themselves, with the defaults for what it has not. Where the newest row is damaged,
 * the newest of those that can be read holds; `isOlder` says so.
 */
export async function answerSettingsInForce(tx: Sql, practiceId: string): Promise<InForce> {
  for (let place = 0; ; place++) {
    const row = await rowAt(tx, practiceId, place)
    if (!row) return { settings: defaultAnswerSettings, isOlder: place > 0 }
    const read = settingsText.safeParse(row.text)
    if (read.success) return { settings: { ...defaultAnswerSettings, ...read.data }, isOlder: place > 0 }
    noteUnreadable('answer_settings.settings', row.id)
  }
}

const settingsText = parsedText(answerSettingsSchema.partial())

/** The row before so many newer ones, as the text that it is: one that is damaged may be no JSON any more. */
const rowAt = (tx: Sql, practiceId: string, place: number) =>
  first(
    tx
      .select({ id: table.id, text: sql<string>`cast(${table.settings} as text)` })
      .from(table)
      .where(eq(table.practiceId, practiceId))
      .orderBy(desc(table.id))
      .limit(1)
      .offset(place),
  )

export type AnswerSettingsView = NonNullable<Awaited<ReturnType<typeof answerSettings>>>

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
