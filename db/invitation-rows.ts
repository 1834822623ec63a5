import { and, eq, gt, inArray, isNull, notExists } from 'drizzle-orm'
import { newId } from './ids'
import type { Sql } from './open'
import { invitations, logins } from './schema'

/** How long a person who was added can set their password by the link of their invitation. */
const invitationHours = 24

type Invited = { practiceId: string; personId: string; madeBy: string }

/** Invites a person who was added, within another act. It ends what they were invited by before. */
export async function insertInvitation(tx: Sql, invited: Invited, now: number): Promise<void> {
  await endInvitations(tx, invited.personId, now)
  const expiresAt = now + invitationHours * 60 * 60_000
  await tx.insert(invitations).values({ id: newId(), ...invited, madeAt: now, expiresAt })
}

/** Ends the links of a person that are open, within another act. */
export async function endInvitations(tx: Sql, personId: string, now: number): Promise<void> {
  const isOpen = and(eq(invitations.personId, personId), isNull(invitations.usedAt), gt(invitations.expiresAt, now))
  await tx.update(invitations).set({ expiresAt: now }).where(isOpen)
}

/**
 * Who of these people has logged in since they were invited, when they were added or let back in: before that nobody knows that they are who
 * they are said to be.
 */
export async function whoLoggedIn(tx: Sql, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { personId } = logins
  const found = await tx
    .selectDistinct({ personId })
    .from(logins)
    .where(and(inArray(personId, [...personIds]), notExists(invitedSince(tx))))
  return new Set(found.map(row => row.personId))
}

/** For queries of `logins`: invitations of the same person after that login. */
const invitedSince = (tx: Sql) =>
  tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.personId, logins.personId), gt(invitations.madeAt, logins.createdAt)))

export const hasLoggedIn = async (tx: Sql, personId: string): Promise<boolean> =>
  (await whoLoggedIn(tx, [personId])).has(personId)
