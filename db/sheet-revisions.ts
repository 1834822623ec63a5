import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { absences } from '../lib/instruments/answers'
import { newId } from './ids'
import type { Sql } from './open'
import { answers, assessments, scores, sheetKinds, sheetRevisions, unanswered } from './schema'
import { deleteResponses } from './sheet'

/** What a sheet said before it was corrected, or before a newer one took its place. */
export const revisionContent = z.object({
  how: z.enum(sheetKinds),
  absence: z.enum(absences).nullable(),
  answers: z.array(z.object({ item: z.int(), value: z.number().nullable(), absence: z.enum(unanswered).nullable() })),
  scores: z.array(z.object({ scale: z.string(), value: z.number().nullable() })),
  recordedBy: z.string(),
  recordedAt: z.int(),
})

type Revised = { by: string; sealedReason?: (revisionId: string) => Buffer | null }
type SheetRow = typeof assessments.$inferSelect

/** Keeps what a sheet says as an earlier content of it, or of the sheet `of` that takes its place. */
export async function keepRevision(
  tx: Sql,
  row: SheetRow,
  { by, sealedReason = () => null }: Revised,
  now: number,
  of = row.id,
): Promise<void> {
  const { item, value, absence } = answers
  const given = await tx
    .select({ item, value, absence })
    .from(answers)
    .where(eq(answers.assessmentId, row.id))
    .orderBy(item)
  const scored = await tx
    .select({ scale: scores.scale, value: scores.value })
    .from(scores)
    .where(eq(scores.assessmentId, row.id))
    .orderBy(scores.scale)
  const { how, absence: why, recordedBy, recordedAt } = row
  const content = revisionContent.parse({ how, absence: why, answers: given, scores: scored, recordedBy, recordedAt })
  const id = newId()
  await tx.insert(sheetRevisions).values({
    ...{ id, practiceId: row.practiceId, clientId: row.clientId, assessmentId: of, content },
    ...{ sealedReason: sealedReason(id), revisedBy: by, revisedAt: now },
  })
}

/** A sheet gives up its place to a newer one, of which it is an earlier content from now on. */
export async function supersede(tx: Sql, row: SheetRow, newerId: string, by: string, now: number): Promise<void> {
  await keepRevision(tx, row, { by }, now, newerId)
  await tx.update(sheetRevisions).set({ assessmentId: newerId }).where(eq(sheetRevisions.assessmentId, row.id))
  await deleteResponses(tx, eq(assessments.id, row.id))
  await tx.delete(assessments).where(eq(assessments.id, row.id))
}
