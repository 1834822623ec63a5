import { addDays } from '../../lib/dates'
import type { Viewer } from '../../lib/viewer'
import { recordAssessments } from '../assessments'
import { endEntryRun, recordEarlierSession, runGoingOn } from '../entry-runs'
import { db } from '../open'
import { voidSession } from '../session-voids'
import { startSession } from '../sessions'
import { done, type Stage } from './stage'

const core = (total: number, risk: number) => ({
  instrumentId: 'core-10',
  respondent: 'client' as const,
  target: null,
  how: 'score-only' as const,
  scores: { total },
  answers: { 6: risk },
})

/** Begins a second session of the day by mistake, saves it, and takes it out again. */
export const recordTwice =
  (stage: Stage) =>
  async (viewer: Viewer, clientId: string, now: number): Promise<void> => {
    const { sessionId } = done(await startSession(viewer, { clientId, key: stage.newKey(), another: true }, now))
    const sent = { sessionId, version: 1, draftVersion: 0, key: stage.newKey(), entries: [core(13, 0)] }
    const { version } = done(await recordAssessments(viewer, sent, now + 60_000))
    const reason = 'Recorded twice: the form was opened again after it had been saved.'
    done(await voidSession(viewer, { sessionId, version, draftVersion: 1, reason, safety: [] }, now + 180_000))
  }

/** Types in from paper what was left over from weeks in which the machine was not at hand. */
export const recordFromPaper =
  (stage: Stage, days: readonly string[]) =>
  async (viewer: Viewer, clientId: string, now: number): Promise<void> => {
    for (const [index, day] of days.entries()) {
      const entries = [core(21 - 2 * index, index === 0 ? 1 : 0)]
      const sent = { clientId, key: stage.newKey(), heldOn: addDays(day, 2), entries, another: false }
      done(await recordEarlierSession(viewer, sent, now + index * 120_000))
    }
    const run = runGoingOn(db(), viewer, clientId)
    if (run) done(await endEntryRun(viewer, { runId: run.id }, now + 600_000))
  }
