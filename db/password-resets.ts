import { and, eq, gt, inArray, isNull, lte, notExists } from 'drizzle-orm'
import { may, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { hasLoggedIn } from './invitation-rows'
import type { OpenLink } from './invitations'
import { linkToken } from './link-token'
import { db, type Sql } from './open'
import { invalid, notFound, type StepUpOutcome } from './outcome'
import { endAllIn, forgetFailuresIn } from './person-rows'
import { endResets, insertReset } from './reset-rows'
import { beginReturn } from './return-rows'
import { first } from './rows'
import { logins, passwordResets, people, practices } from './schema'
import { whoHasFactor } from './second-factor-rows'
import { done, once, writeSteppedUp } from './write'
import { writeUnattended } from './write-unattended'

/*
 * A link by which somebody who forgot their password sets another one. Whoever saw the link could do so, and so it never suffices alone: the
 * second factor stays and is asked for at the log-in; who has none comes back into nothing (`returns`).
 */

/** The links that are open of some people, of those that the viewer made: nobody else is shown them. Administrators only. */
export async function openResets(viewer: Viewer, personIds: readonly string[], now: number): Promise<OpenLink[]> {
  if (!may(viewer, 'managePractice') || personIds.length === 0) return []
  const { id, personId, expiresAt, practiceId, madeBy } = passwordResets
  const theirs = and(inArray(personId, [...personIds]), eq(practiceId, viewer.practiceId))
  const found = await db()
    .select({ id, personId, expiresAt, name: people.name, email: people.email })
    .from(passwordResets)
    .innerJoin(people, eq(people.id, personId))
    .where(and(theirs, eq(madeBy, viewer.personId), isOpen(now)))
  return found.map(({ id: reset, ...row }) => ({ ...row, token: links.of(reset) }))
}

/** Makes a link by which somebody who was here before sets a new password, and ends the one they had. Administrators only, for others. */
export async function makeReset(
  viewer: Viewer,
  { personId, key }: { personId: string; key: string },
  now: number,
): Promise<StepUpOutcome> {
  if (!may(viewer, 'managePractice')) return notFound
  const act = 'password-reset.make'
  return writeSteppedUp(viewer, now, tx =>
    once(tx, viewer, { key, act, sent: personId, now }, done, async () => {
      const { practiceId } = viewer
      const here = and(eq(people.id, personId), eq(people.practiceId, practiceId), isNull(people.leftAt))
      if (!(await first(tx.select({ id: people.id }).from(people).where(here)))) return notFound
      if (personId === viewer.personId) return invalid({ personId: ['Change your own password under “My account”.'] })
      if (!(await hasLoggedIn(tx, personId))) return invalid({ personId: ['This person has not set a password yet.'] })
      await insertReset(tx, { practiceId, personId, madeBy: viewer.personId }, now)
      await audit(tx, viewer, { act, subjectId: personId, now })
      return { ok: true }
    }),
  )
}

type ForWhom = { name: string; email: string; practiceName: string; hasSecondFactor: boolean }

/** Whom a link is for; null where it was used, has ended, or is none of ours. */
export async function resetFor(token: string, now: number): Promise<ForWhom | null> {
  const found = await find(db(), token, now)
  if (!found) return null
  const { name, email, practiceName, personId } = found
  return { name, email, practiceName, hasSecondFactor: (await whoHasFactor(db(), [personId])).has(personId) }
}

type Given = {
  token: string
  passwordHash: string
  /** The password is one for whoever shows a second factor as well, which they say that they have. */
  keepsFactor: boolean
  /** What failed attempts to log in were counted under. */
  countedAs: readonly string[]
}

/** Whose password was set. `told`: the addresses of those who were told that they came back by the link alone. */
type Used = { personId: string; told: string[] }

/**
 * Uses a link up: sets the password and ends every login of the person, in which somebody may be who knows the old one. Their second factor
 * stays. Where they have none, or say that it is lost, whatever is left of it goes, since whoever found it could use it; and they are
 * waited for. Null where the link does not hold, or the second factor that was to stay is gone.
 */
export async function acceptReset({ token, passwordHash, ...given }: Given, now: number): Promise<Used | null> {
  return writeUnattended(async tx => {
    const found = await find(tx, token, now)
    if (!found) return null
    const { id, practiceId, personId } = found
    const hasFactor = (await whoHasFactor(tx, [personId])).has(personId)
    if (given.keepsFactor && !hasFactor) return null
    const who = { practiceId, personId, loginId: null }
    await tx.update(passwordResets).set({ usedAt: now }).where(eq(passwordResets.id, id))
    await endResets(tx, personId, now)
    await tx.update(people).set({ passwordHash }).where(eq(people.id, personId))
    await audit(tx, who, { act: 'password-reset.use', subjectId: personId, now })
    await audit(tx, who, { act: 'person.password', subjectId: personId, now })
    await audit(tx, who, { act: 'login.end-others', count: await endAllIn(tx, personId, now), now })
    await forgetFailuresIn(tx, given.countedAs)
    if (given.keepsFactor) return { personId, told: [] }
    return { personId, told: await beginReturn(tx, { practiceId, personId, resetId: id }, now) }
  })
}

async function find(tx: Sql, token: string, now: number) {
  const id = links.idIn(token)
  if (id === null) return null
  const { personId } = passwordResets
  return (
    (await first(
      tx
        .select({
          id: passwordResets.id,
          practiceId: people.practiceId,
          personId,
          name: people.name,
          email: people.email,
          practiceName: practices.name,
        })
        .from(passwordResets)
        .innerJoin(people, eq(people.id, personId))
        .innerJoin(practices, eq(practices.id, people.practiceId))
        .where(and(eq(passwordResets.id, id), isOpen(now))),
    )) ?? null
  )
}

/** For queries of `passwordResets`: logins of the same person after it was made, who so needs it no more. */
const loggedInSince = () =>
  db()
    .select({ id: logins.id })
    .from(logins)
    .where(and(eq(logins.personId, passwordResets.personId), gt(logins.createdAt, passwordResets.madeAt)))

const isOpen = (now: number) =>
  and(
    notExists(loggedInSince()),
    isNull(passwordResets.usedAt),
    isNull(people.leftAt),
    // A clock that was put back would make a link good for longer.
    lte(passwordResets.madeAt, now),
    gt(passwordResets.expiresAt, now),
  )

const links = linkToken('password reset')
