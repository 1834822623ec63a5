import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { z } from 'zod'
import { may, type Viewer } from '../lib/viewer'
import { findOwnClient, findReadableClient, keptBy } from './access'
import { audit } from './audit'
import { isOpen } from './flag-queries'
import { newId } from './ids'
import { db, type Sql } from './open'
import { invalid, notFound, type Outcome } from './outcome'
import { careTeam, clients, flags, people, personRoles } from './schema'
import { keyOfVersion, once, write } from './write'

export type CareRole = 'clinician' | 'supervisor'

/** Who has been on a client's care team, in order of joining. */
export function careTeamOf(tx: Sql, clientId: string) {
  return tx
    .select({
      id: careTeam.id,
      personId: careTeam.personId,
      name: people.name,
      role: careTeam.role,
      fromAt: careTeam.fromAt,
      toAt: careTeam.toAt,
    })
    .from(careTeam)
    .innerJoin(people, eq(people.id, careTeam.personId))
    .where(eq(careTeam.clientId, clientId))
    .orderBy(asc(careTeam.fromAt), asc(careTeam.id))
    .all()
}

/** The names of the clinicians who work with these clients today, by client. */
export function cliniciansOf(tx: Sql, clientIds: string[]): ReadonlyMap<string, string[]> {
  const today = and(inArray(careTeam.clientId, clientIds), eq(careTeam.role, 'clinician'), isNull(careTeam.toAt))
  const found = tx
    .select({ clientId: careTeam.clientId, name: people.name })
    .from(careTeam)
    .innerJoin(people, eq(people.id, careTeam.personId))
    .where(today)
    .orderBy(asc(people.name))
    .all()
  return new Map(clientIds.map(id => [id, found.flatMap(row => (row.clientId === id ? [row.name] : []))]))
}

/** The people of the practice who can join a care team, with the roles they hold. */
export async function colleagues(viewer: Viewer) {
  if (!may(viewer, 'keepClients')) return []
  return write(tx => {
    const here = and(eq(people.practiceId, viewer.practiceId), isNull(people.leftAt))
    const found = tx
      .select({ id: people.id, name: people.name })
      .from(people)
      .where(here)
      .orderBy(asc(people.name))
      .all()
    return found.map(person => ({ ...person, roles: rolesOf(tx, person.id) })).filter(person => person.roles.length > 0)
  })
}

const rolesOf = (tx: Sql, personId: string): CareRole[] =>
  tx
    .select({ role: personRoles.role })
    .from(personRoles)
    .where(eq(personRoles.personId, personId))
    .all()
    .flatMap(({ role }) => (role === 'admin' ? [] : [role]))

type Grant = { clientId: string; personId: string; role: CareRole }

/** Lets a colleague in: as a clinician who works with the client, or as a supervisor who reads. */
export async function joinCareTeam(viewer: Viewer, grant: Grant, now: number): Promise<Outcome> {
  return write(tx => {
    const client = findOwnClient(tx, viewer, grant.clientId)
    if (!client) return notFound
    if (isOnTeam(tx, grant)) return { ok: true }
    const error = joinError(tx, viewer, grant)
    if (error) return invalid({ personId: [error] })
    const row = { id: newId(), practiceId: viewer.practiceId, ...grant, fromAt: now, grantedBy: viewer.personId }
    tx.insert(careTeam).values(row).run()
    audit(tx, viewer, { act: 'care-team.join', clientId: client.id, subjectId: grant.personId, now })
    return { ok: true }
  })
}

function joinError(tx: Sql, viewer: Viewer, { personId, role }: Grant): string | null {
  const here = and(eq(people.id, personId), eq(people.practiceId, viewer.practiceId), isNull(people.leftAt))
  if (!tx.select({ id: people.id }).from(people).where(here).get()) return 'Choose a person of this practice.'
  return rolesOf(tx, personId).includes(role) ? null : `This person is not a ${role} in this practice.`
}

/** Who is let in already is not let in twice: the form was sent again. */
const isOnTeam = (tx: Sql, { clientId, personId, role }: Grant) =>
  careTeamOf(tx, clientId).some(member => member.toAt === null && member.personId === personId && member.role === role)

const left = z.object({ isOpen: z.boolean() })

/** Ends somebody's access from now on, and says whether the client is still open to the viewer. A client always keeps a clinician. */
export async function leaveCareTeam(
  viewer: Viewer,
  { membershipId }: { membershipId: string },
  now: number,
): Promise<Outcome<z.output<typeof left>>> {
  const act = 'care-team.leave'
  return write(tx =>
    once(tx, viewer, { key: keyOfVersion(act, membershipId), act, sent: membershipId, now }, left, () => {
      const found = tx
        .select({ member: careTeam })
        .from(careTeam)
        .innerJoin(clients, eq(clients.id, careTeam.clientId))
        .where(and(keptBy(viewer), eq(careTeam.id, membershipId), isNull(careTeam.toAt)))
        .get()
      if (!found) return notFound
      const { clientId, role, personId } = found.member
      if (role === 'clinician' && !hasOtherClinician(tx, clientId, personId))
        return invalid({ membershipId: ['A client needs at least one clinician. Let another one join first.'] })
      tx.update(careTeam).set({ toAt: now, endedBy: viewer.personId }).where(eq(careTeam.id, membershipId)).run()
      audit(tx, viewer, { act, clientId, subjectId: personId, now })
      return { ok: true, isOpen: findReadableClient(tx, viewer, clientId) !== undefined }
    }),
  )
}

/** The code of a client whose care team the viewer left by their own act, to tell them so; null where there was no such act. */
export async function clientLeft(viewer: Viewer, membershipId: string): Promise<string | null> {
  const ownAct = and(eq(careTeam.personId, viewer.personId), eq(careTeam.endedBy, viewer.personId))
  const left = db()
    .select({ id: clients.id, code: clients.code })
    .from(careTeam)
    .innerJoin(clients, eq(clients.id, careTeam.clientId))
    .where(and(eq(clients.practiceId, viewer.practiceId), eq(careTeam.id, membershipId), ownAct))
    .get()
  return left && !findReadableClient(db(), viewer, left.id) ? left.code : null
}

/** One who can still open the client: who has neither left the practice nor lost the role. */
function hasOtherClinician(tx: Sql, clientId: string, personId: string): boolean {
  const theirRole = and(eq(personRoles.personId, careTeam.personId), eq(personRoles.role, 'clinician'))
  const member = and(eq(careTeam.clientId, clientId), eq(careTeam.role, 'clinician'), isNull(careTeam.toAt))
  const other = tx
    .select({ id: careTeam.id })
    .from(careTeam)
    .innerJoin(people, and(eq(people.id, careTeam.personId), isNull(people.leftAt)))
    .innerJoin(personRoles, theirRole)
  return other.where(and(member, ne(careTeam.personId, personId))).get() !== undefined
}

/** How many clients with an open safety flag nobody could open any more, were this person no clinician here. */
export function safetyLeftAlone(tx: Sql, personId: string): number {
  const isClinician = and(eq(personRoles.personId, careTeam.personId), eq(personRoles.role, 'clinician'))
  const works = and(eq(careTeam.personId, personId), eq(careTeam.role, 'clinician'), isNull(careTeam.toAt))
  return tx
    .selectDistinct({ clientId: flags.clientId })
    .from(flags)
    .innerJoin(careTeam, eq(careTeam.clientId, flags.clientId))
    .innerJoin(personRoles, isClinician)
    .where(and(works, eq(flags.tier, 'safety'), isOpen(tx)))
    .all()
    .filter(({ clientId }) => !hasOtherClinician(tx, clientId, personId)).length
}
