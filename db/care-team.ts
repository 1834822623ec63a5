import { and, asc, eq, isNotNull, isNull, ne, or } from 'drizzle-orm'
import { z } from 'zod'
import type { Viewer } from '../lib/viewer'
import { type CareRole, findClientOfOwnTeam, isOpenTo, isOwnClient, isReadableClient, isTeamKeptBy } from './access'
import { audit } from './audit'
import { hasOtherClinician, isNotOver, joinError } from './care-team-rows'
import { endPassingPlaces } from './cover-rows'
import { grouped } from './grouped'
import { newId } from './ids'
import { notify, notifyTeam } from './notice-rows'
import type { Sql } from './open'
import { invalid, notFound, type StepUpOutcome } from './outcome'
import { responsibleFor } from './responsible-rows'
import { first } from './rows'
import { careTeam, clients, people, personRoles } from './schema'
import { keyOfVersion, look, once, writeSteppedUp } from './write'

/** Who else of the practice can join a client's care team, with the roles they hold. Null where the viewer does not keep it. */
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

async function peopleToJoin(tx: Sql, { practiceId, personId }: Viewer) {
  const others = and(eq(people.practiceId, practiceId), ne(people.id, personId), isNull(people.leftAt))
  return await tx
    .select({ id: people.id, name: people.name, role: personRoles.role })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(and(others, ne(personRoles.role, 'admin')))
    .orderBy(asc(people.name), asc(people.id), asc(personRoles.role))
}

type Grant = { clientId: string; personId: string; role: CareRole }

/** Lets a colleague in: as a clinician who works with the client, or as a supervisor who reads. The client's clinicians are told. */
export async function joinCareTeam(viewer: Viewer, grant: Grant, now: number): Promise<StepUpOutcome> {
  return writeSteppedUp(viewer, now, async tx => {
    const { clientId, personId, role } = grant
    if (!(await findClientOfOwnTeam(tx, viewer, clientId))) return notFound
    if (await isOnTeam(tx, grant)) return { ok: true }
    const error = await joinError(tx, viewer, grant)
    if (error) return invalid({ personId: [error] })
    if (role === 'clinician') await endPassingPlaces(tx, { personId, clientIds: [clientId], by: viewer.personId }, now)
    const row = { id: newId(), practiceId: viewer.practiceId, ...grant, fromAt: now, grantedBy: viewer.personId }
    await tx.insert(careTeam).values(row)
    await audit(tx, viewer, { act: 'care-team.join', clientId, subjectId: personId, detail: role, now })
    await notifyTeam(tx, { ...by(viewer), kind: 'care-team.joined', clientId, aboutId: personId, detail: role }, now)
    return { ok: true }
  })
}

const by = ({ practiceId, personId }: Viewer) => ({ practiceId, by: personId })

/** Who is let in already is not let in twice: the form was sent again. */
async function isOnTeam(tx: Sql, { clientId, personId, role }: Grant): Promise<boolean> {
  const theirs = and(eq(careTeam.clientId, clientId), eq(careTeam.personId, personId), eq(careTeam.role, role))
  const open = tx.select({ id: careTeam.id }).from(careTeam)
  return (await first(open.where(and(theirs, isNull(careTeam.toAt))))) !== undefined
}

const left = z.object({ isOpen: z.boolean() })

/**
 * Ends somebody's access from now on, a cover before its time, and says whether the client is still open to the viewer. Who is responsible
 * stays until somebody else is, so that a client always keeps a clinician, and nobody who was let in sends them away.
 */
export async function leaveCareTeam(
  viewer: Viewer,
  { membershipId }: { membershipId: string },
  now: number,
): Promise<StepUpOutcome<z.output<typeof left>>> {
  const act = 'care-team.leave'
  return writeSteppedUp(viewer, now, tx =>
    once(tx, viewer, { key: keyOfVersion(act, membershipId), act, sent: membershipId, now }, left, async () => {
      const found = await first(
        tx
          .select({ member: careTeam })
          .from(careTeam)
          .innerJoin(clients, eq(clients.id, careTeam.clientId))
          .where(and(isTheirsToEnd(viewer), eq(careTeam.id, membershipId), isNotOver(now))),
      )
      if (!found) return notFound
      const { clientId, role, personId } = found.member
      const error = await leaveError(tx, viewer, found.member)
      if (error) return invalid({ membershipId: [error] })
      await tx.update(careTeam).set({ toAt: now, endedBy: viewer.personId }).where(eq(careTeam.id, membershipId))
      await audit(tx, viewer, { act, clientId, subjectId: personId, detail: role, now })
      if (role === 'emergency') await notify(tx, { ...by(viewer), kind: 'emergency.ended', to: [personId] }, now)
      else
        await notifyTeam(tx, { ...by(viewer), kind: 'care-team.left', clientId, aboutId: personId, detail: role }, now)
      return { ok: true, isOpen: await isReadableClient(tx, viewer, clientId) }
    }),
  )
}

/** Of a team that is the viewer's to change, or their own cover. */
const isTheirsToEnd = (viewer: Viewer) =>
  or(isTeamKeptBy(viewer), and(isOpenTo(viewer), eq(careTeam.personId, viewer.personId), isNotNull(careTeam.coveredId)))

async function leaveError(tx: Sql, viewer: Viewer, member: typeof careTeam.$inferSelect): Promise<string | null> {
  const { clientId, role, personId, toAt } = member
  if (role !== 'clinician' || toAt !== null) return null
  const responsible = await responsibleFor(tx, clientId)
  if (responsible?.personId === personId)
    return personId === viewer.personId
      ? 'You are responsible for this client. First make another clinician of the care team responsible.'
      : `${responsible.name} is responsible for this client, and stays until somebody else is.`
  return (await hasOtherClinician(tx, clientId, personId))
    ? null
    : 'A client needs at least one clinician. Add another one first.'
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
