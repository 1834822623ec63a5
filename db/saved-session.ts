import { and, eq, max } from 'drizzle-orm'
import type { Viewer } from '../lib/viewer'
import { findReadableSession } from './access'
import { audit } from './audit'
import { clientRef } from './client-name'
import { flagViews } from './flag-views'
import { history } from './history'
import type { Sql } from './open'
import { assessments, flags, type sessions } from './schema'
import { write } from './write'

/** Which session was just saved, for the screen that comes after it. Null when it is not open to the viewer. */
export async function savedSession(viewer: Viewer, sessionId: string, now: number) {
  return write(tx => {
    const found = findReadableSession(tx, viewer, sessionId)
    if (!found || found.session.recordedAt === null) return null
    const number = history(tx, found.episode.id).sessions.find(({ id }) => id === sessionId)?.number
    if (number === undefined) return null
    audit(tx, viewer, { act: 'session.saved', clientId: found.client.id, subjectId: sessionId, now })
    return { client: clientRef(found.client), sessionId, number, ended: endedBySave(tx, viewer, found.session) }
  })
}

/** The safety flags that its last save ended by another answer, or the drafts before its first one. */
function endedBySave(tx: Sql, viewer: Viewer, { id, recordedAt }: typeof sessions.$inferSelect) {
  const saves = tx.select({ at: max(assessments.recordedAt) }).from(assessments)
  const lastSave = saves.where(eq(assessments.sessionId, id)).get()?.at ?? null
  const isFirst = lastSave === recordedAt
  return flagViews(tx, viewer, and(eq(flags.sessionId, id), eq(flags.tier, 'safety'))).filter(
    ({ correction, ending }) => correction !== null && (isFirst || ending?.at === lastSave),
  )
}
