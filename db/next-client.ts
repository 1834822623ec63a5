import { and, asc, eq, isNull, lte, ne, or } from 'drizzle-orm'
import type { Viewer } from '../lib/viewer'
import { keptBy } from './access'
import { type ClientRef, clientRef, nameColumns } from './client-name'
import { nextSessionOn } from './next-session'
import type { Sql } from './open'
import { clients, sessions } from './schema'

/** Whose session comes next today: an appointment that has come, or a session begun today and not saved. Null when none is left. */
export function nextClient(tx: Sql, viewer: Viewer, afterClientId: string, today: string): ClientRef | null {
  const begun = and(eq(sessions.clientId, clients.id), eq(sessions.heldOn, today), isNull(sessions.recordedAt))
  const nextOn = nextSessionOn(tx)
  const waits = or(lte(nextOn, today), eq(sessions.heldOn, today))
  const next = tx
    .select(nameColumns)
    .from(clients)
    .leftJoin(sessions, begun)
    .where(and(keptBy(viewer), ne(clients.id, afterClientId), waits))
    .orderBy(asc(nextOn), asc(clients.code))
    .get()
  return next ? clientRef(next) : null
}
