import { asc, eq, inArray } from 'drizzle-orm'
import type { Answer } from '../lib/instruments/answers'
import { grouped } from './grouped'
import type { Sql } from './open'
import { people, sheetRevisions } from './schema'
import { revisionContent } from './sheet-revisions'
import { noteUnreadable } from './unreadable'
import type { ClientKey } from './vault'

export type EarlierContent = {
  at: number
  byName: string | null
  reason: string | null
  /** By item; null where it cannot be read any more. */
  answers: Readonly<Record<number, Answer>> | null
}

/** What sheets said before, the oldest first, by assessment id. */
export async function earlierContents(
  tx: Sql,
  key: ClientKey,
  assessmentIds: readonly string[],
): Promise<ReadonlyMap<string, EarlierContent[]>> {
  if (assessmentIds.length === 0) return new Map()
  const rows = await tx
    .select({ revision: sheetRevisions, byName: people.name })
    .from(sheetRevisions)
    .leftJoin(people, eq(people.id, sheetRevisions.revisedBy))
    .where(inArray(sheetRevisions.assessmentId, [...assessmentIds]))
    .orderBy(asc(sheetRevisions.revisedAt), asc(sheetRevisions.id))
  const contents = rows.map(({ revision: { id, assessmentId, content, sealedReason, revisedAt }, byName }) => {
    const reason = key.read('sheet_revisions.sealed_reason', id, sealedReason)
    return { assessmentId, at: revisedAt, byName, reason, answers: answersIn(id, content) }
  })
  return grouped(contents, ({ assessmentId }) => assessmentId)
}

function answersIn(id: string, content: unknown): Record<number, Answer> | null {
  const read = revisionContent.safeParse(content)
  if (!read.success) {
    noteUnreadable('sheet_revisions.content', id)
    return null
  }
  return Object.fromEntries(read.data.answers.map(({ item, value, absence }) => [item, value ?? absence ?? 'blank']))
}
