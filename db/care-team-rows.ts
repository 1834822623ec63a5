import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { isOpen } from './flag-queries'
import { grouped } from './grouped'
import { whichInTurn } from './in-turn'
import type { Sql } from './open'
import { first } from './rows'
import { careTeam, flags, people, personRoles } from './schema'

/** Who has been on a client's care team, in order of joining. */
export async function careTeamOf(tx: Sql, clientId: string) {
  return await tx
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
}

/** The names of the clinicians who work with these clients today, by client. */
export async function cliniciansOf(tx: Sql, clientIds: string[]): Promise<ReadonlyMap<string, string[]>> {
  if (clientIds.length === 0) return new Map()
  const today = and(inArray(careTeam.clientId, clientIds), eq(careTeam.role, 'clinician'), isNull(careTeam.toAt))
  const found = await tx
    .select({ clientId: careTeam.clientId, name: people.name })
    .from(careTeam)
    .innerJoin(people, eq(people.id, careTeam.personId))
    .where(today)
    .orderBy(asc(people.name))
  return new Map([...grouped(found, row => row.clientId)].map(([id, rows]) => [id, rows.map(({ name }) => name)]))
}

/** One who can still open the client: who has neither left the practice nor lost the role. */
export async function hasOtherClinician(tx: Sql, clientId: string, personId: string): Promise<boolean> {
  const theirRole = and(eq(personRoles.personId, careTeam.personId), eq(personRoles.role, 'clinician'))
  const member = and(eq(careTeam.clientId, clientId), eq(careTeam.role, 'clinician'), isNull(careTeam.toAt))
  const other = tx
    .select({ id: careTeam.id })
    .from(careTeam)
    .innerJoin(people, and(eq(people.id, careTeam.personId), isNull(people.leftAt)))
    .innerJoin(personRoles, theirRole)
  return (await first(other.where(and(member, ne(careTeam.personId, personId))))) !== undefined
}

/** How many clients with an open safety flag nobody could open any more, were this person no clinician here. */
export async function safetyLeftAlone(tx: Sql, personId: string): Promise<number> {
  const isClinician = and(eq(personRoles.personId, careTeam.personId), eq(personRoles.role, 'clinician'))
  const works = and(eq(careTeam.personId, personId), eq(careTeam.role, 'clinician'), isNull(careTeam.toAt))
  const found = await tx
    .selectDistinct({ clientId: flags.clientId })
    .from(flags)
    .innerJoin(careTeam, eq(careTeam.clientId, flags.clientId))
    .innerJoin(personRoles, isClinician)
    .where(and(works, eq(flags.tier, 'safety'), isOpen(tx)))
  const alone = await whichInTurn(found, async ({ clientId }) => !(await hasOtherClinician(tx, clientId, personId)))
  return alone.length
}
