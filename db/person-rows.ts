import { and, eq, isNull, ne } from 'drizzle-orm'
import { normalEmail } from '../lib/text/fold'
import type { Role, Viewer } from '../lib/viewer'
import { audit } from './audit'
import { newId } from './ids'
import { keyedHash } from './keyed-hash'
import type { Sql } from './open'
import { failedLogins, logins, people, personRoles } from './schema'

export type NewPerson = { name: string; email: string; roles: readonly Role[]; passwordHash: string }
type Row = NewPerson & { practiceId: string; grantedBy: string | null }

/** The rows of a new person, within another act. */
export function insertPerson(tx: Sql, { roles: given, grantedBy, email, name, ...row }: Row, now: number): string {
  const id = newId()
  tx.insert(people)
    .values({
      id,
      practiceId: row.practiceId,
      name,
      email: normalEmail(email),
      passwordHash: row.passwordHash,
      createdAt: now,
    })
    .run()
  giveRoles(tx, { id, practiceId: row.practiceId }, given, grantedBy, now)
  return id
}

/** The rows of the roles that somebody is given, within another act. */
export function giveRoles(
  tx: Sql,
  person: { id: string; practiceId: string },
  given: readonly Role[],
  by: string | null,
  now: number,
) {
  for (const role of new Set(given))
    tx.insert(personRoles)
      .values({ personId: person.id, practiceId: person.practiceId, role, grantedBy: by, grantedAt: now })
      .run()
}

/** The login of a person who may have one, within another act. */
export function startLoginIn(tx: Sql, person: { practiceId: string; personId: string }, now: number): string {
  const id = newId()
  tx.insert(logins)
    .values({ id, ...person, createdAt: now, seenAt: now })
    .run()
  audit(tx, { ...person, loginId: id }, { act: 'login.start', subjectId: id, now })
  return id
}

/** As `endOtherLogins`, within another act. */
export function endOthersIn(tx: Sql, viewer: Viewer, now: number): void {
  const others = and(eq(logins.personId, viewer.personId), ne(logins.id, viewer.loginId), isNull(logins.endedAt))
  const { changes } = tx.update(logins).set({ endedAt: now }).where(others).run()
  audit(tx, viewer, { act: 'login.end-others', count: changes, now })
}

/** Ends every login of a person, within another act. Gives back how many there were. */
export function endAllIn(tx: Sql, personId: string, now: number): number {
  const theirs = and(eq(logins.personId, personId), isNull(logins.endedAt))
  return tx.update(logins).set({ endedAt: now }).where(theirs).run().changes
}

/** As `forgetFailures`, for accounts by name, within another act. */
export function forgetFailuresIn(tx: Sql, accounts: readonly string[]): void {
  for (const account of accounts)
    tx.delete(failedLogins)
      .where(eq(failedLogins.accountHash, keyedHash('account', account)))
      .run()
}
