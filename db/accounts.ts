import { and, asc, eq, isNull } from 'drizzle-orm'
import { normalEmail } from '../lib/text/fold'
import { type Role, roles, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { db, type Sql } from './open'
import { conflict, type Outcome } from './outcome'
import { endOthersIn } from './person-rows'
import { changed, first } from './rows'
import { people, personRoles, practices } from './schema'
import { whoHasFactor } from './second-factor-rows'
import { write } from './write'

/** The account of an e-mail address whose person may still log in. */
export async function findAccount(email: string): Promise<{ personId: string; passwordHash: string } | null> {
  const found = await first(
    db()
      .select({ personId: people.id, passwordHash: people.passwordHash })
      .from(people)
      .where(and(eq(people.email, normalEmail(email)), isNull(people.leftAt))),
  )
  return found ?? null
}

export type DemoAccount = { personId: string; name: string; roles: Role[] }

/** The accounts of a practice that is marked as a demo; none in any other. */
export async function demoAccounts(): Promise<DemoAccount[]> {
  const rows = await db()
    .select({ personId: people.id, name: people.name, role: personRoles.role })
    .from(people)
    .innerJoin(practices, eq(practices.id, people.practiceId))
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(and(eq(practices.isDemo, true), isNull(people.leftAt)))
    .orderBy(asc(people.createdAt), asc(people.id))
  const names = new Map(rows.map(({ personId, name }) => [personId, name]))
  const rolesOf = (id: string) => roles.filter(role => rows.some(row => row.personId === id && row.role === role))
  const accounts = [...names].map(([personId, name]) => ({ personId, name, roles: rolesOf(personId) }))
  // Clinicians first: a click on the first account shows a caseload.
  const place = (account: DemoAccount) => Math.min(...account.roles.map(role => roles.indexOf(role)))
  return accounts.toSorted((a, b) => place(a) - place(b))
}

/** The viewer's own account. */
export async function ownAccount(
  viewer: Viewer,
): Promise<{ name: string; email: string; passwordHash: string } | null> {
  const { name, email, passwordHash } = people
  const own = await first(db().select({ name, email, passwordHash }).from(people).where(eq(people.id, viewer.personId)))
  return own ?? null
}

/**
 * Sets the viewer's own new password, unless it was changed since `before` was checked, or is too short to stand alone and the second factor
 * is gone by now. Their other logins end.
 */
export async function changeOwnPassword(
  viewer: Viewer,
  hash: { before: string; after: string; strength?: 'alone' | 'withSecondFactor' },
  now: number,
): Promise<Outcome> {
  return write(viewer, async tx => {
    if (hash.strength === 'withSecondFactor' && !(await whoHasFactor(tx, [viewer.personId])).has(viewer.personId))
      return conflict
    const unchanged = and(eq(people.id, viewer.personId), eq(people.passwordHash, hash.before))
    const changes = await changed(tx.update(people).set({ passwordHash: hash.after }).where(unchanged))
    if (changes === 0) return (await isStored(tx, viewer, hash.after)) ? { ok: true } : conflict
    await endOthersIn(tx, viewer, now)
    await audit(tx, viewer, { act: 'person.password', subjectId: viewer.personId, now })
    return { ok: true }
  })
}

/** The form was sent again. */
const isStored = async (tx: Sql, { personId }: Viewer, passwordHash: string): Promise<boolean> => {
  const mine = and(eq(people.id, personId), eq(people.passwordHash, passwordHash))
  return (await first(tx.select({ id: people.id }).from(people).where(mine))) !== undefined
}
