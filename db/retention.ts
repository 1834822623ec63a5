import { eq } from 'drizzle-orm'
import { may, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { db } from './open'
import { conflict, notFound, type Outcome, type StepUpOutcome } from './outcome'
import { practices } from './schema'
import { retentionIn } from './settings'
import { writeSteppedUp } from './write'

/** For how many years after the last day of a therapy the practice keeps a record; null while it has not said. */
export const retentionYears = async (viewer: Viewer): Promise<number | null> => retentionIn(db(), viewer.practiceId)

/**
 * Says for how many years, unless somebody said something else since `before` was read. Administrators only, who show again that it is them: a record
 * may be erased without a warning after that time.
 */
export async function changeRetention(
  viewer: Viewer,
  { before, after }: { before: number | null; after: number | null },
  now: number,
): Promise<StepUpOutcome> {
  if (!may(viewer, 'managePractice')) return notFound
  return writeSteppedUp<Outcome>(viewer, now, async tx => {
    const kept = await retentionIn(tx, viewer.practiceId)
    if (kept === after) return { ok: true }
    if (kept !== before) return conflict
    await tx.update(practices).set({ retentionYears: after }).where(eq(practices.id, viewer.practiceId))
    await audit(tx, viewer, { act: 'practice.retention', subjectId: viewer.practiceId, count: after ?? 0, now })
    return { ok: true }
  })
}
