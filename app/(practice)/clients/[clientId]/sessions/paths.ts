import type { ClientRef } from '@/db/client-name'

/** Where a session is recorded and corrected. */
export const sessionPath = (clientId: string, sessionId: string) => `/clients/${clientId}/sessions/${sessionId}`

/** What was saved of a session. */
export const summaryPath = (clientId: string, sessionId: string) => `${sessionPath(clientId, sessionId)}/summary`

/** Whom a session was just moved away from; null when the address names nobody that the viewer could move it back to. */
export function movedFrom(
  search: { movedFrom?: string | string[] },
  targets: readonly ClientRef[] | null,
): ClientRef | null {
  return targets?.find(target => target.id === search.movedFrom) ?? null
}
