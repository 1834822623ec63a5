import { and, eq, gt, gte, inArray, isNull, lte, notExists } from 'drizzle-orm'
import { may, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { endInvitations, hasLoggedIn, insertInvitation } from './invitation-rows'
import { linkToken } from './link-token'
import { db, type Sql } from './open'
import { invalid, notFound, type StepUpOutcome } from './outcome'
import { startLoginIn } from './person-rows'
import { insertUsedReset } from './reset-rows'
import { beginReturn } from './return-rows'
import { first } from './rows'
import { invitations, logins, people, practices } from './schema'
import { done, once, writeSteppedUp } from './write'
import { writeUnattended } from './write-unattended'

/** A link that is open: for whom, what is in it, and when it ends. */
export type OpenLink = { personId: string; name: string; email: string; token: string; expiresAt: number }

/** The links that are open of some people, by whom they are for. Administrators only. */
export async function openInvitations(viewer: Viewer, personIds: readonly string[], now: number): Promise<OpenLink[]> {
  if (!may(viewer, 'managePractice') || personIds.length === 0) return []
  const found = await db()
    .select({
      id: invitations.id,
      personId: invitations.personId,
      expiresAt: invitations.expiresAt,
      name: people.name,
      email: people.email,
    })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.personId))
    .where(
      and(eq(invitations.practiceId, viewer.practiceId), inArray(invitations.personId, [...personIds]), isOpen(now)),
    )
  return found.map(({ id, ...row }) => ({ ...row, token: links.of(id) }))
}

/** Makes a new link for a person who has not logged in since they were added or let back in, and ends the one they had. Administrators only. */
export async function renewInvitation(
  viewer: Viewer,
  { personId, key }: { personId: string; key: string },
  now: number,
): Promise<StepUpOutcome> {
  if (!may(viewer, 'managePractice')) return notFound
  const act = 'invitation.make'
  return writeSteppedUp(viewer, now, tx =>
    once(tx, viewer, { key, act, sent: personId, now }, done, async () => {
      const { practiceId } = viewer
      const here = and(eq(people.id, personId), eq(people.practiceId, practiceId), isNull(people.leftAt))
      if (!(await first(tx.select({ id: people.id }).from(people).where(here)))) return notFound
      if (await hasLoggedIn(tx, personId)) return invalid({ personId: ['This person has set a password already.'] })
      await insertInvitation(tx, { practiceId, personId, madeBy: viewer.personId }, now)
      await audit(tx, viewer, { act, subjectId: personId, now })
      return { ok: true }
    }),
  )
}

type Invited = { name: string; email: string; practiceName: string; wasHere: boolean }

/** Whom a link is for; null where it was used, has ended, or is none of ours. */
export async function invited(token: string, now: number): Promise<Invited | null> {
  const found = await find(db(), token, now)
  if (!found) return null
  const { name, email, practiceName, personId } = found
  return { name, email, practiceName, wasHere: await wasHere(db(), personId) }
}

/** `told`: the addresses of those who were told that somebody came back. */
type Accepted = { loginId: string; told: string[] }

/**
 * Uses a link up: sets the password of the person it is for, and logs them in. Who is let back in comes by a link alone, as after a reset, and
 * is waited for. Null where it does not hold.
 */
export async function acceptInvitation(
  { token, passwordHash }: { token: string; passwordHash: string },
  now: number,
): Promise<Accepted | null> {
  return writeUnattended(async tx => {
    const found = await find(tx, token, now)
    if (!found) return null
    const { practiceId, personId, madeBy, madeAt } = found
    const who = { practiceId, personId, loginId: null }
    await tx.update(invitations).set({ usedAt: now }).where(eq(invitations.id, found.id))
    await endInvitations(tx, personId, now)
    await tx.update(people).set({ passwordHash }).where(eq(people.id, personId))
    await audit(tx, who, { act: 'invitation.use', subjectId: personId, now })
    await audit(tx, who, { act: 'person.password', subjectId: personId, now })
    const isBack = await wasHere(tx, personId)
    const about = { practiceId, personId }
    const told = isBack
      ? await beginReturn(tx, { ...about, resetId: await insertUsedReset(tx, { ...about, madeBy, madeAt }, now) }, now)
      : []
    return { loginId: await startLoginIn(tx, about, now), told }
  })
}

/** Whether somebody has logged in here at any time: who was only added has not. */
const wasHere = async (tx: Sql, personId: string): Promise<boolean> =>
  (await first(tx.select({ id: logins.id }).from(logins).where(eq(logins.personId, personId)).limit(1))) !== undefined

async function find(tx: Sql, token: string, now: number) {
  const id = links.idIn(token)
  if (id === null) return null
  return (
    (await first(
      tx
        .select({
          id: invitations.id,
          madeBy: invitations.madeBy,
          madeAt: invitations.madeAt,
          practiceId: people.practiceId,
          personId: people.id,
          name: people.name,
          email: people.email,
          practiceName: practices.name,
        })
        .from(invitations)
        .innerJoin(people, eq(people.id, invitations.personId))
        .innerJoin(practices, eq(practices.id, people.practiceId))
        .where(and(eq(invitations.id, id), isOpen(now))),
    )) ?? null
  )
}

/** For queries of `invitations`: logins of the same person after it was made. */
const loggedInSince = () =>
  db()
    .select({ id: logins.id })
    .from(logins)
    .where(and(eq(logins.personId, invitations.personId), gte(logins.createdAt, invitations.madeAt)))

const isOpen = (now: number) =>
  and(
    notExists(loggedInSince()),
    isNull(invitations.usedAt),
    isNull(people.leftAt),
    // A clock that was put back would make a link good for longer.
    lte(invitations.madeAt, now),
    gt(invitations.expiresAt, now),
  )

const links = linkToken('invitation')
