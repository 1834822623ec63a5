import type { ClientRef } from '@/db/client-name'

/** Whom a session was just moved away from; null when the address names nobody that the viewer could move it back to. */
export function movedFrom(
  search: { movedFrom?: string | string[] },
  targets: readonly ClientRef[] | null,
): ClientRef | null {
  return targets?.find(target => target.id === search.movedFrom) ?? null
}
