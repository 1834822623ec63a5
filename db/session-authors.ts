import { and, desc, eq, inArray } from 'drizzle-orm'
import { todayIn } from '../lib/dates'
import type { Viewer } from '../lib/viewer'
import type { Sql } from './open'
import { first } from './rows'
import { auditEvents, people } from './schema'

type Session = { id: string; clientId: string }

/** Who typed or saved a session last, its note too: null where nobody did, or where it was the viewer. */
export async function lastAuthor(tx: Sql, viewer: Viewer, session: Session): Promise<string | null> {
  const newest = await lastTyping(tx, session)
  return newest && newest.personId !== viewer.personId ? newest.name : null
}

/**
 * Whether the audit says already that the viewer types in a session today, and nobody else has since: what is typed is kept every few
 * seconds, and an entry for each would drown the others.
 */
export async function isNotedAsTyping(tx: Sql, viewer: Viewer, session: Session, now: number): Promise<boolean> {
  const newest = await lastTyping(tx, session)
  if (newest?.act !== 'session.draft' || newest.personId !== viewer.personId) return false
  return todayIn(viewer.timeZone, newest.at) === todayIn(viewer.timeZone, now)
}

async function lastTyping(tx: Sql, { id, clientId }: Session) {
  const ofClient = and(eq(auditEvents.clientId, clientId), eq(auditEvents.subjectId, id))
  return await first(
    tx
      .select({ personId: people.id, name: people.name, act: auditEvents.act, at: auditEvents.happenedAt })
      .from(auditEvents)
      .innerJoin(people, eq(people.id, auditEvents.personId))
      .where(and(ofClient, inArray(auditEvents.act, ['session.draft', 'session.record'])))
      .orderBy(desc(auditEvents.seq))
      .limit(1),
  )
}
