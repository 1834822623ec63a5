import { and, asc, between, eq, inArray, isNull } from 'drizzle-orm'
import { auditActText, readingActs } from '../lib/audit-acts'
import type { Sql } from './open'
import { auditEvents, people, personRoles } from './schema'

/** The administrators who have not left. */
export async function administratorsHere(tx: Sql, practiceId: string): Promise<string[]> {
  return await peopleHere(tx, practiceId, ['admin'])
}

/** Whether somebody else than this person could review what they opened in an emergency: an administrator, or another clinician. */
export async function hasOtherReviewer(tx: Sql, practiceId: string, personId: string): Promise<boolean> {
  return (await peopleHere(tx, practiceId, ['admin', 'clinician'])).some(id => id !== personId)
}

async function peopleHere(tx: Sql, practiceId: string, roles: ('admin' | 'clinician')[]): Promise<string[]> {
  const found = await tx
    .selectDistinct({ id: people.id })
    .from(people)
    .innerJoin(personRoles, and(eq(personRoles.personId, people.id), inArray(personRoles.role, roles)))
    .where(and(eq(people.practiceId, practiceId), isNull(people.leftAt)))
    .orderBy(asc(people.id))
  return found.map(({ id }) => id)
}

type Opened = { clientId: string; personId: string; fromAt: number; toAt: number }

/** What somebody read of a client within a time, once it was open, in words, each once and in its order. */
export async function readingsOf(tx: Sql, { clientId, personId, fromAt, toAt }: Opened): Promise<string[]> {
  const theirs = and(eq(auditEvents.clientId, clientId), eq(auditEvents.personId, personId))
  const acts = readingActs.filter(act => act !== 'emergency.open')
  const within = and(between(auditEvents.happenedAt, fromAt, toAt), inArray(auditEvents.act, acts))
  const found = await tx
    .select({ act: auditEvents.act })
    .from(auditEvents)
    .where(and(theirs, within))
    .orderBy(asc(auditEvents.seq))
  return [...new Set(found.map(({ act }) => auditActText(act)))]
}
