import { isDeepStrictEqual } from 'node:util'
import { and, asc, eq } from 'drizzle-orm'
import type { Entry } from '../lib/entry'
import { measureKey } from '../lib/measure'
import { answersOf } from './episode-records'
import { measureKeyOfRow } from './measure-key-of-row'
import type { Sql } from './open'
import { answers, assessments, type sessions, sheetSources } from './schema'

/** The sheets of a session that the client filled in themselves, by measure. */
export async function clientSheets(tx: Sql, sessionId: string): Promise<ReadonlyMap<string, { assessmentId: string }>> {
  const found = await tx
    .select({
      assessmentId: assessments.id,
      instrumentId: assessments.instrumentId,
      respondent: assessments.respondent,
      target: assessments.target,
    })
    .from(assessments)
    .innerJoin(sheetSources, eq(sheetSources.assessmentId, assessments.id))
    .where(and(eq(assessments.sessionId, sessionId), eq(assessments.state, 'final')))
    .orderBy(asc(assessments.id))
  return new Map(found.map(({ assessmentId, ...of }) => [measureKeyOfRow(of), { assessmentId }]))
}

/**
 * What was typed, apart from what was typed of measures that the client filled in themselves. Of those, what says the same as the client did
 * says nothing more, where nothing else was typed of it before, nor does that a measure was not asked; the rest is kept beside.
 */
export async function besideClientSheets(
  tx: Sql,
  { id: sessionId, version }: Pick<typeof sessions.$inferSelect, 'id' | 'version'>,
  entries: readonly Entry[],
): Promise<{ typed: Entry[]; beside: Entry[] }> {
  // A session that nobody has saved or sent anything to is of its first version.
  const own = version === 1 ? new Map<string, never>() : await clientSheets(tx, sessionId)
  const typed = entries.filter(entry => !own.has(measureKey(entry)))
  const stood = own.size === 0 ? new Set<string>() : await typedBeside(tx, sessionId)
  const beside: Entry[] = []
  for (const entry of entries) {
    const sheet = own.get(measureKey(entry))
    if (!sheet || entry.how === 'absent') continue
    const given = (await answersOf(tx, eq(answers.assessmentId, sheet.assessmentId))).get(sheet.assessmentId) ?? {}
    const saysTheSame = entry.how === 'items' && isDeepStrictEqual({ ...entry.answers }, { ...given })
    // What was typed otherwise before is replaced by what says the same now.
    if (!saysTheSame || stood.has(measureKey(entry))) beside.push(entry)
  }
  return { typed, beside }
}

/** The measures of a session of which something stands beside the client's own. */
async function typedBeside(tx: Sql, sessionId: string): Promise<ReadonlySet<string>> {
  const { instrumentId, respondent, target, state } = assessments
  const found = await tx
    .select({ instrumentId, respondent, target })
    .from(assessments)
    .where(and(eq(assessments.sessionId, sessionId), eq(state, 'beside')))
  return new Set(found.map(measureKeyOfRow))
}
