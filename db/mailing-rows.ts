import { and, eq, exists, gte, inArray, isNull, notExists, type SQL } from 'drizzle-orm'
import type { MailingOutcome } from '../lib/answer/request'
import { newId } from './ids'
import type { Sql } from './open'
import { changed } from './rows'
import { answerRequests, answersSeen, careTeam, flagEvents, flags, mailings, people, personRoles } from './schema'

export type Mailing = typeof mailings.$inferSelect

type NewMailing = Pick<typeof mailings.$inferInsert, 'practiceId' | 'kind' | 'once'> &
  Partial<Pick<Mailing, 'personId' | 'clientId' | 'requestId' | 'flagId' | 'count' | 'endedAt' | 'outcome'>>

/** Puts a mail in that is to be sent, within an act; false where there is one already, and nothing is changed. */
export async function queueMail(tx: Sql, mail: NewMailing, now: number): Promise<boolean> {
  const row = { id: newId(), ...mail, dueAt: now }
  return (await changed(tx.insert(mailings).values(row).onConflictDoNothing())) > 0
}

/** Notes how it ended with a mail, within an act; false where that was noted before. */
export async function endMailing(tx: Sql, id: string, outcome: MailingOutcome, now: number): Promise<boolean> {
  const open = and(eq(mailings.id, id), isNull(mailings.endedAt))
  return (await changed(tx.update(mailings).set({ endedAt: now, outcome }).where(open))) > 0
}

/** What there is one reminder of. */
export const onceReminder = (requestId: string) => `reminder:${requestId}`

/** What there is one mail with the link itself of. */
export const onceLink = (requestId: string) => `link:${requestId}`

/** That a flag was raised, or has new evidence, and when: of the Safety flags of some clients, since a time. */
export async function safetyRaisedSince(tx: Sql, clientIds: readonly string[], since: number) {
  if (clientIds.length === 0) return []
  const kinds = inArray(flagEvents.kind, ['raised', 'raised-again', 'new-evidence'])
  const such = and(eq(flagEvents.tier, 'safety'), kinds, gte(flagEvents.happenedAt, since))
  return await tx
    .select({ clientId: flags.clientId, flagId: flags.id, at: flagEvents.happenedAt })
    .from(flagEvents)
    .innerJoin(flags, eq(flags.id, flagEvents.flagId))
    .where(and(inArray(flags.clientId, [...clientIds]), such))
    .orderBy(flagEvents.happenedAt, flagEvents.id)
}

/** Of requests: nobody of the practice has looked at what came in by it. */
export const isUnseen = (tx: Sql): SQL =>
  notExists(
    tx.select({ id: answersSeen.requestId }).from(answersSeen).where(eq(answersSeen.requestId, answerRequests.id)),
  )

/** Those of some people who are still here, in the order of their ids. */
export async function stillHere(tx: Sql, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const here = and(inArray(people.id, [...personIds]), isNull(people.leftAt))
  return (await tx.select({ id: people.id }).from(people).where(here).orderBy(people.id)).map(({ id }) => id)
}

/** Who keeps a practice. */
export async function administratorsOf(tx: Sql, practiceId: string): Promise<string[]> {
  const isAdmin = and(eq(personRoles.personId, people.id), eq(personRoles.role, 'admin'))
  const found = await tx
    .select({ id: people.id })
    .from(people)
    .innerJoin(personRoles, isAdmin)
    .where(and(eq(people.practiceId, practiceId), isNull(people.leftAt)))
    .orderBy(people.id)
  return found.map(({ id }) => id)
}

/** For a place on a care team: its person is here, and a clinician still. */
export const isOfClinicianHere = (tx: Sql) =>
  exists(
    tx
      .select({ id: people.id })
      .from(people)
      .innerJoin(personRoles, and(eq(personRoles.personId, people.id), eq(personRoles.role, 'clinician')))
      .where(and(eq(people.id, careTeam.personId), isNull(people.leftAt))),
  )
