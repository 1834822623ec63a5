import { and, asc, countDistinct, eq, gt, inArray, isNull, ne, or, type SQL } from 'drizzle-orm'
import type { CareRole } from './access'
import { alias } from './columns'
import { isOpen } from './flag-queries'
import { grouped } from './grouped'
import { whichInTurn } from './in-turn'
import { hasLoggedIn } from './invitation-rows'
import { notify } from './notice-rows'
import type { Sql } from './open'
import { first } from './rows'
import { careTeam, flags, people, personRoles } from './schema'

/** Who has been on a client's care team, in order of joining. `isOver`: their time has ended, or somebody has ended it. */
export async function careTeamOf(tx: Sql, clientId: string, now: number) {
  const covered = alias(people, 'covered')
  const { id, personId, role, fromAt, toAt, endedBy } = careTeam
  const found = await tx
    .select({ id, personId, name: people.name, role, fromAt, toAt, endedBy, coversFor: covered.name })
    .from(careTeam)
    .innerJoin(people, eq(people.id, personId))
    .leftJoin(covered, eq(covered.id, careTeam.coveredId))
    .where(eq(careTeam.clientId, clientId))
    .orderBy(asc(fromAt), asc(id))
  return found.map(({ endedBy: ender, ...member }) => ({
    ...member,
    // What gave way to a transfer keeps its last day, which may be to come.
    toAt: ender !== null && member.toAt !== null ? Math.min(member.toAt, now) : member.toAt,
    isOver: ender !== null || (member.toAt !== null && member.toAt <= now),
  }))
}

/** Why somebody cannot be let into a care team of a practice; null where they can. */
export async function joinError(
  tx: Sql,
  { practiceId }: { practiceId: string },
  { personId, role }: { personId: string; role: CareRole },
): Promise<string | null> {
  const here = and(eq(people.id, personId), eq(people.practiceId, practiceId), isNull(people.leftAt))
  if (!(await first(tx.select({ id: people.id }).from(people).where(here)))) return 'Choose a person in this practice.'
  // Whoever holds the link of somebody who was only added could log in as them.
  if (!(await hasLoggedIn(tx, personId))) return 'This person has not set a password yet.'
  const theirs = and(eq(personRoles.personId, personId), eq(personRoles.role, role))
  const holds = await first(tx.select({ role: personRoles.role }).from(personRoles).where(theirs))
  return holds ? null : `This person is not a ${role} in this practice.`
}

/** Places on care teams that are not over: those that hold, and covers that are still to come. */
export const isNotOver = (now: number): SQL | undefined =>
  and(isNull(careTeam.endedBy), or(isNull(careTeam.toAt), gt(careTeam.toAt, now)))

/** The names of the clinicians who work with these clients today and do not only cover, by client. */
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

/** Ends whatever places somebody has on care teams, for good: whoever comes back is let in anew. */
export async function endPlaces(tx: Sql, { personId, by }: { personId: string; by: string | null }, now: number) {
  // What gave way to a transfer, with its last day to come, is not taken up again either.
  const isEndless = or(isNull(careTeam.toAt), gt(careTeam.toAt, now))
  const theirs = and(eq(careTeam.personId, personId), isEndless)
  await tx.update(careTeam).set({ toAt: now, endedBy: by }).where(theirs)
}

/** Tells the clinicians with whom somebody shares clients that they leave, before they do. */
export async function tellOfLeaving(
  tx: Sql,
  leaving: { practiceId: string; personId: string; by: string },
  now: number,
) {
  const { practiceId, personId, by } = leaving
  const told = { practiceId, by, kind: 'colleague.left' as const, aboutId: personId }
  for (const { id, count } of await colleaguesOf(tx, personId, now)) await notify(tx, { ...told, to: [id], count }, now)
}

/** The clinicians with whom somebody shares clients, and how many. */
async function colleaguesOf(tx: Sql, personId: string, now: number) {
  const theirs = alias(careTeam, 'theirs')
  const isColleague = and(eq(theirs.role, 'clinician'), isNull(theirs.toAt), ne(theirs.personId, personId))
  return await tx
    .select({ id: theirs.personId, count: countDistinct(theirs.clientId) })
    .from(careTeam)
    .innerJoin(theirs, and(eq(theirs.clientId, careTeam.clientId), isColleague))
    .where(and(eq(careTeam.personId, personId), isNotOver(now)))
    .groupBy(theirs.personId)
    .orderBy(asc(theirs.personId))
}
