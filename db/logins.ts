import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm'
import { Viewer } from '../lib/viewer'
import { audit } from './audit'
import { newId } from './ids'
import { db, type Sql } from './open'
import { notFound, type Outcome } from './outcome'
import { logins, people, personRoles, practices } from './schema'
import { done, keyOfVersion, once, write } from './write'

const minute = 60_000
const idle = 15 * minute
const whole = 12 * 60 * minute

/** A login lives for 15 minutes after it was last used and 12 hours in all, in ms. */
export const loginLifetime = { idle, whole }

/** The person a login stands for, or null when it is unknown, over, ended, or the person has left. */
export async function viewerOf(loginId: string, now: number): Promise<Viewer | null> {
  const found = db()
    .select({ login: logins, person: people, practice: practices })
    .from(logins)
    .innerJoin(people, eq(people.id, logins.personId))
    .innerJoin(practices, eq(practices.id, people.practiceId))
    .where(and(eq(logins.id, loginId), isAlive(now), isNull(people.leftAt)))
    .get()
  if (!found) return null
  if (found.login.seenAt <= now - minute) touch(loginId, now)
  return admit(found)
}

/** Logs a person in, whose password was found right. Null when they have left. */
export async function startLogin(personId: string, now: number): Promise<string | null> {
  return write(tx => {
    const active = and(eq(people.id, personId), isNull(people.leftAt))
    const person = tx.select({ practiceId: people.practiceId }).from(people).where(active).get()
    return person ? startLoginIn(tx, { ...person, personId }, now) : null
  })
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

/** Logs the viewer out here. */
export async function endLogin(viewer: Viewer, now: number): Promise<Outcome> {
  return endOwnLogin(viewer, { loginId: viewer.loginId }, now)
}

/** Ends one of the viewer's own logins, wherever it is. */
export async function endOwnLogin(viewer: Viewer, { loginId }: { loginId: string }, now: number): Promise<Outcome> {
  const act = 'login.end'
  return write(tx =>
    once(tx, viewer, { key: keyOfVersion(act, loginId), act, sent: loginId, now }, done, () => {
      const mine = and(eq(logins.id, loginId), eq(logins.personId, viewer.personId), isNull(logins.endedAt))
      if (tx.update(logins).set({ endedAt: now }).where(mine).run().changes === 0) return notFound
      audit(tx, viewer, { act, subjectId: loginId, now })
      return { ok: true }
    }),
  )
}

/** Ends all logins of the viewer but this one. */
export async function endOtherLogins(viewer: Viewer, now: number): Promise<Outcome> {
  return write(tx => {
    endOthersIn(tx, viewer, now)
    return { ok: true }
  })
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

/** Where the viewer is logged in now, latest use first. */
export async function ownLogins(viewer: Viewer, now: number) {
  const rows = db()
    .select({ id: logins.id, createdAt: logins.createdAt, seenAt: logins.seenAt })
    .from(logins)
    .where(and(eq(logins.personId, viewer.personId), isAlive(now)))
    .orderBy(desc(logins.seenAt))
    .all()
  return rows.map(row => ({ ...row, isThis: row.id === viewer.loginId }))
}

const isAlive = (now: number) =>
  and(isNull(logins.endedAt), gt(logins.seenAt, now - idle), gt(logins.createdAt, now - whole))

function touch(loginId: string, now: number) {
  write(tx =>
    tx
      .update(logins)
      .set({ seenAt: now })
      .where(and(eq(logins.id, loginId), isAlive(now)))
      .run(),
  )
}

type Found = {
  login: typeof logins.$inferSelect
  person: typeof people.$inferSelect
  practice: typeof practices.$inferSelect
}

function admit({ login, person, practice }: Found): Viewer {
  const held = db()
    .select({ role: personRoles.role })
    .from(personRoles)
    .where(eq(personRoles.personId, person.id))
    .all()
  return Viewer.admit({
    practiceId: practice.id,
    practiceName: practice.name,
    isDemo: practice.isDemo,
    timeZone: practice.timeZone,
    locale: practice.locale,
    personId: person.id,
    loginId: login.id,
    name: person.name,
    roles: held.map(({ role }) => role),
  })
}
