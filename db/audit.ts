import type { Viewer } from '../lib/viewer'
import type { Sql } from './open'
import { auditEvents } from './schema'

/** A viewer; or, around logging in and setting up, the person who is about to be one. */
type Who = Pick<Viewer, 'practiceId' | 'personId'> & { loginId: string | null }
type AuditEntry = { act: string; now: number; clientId?: string; subjectId?: string; count?: number }

/**
 * Notes who read or changed what, and never what it said. Written in the transaction of what it tells of, or right after one that only
 * reads.
 */
export async function audit(tx: Sql, viewer: Who, { now, ...entry }: AuditEntry): Promise<void> {
  const who = { practiceId: viewer.practiceId, personId: viewer.personId, loginId: viewer.loginId }
  const note = (into: Sql) => into.insert(auditEvents).values({ ...who, ...entry, happenedAt: now })
  if (tx.afterwards) tx.afterwards.push(note)
  else await note(tx)
}
