import type { RefusalKind } from '@/lib/refusal'

declare global {
  // The front of scripts/front.mjs and every bundle of the server count into one; app/write-refused.ts writes it down.
  var refusedRequests: Map<RefusalKind, number> | undefined
}

/** Counts in memory what is refused before anybody is asked who they are. */
export function countRefused(kind: RefusalKind): void {
  globalThis.refusedRequests ??= new Map()
  globalThis.refusedRequests.set(kind, (globalThis.refusedRequests.get(kind) ?? 0) + 1)
}
