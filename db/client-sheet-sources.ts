import { asc, eq } from 'drizzle-orm'
import type { Sql } from './open'
import { sheetSources } from './schema'

/** The ids of the sheets that a client filled in by themselves. Not guarded: callers have found the client through the viewer. */
export async function sheetsByClient(tx: Sql, ofClient: string): Promise<string[]> {
  const { assessmentId, clientId } = sheetSources
  const found = await tx
    .select({ assessmentId })
    .from(sheetSources)
    .where(eq(clientId, ofClient))
    .orderBy(asc(assessmentId))
  return found.map(sheet => sheet.assessmentId)
}
