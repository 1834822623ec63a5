import { and, eq, exists, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '../lib/viewer'
import { db } from './open'
import { careTeam, clients } from './schema'

/*
 * The one place that decides which clients a viewer may open. Both predicates speak about the row of `clients` in the query they
 * are put into, so a query of clinical data joins `clients` and starts from one of them.
 */

/** Clients the viewer may read: those whose care team they are on today, in a role they still hold. */
export function openTo(viewer: Viewer): SQL | undefined {
  return and(isHere(viewer), or(onTeam(viewer, 'clinician'), onTeam(viewer, 'supervisor')))
}

/** Clients the viewer may change: those they work with as a clinician. */
export function keptBy(viewer: Viewer): SQL | undefined {
  return and(isHere(viewer), onTeam(viewer, 'clinician'))
}

/** Clients of the viewer's practice. A removed one is nobody's: its row stays for the audit alone. */
const isHere = (viewer: Viewer) => and(eq(clients.practiceId, viewer.practiceId), isNull(clients.removedAt))

function onTeam(viewer: Viewer, role: 'clinician' | 'supervisor'): SQL {
  if (!viewer.roles.includes(role)) return sql`0`
  const membership = db()
    .select({ one: sql`1` })
    .from(careTeam)
    .where(
      and(
        eq(careTeam.clientId, clients.id),
        eq(careTeam.personId, viewer.personId),
        eq(careTeam.role, role),
        isNull(careTeam.toAt),
      ),
    )
  return exists(membership)
}
