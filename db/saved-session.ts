import type { Viewer } from '../lib/viewer'
import { findReadableSession } from './access'
import { audit } from './audit'
import { clientRef } from './client-name'
import { history } from './history'
import { write } from './write'

/** Which session was just saved, for the screen that comes after it. Null when it is not open to the viewer. */
export async function savedSession(viewer: Viewer, sessionId: string, now: number) {
  return write(tx => {
    const found = findReadableSession(tx, viewer, sessionId)
    if (!found || found.session.recordedAt === null) return null
    const number = history(tx, found.episode.id).sessions.find(({ id }) => id === sessionId)?.number
    if (number === undefined) return null
    audit(tx, viewer, { act: 'session.saved', clientId: found.client.id, subjectId: sessionId, now })
    return { client: clientRef(found.client), sessionId, number }
  })
}
