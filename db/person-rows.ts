import { and, eq, isNull, ne } from 'drizzle-orm'
import { normalEmail } from '../lib/text/fold'
import type { Role, Viewer } from '../lib/viewer'
import { audit } from './audit'
import { newId } from './ids'
import { keyedHash } from './keyed-hash'
import type { Sql } from './open'
import { nameColumns } from './person-names'
import { changed, first } from './rows'
import { failedLogins, logins, people, personRoles } from './schema'

export type NewPerson = { name: string; email: string; roles: readonly Role[]; passwordHash: string }
type Row = NewPerson & { practiceId: string; grantedBy: string | null }

/** The rows of a new person, within another act. */
export async function insertPerson(
  tx: Sql,
  { roles: given, grantedBy, email, name, ...row }: Row,
  now: number,
): Promise<string> {
  const id = newId()
  await tx.insert(people).values({
    id,
    practiceId: row.practiceId,
    ...nameColumns(name),
    email: normalEmail(email),
    passwordHash: row.passwordHash,
    createdAt: now,
  })
  await giveRoles(tx, { id, practiceId: row.practiceId }, given, grantedBy, now)
  return id
}

/** The rows of the roles that somebody is given, within another act. */
export async function giveRoles(
  tx: Sql,
  person: { id: string; practiceId: string },
  given: readonly Role[],
  by: string | null,
  now: number,
) {
  for (const role of new Set(given))
    await tx
      .insert(personRoles)
      .values({ personId: person.id, practiceId: person.practiceId, role, grantedBy: by, grantedAt: now })
}

/** Whether a practice has another administrator than this person, who has not left. */
export async function hasOtherAdmin(tx: Sql, practiceId: string, personId: string): Promise<boolean> {
  const admins = tx.select({ id: people.id }).from(people).innerJoin(personRoles, eq(personRoles.personId, people.id))
  const others = and(eq(people.practiceId, practiceId), isNull(people.leftAt), eq(personRoles.role, 'admin'))
  return (await first(admins.where(and(others, ne(people.id, personId))).limit(1))) !== undefined
}

/** The login of a person who may have one, within another act. */
export async function startLoginIn(
  tx: Sql,
  person: { practiceId: string; personId: string },
  now: number,
): Promise<string> {
  const id = newId()
  await tx.insert(logins).values({ id, ...person, createdAt: now, seenAt: now })
  await audit(tx, { ...person, loginId: id }, { act: 'login.start', subjectId: id, now })
  return id
}

/** As `endOtherLogins`, within another act. */
export async function endOthersIn(tx: Sql, viewer: Viewer, now: number): Promise<void> {
  const others = and(eq(logins.personId, viewer.personId), ne(logins.id, viewer.loginId), isNull(logins.endedAt))
  const changes = await changed(tx.update(logins).set({ endedAt: now }).where(others))
  await audit(tx, viewer, { act: 'login.end-others', count: changes, now })
}

/** Ends every login of a person, within another act. Gives back how many there were. */
export async function endAllIn(tx: Sql, personId: string, now: number): Promise<number> {
  const theirs = and(eq(logins.personId, personId), isNull(logins.endedAt))
  return await changed(tx.update(logins).set({ endedAt: now }).where(theirs))
}

/** As `forgetFailures`, for accounts by name, within another act. */
export async function forgetFailuresIn(tx: Sql, accounts: readonly string[]): Promise<void> {
  for (const account of accounts)
    await tx.delete(failedLogins).where(eq(failedLogins.accountHash, keyedHash('account', account)))
}
