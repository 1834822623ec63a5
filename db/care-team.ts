import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import { z } from 'zod'
import type { Viewer } from '../lib/viewer'
import { type CareRole, findOwnClient, isKeptBy, isOwnClient, isReadableClient } from './access'
import { audit } from './audit'
import { careTeamOf, hasOtherClinician } from './care-team-rows'
import { grouped } from './grouped'
import { newId } from './ids'
import { hasLoggedIn } from './invitation-rows'
import type { Sql } from './open'
import { invalid, notFound, type Outcome } from './outcome'
import { first } from './rows'
import { careTeam, clients, people, personRoles } from './schema'
import { keyOfVersion, look, once, write } from './write'

/** The people of the practice who can join a client's care team, with the roles they hold. Null where the viewer does not keep it. */
export async function colleagues(viewer: Viewer, clientId: string) {
  const found = await look(async tx =>
    (await isOwnClient(tx, viewer, clientId)) ? await peopleToJoin(tx, viewer) : null,
  )
  if (!found) return null
  return [...grouped(found, ({ id }) => id)].map(([id, rows]) => ({
    id,
    name: rows[0]?.name ?? '',
    roles: rows.flatMap(({ role }) => (role === 'admin' ? [] : [role])),
  }))
}

async function peopleToJoin(tx: Sql, { practiceId }: Viewer) {
  const here = and(eq(people.practiceId, practiceId), isNull(people.leftAt), ne(personRoles.role, 'admin'))
  return await tx
    .select({ id: people.id, name: people.name, role: personRoles.role })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(here)
    .orderBy(asc(people.name), asc(people.id), asc(personRoles.role))
}

const rolesOf = async (tx: Sql, personId: string): Promise<CareRole[]> =>
  (await tx.select({ role: personRoles.role }).from(personRoles).where(eq(personRoles.personId, personId))).flatMap(
    ({ role }) => (role === 'admin' ? [] : [role]),
  )

type Grant = { clientId: string; personId: string; role: CareRole }

/** Lets a colleague in: as a clinician who works with the client, or as a supervisor who reads. */
export async function joinCareTeam(viewer: Viewer, grant: Grant, now: number): Promise<Outcome> {
  return write(viewer, async tx => {
    const client = await findOwnClient(tx, viewer, grant.clientId)
    if (!client) return notFound
    if (await isOnTeam(tx, grant)) return { ok: true }
    const error = await joinError(tx, viewer, grant)
    if (error) return invalid({ personId: [error] })
    const row = { id: newId(), practiceId: viewer.practiceId, ...grant, fromAt: now, grantedBy: viewer.personId }
    await tx.insert(careTeam).values(row)
    await audit(tx, viewer, {
      act: 'care-team.join',
      clientId: client.id,
      subjectId: grant.personId,
      detail: grant.role,
      now,
    })
    return { ok: true }
  })
}

async function joinError(tx: Sql, viewer: Viewer, { personId, role }: Grant): Promise<string | null> {
  const here = and(eq(people.id, personId), eq(people.practiceId, viewer.practiceId), isNull(people.leftAt))
  if (!(await first(tx.select({ id: people.id }).from(people).where(here)))) return 'Choose a person in this practice.'
  // Whoever holds the link of somebody who was only added could log in as them.
  if (!(await hasLoggedIn(tx, personId))) return 'This person has not set a password yet.'
  return (await rolesOf(tx, personId)).includes(role) ? null : `This person is not a ${role} in this practice.`
}

/** Who is let in already is not let in twice: the form was sent again. */
const isOnTeam = async (tx: Sql, { clientId, personId, role }: Grant) =>
  (await careTeamOf(tx, clientId)).some(
    member => member.toAt === null && member.personId === personId && member.role === role,
  )

const left = z.object({ isOpen: z.boolean() })

/** Ends somebody's access from now on, and says whether the client is still open to the viewer. A client always keeps a clinician. */
export async function leaveCareTeam(
  viewer: Viewer,
  { membershipId }: { membershipId: string },
  now: number,
): Promise<Outcome<z.output<typeof left>>> {
  const act = 'care-team.leave'
  return write(viewer, tx =>
    once(tx, viewer, { key: keyOfVersion(act, membershipId), act, sent: membershipId, now }, left, async () => {
      const found = await first(
        tx
          .select({ member: careTeam })
          .from(careTeam)
          .innerJoin(clients, eq(clients.id, careTeam.clientId))
          .where(and(isKeptBy(viewer), eq(careTeam.id, membershipId), isNull(careTeam.toAt))),
      )
      if (!found) return notFound
      const { clientId, role, personId } = found.member
      if (role === 'clinician' && !(await hasOtherClinician(tx, clientId, personId)))
        return invalid({ membershipId: ['A client needs at least one clinician. Add another one first.'] })
      await tx.update(careTeam).set({ toAt: now, endedBy: viewer.personId }).where(eq(careTeam.id, membershipId))
      await audit(tx, viewer, { act, clientId, subjectId: personId, detail: role, now })
      return { ok: true, isOpen: await isReadableClient(tx, viewer, clientId) }
    }),
  )
}

/** The code of a client whose care team the viewer left by their own act, to tell them so; null where there was no such act. */
export async function clientLeft(viewer: Viewer, membershipId: string): Promise<string | null> {
  const ownAct = and(eq(careTeam.personId, viewer.personId), eq(careTeam.endedBy, viewer.personId))
  return look(async tx => {
    const left = await first(
      tx
        .select({ id: clients.id, code: clients.code })
        .from(careTeam)
        .innerJoin(clients, eq(clients.id, careTeam.clientId))
        .where(and(eq(clients.practiceId, viewer.practiceId), eq(careTeam.id, membershipId), ownAct)),
    )
    return left && !(await isReadableClient(tx, viewer, left.id)) ? left.code : null
  })
}
