import { sqlite } from '@/db/open'

/** How many audit entries of one kind there are about a client, or of those that are about none. */
export function audited(act: string, clientId: string | null): number {
  const count = sqlite().prepare<[string, string | null], { n: number }>(
    'select count(*) n from audit_events where act = ? and client_id is ?',
  )
  return count.get(act, clientId)?.n ?? 0
}
