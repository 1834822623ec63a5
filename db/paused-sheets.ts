import { dueAt } from '../lib/battery'
import { instrumentIn } from '../lib/instruments/catalogue'
import { isInForce, pauseOn } from '../lib/pause'
import type { Viewer } from '../lib/viewer'
import { planOf } from './client-plan'
import { historyForRules } from './history'
import type { Sql } from './open'
import { pausesIn } from './pause-rows'
import type { sessions } from './schema'
import { isSaved, saveAssessment } from './sheet'

type Session = Pick<typeof sessions.$inferSelect, 'id' | 'clientId' | 'episodeId' | 'heldOn' | 'attendance'>

/**
 * Notes with a session that was just saved which measures were due and paused on its day. What was asked all the same, or has a
 * reason of its own, stays as it is; so does the note when the pause is ended later.
 */
export function keepPaused(tx: Sql, viewer: Viewer, session: Session, now: number): void {
  if (session.attendance !== 'attended') return
  const pauses = pausesIn(tx, session.clientId, viewer.timeZone).filter(pause => isInForce(pause, session.heldOn))
  if (pauses.length === 0) return
  const read = historyForRules(tx, session.episodeId)
  const due = dueAt(planOf(tx, viewer.practiceId, session.clientId), read, session.id)
  for (const { instrumentId, respondent, target } of due) {
    const measure = { instrumentId, respondent, target }
    if (pauseOn(pauses, measure, session.heldOn) === null || isSaved(tx, session.id, measure)) continue
    const entry = { ...measure, how: 'absent' as const, why: 'paused' as const }
    saveAssessment(
      tx,
      viewer,
      session,
      { entry, instrument: instrumentIn(read.instruments, instrumentId) },
      'final',
      now,
    )
  }
}
