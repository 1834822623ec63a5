import { and, count, eq, inArray, isNull, ne, notExists, type SQL, sql } from 'drizzle-orm'
import { newId } from './ids'
import type { Sql } from './open'
import { first } from './rows'
import { careTeam, people, personRoles, responsibilities } from './schema'

type Responsible = { id: string; personId: string; name: string; isHere: boolean; sealedReason: Buffer | null }

/** Who is responsible for a client; null where nobody is. `isHere`: they have neither left nor lost the role. */
export async function responsibleFor(tx: Sql, clientId: string): Promise<Responsible | null> {
  const theirRole = and(eq(personRoles.personId, people.id), eq(personRoles.role, 'clinician'))
  const { id, personId, sealedReason } = responsibilities
  const found = await first(
    tx
      .select({ id, personId, sealedReason, name: people.name, leftAt: people.leftAt, role: personRoles.role })
      .from(responsibilities)
      .innerJoin(people, eq(people.id, personId))
      .leftJoin(personRoles, theirRole)
      .where(and(eq(responsibilities.clientId, clientId), isNull(responsibilities.toAt))),
  )
  if (!found) return null
  const { leftAt, role, ...responsible } = found
  return { ...responsible, isHere: leftAt === null && role !== null }
}

type Given = { practiceId: string; clientId: string; personId: string; by: string }

/** Makes somebody responsible for a client, in the place of whoever is, within another act. */
export async function makeResponsible(
  tx: Sql,
  { practiceId, clientId, personId, by }: Given,
  now: number,
): Promise<void> {
  await endResponsibility(tx, clientId, now)
  await tx.insert(responsibilities).values({ id: newId(), practiceId, clientId, personId, fromAt: now, givenBy: by })
}

/** Nobody is responsible any more, within another act: the client is removed, or somebody else is next. */
export async function endResponsibility(tx: Sql, clientId: string, now: number): Promise<void> {
  const open = and(eq(responsibilities.clientId, clientId), isNull(responsibilities.toAt))
  await tx.update(responsibilities).set({ toAt: now }).where(open)
}

/** Whether somebody works with a client as a clinician, and does not only cover: here, and in that role. */
export async function worksWith(tx: Sql, clientId: string, personId: string): Promise<boolean> {
  const isOwn = and(eq(careTeam.role, 'clinician'), isNull(careTeam.toAt))
  const found = tx
    .select({ id: careTeam.id })
    .from(careTeam)
    .innerJoin(people, and(eq(people.id, careTeam.personId), isNull(people.leftAt)))
    .innerJoin(personRoles, and(eq(personRoles.personId, people.id), eq(personRoles.role, 'clinician')))
    .where(and(eq(careTeam.clientId, clientId), eq(careTeam.personId, personId), isOwn))
  return (await first(found)) !== undefined
}

export type ClientCounts = {
  /** For how many clients somebody is responsible. */
  all: number
  /** With how many of those they do not work: their account is or was closed, and nobody has let them in since. */
  unopened: number
  /** How many of those no other clinician works with. */
  alone: number
}

/** For how many clients each of some people is responsible, who is for any. */
export async function clientCounts(tx: Sql, personIds: readonly string[]): Promise<ReadonlyMap<string, ClientCounts>> {
  const { personId, toAt } = responsibilities
  const [own, others] = [works(tx, eq(careTeam.personId, personId)), works(tx, ne(careTeam.personId, personId))]
  const found = await tx
    .select({ personId, all: count(), unopened: countWithout(own), alone: countWithout(others) })
    .from(responsibilities)
    .where(and(inArray(personId, [...personIds]), isNull(toAt)))
    .groupBy(personId)
  return new Map(found.map(({ personId: id, ...counts }) => [id, counts]))
}

/** Those who work with the client of a responsibility. */
const works = (tx: Sql, which: SQL) =>
  tx
    .select({ id: careTeam.id })
    .from(careTeam)
    .innerJoin(people, and(eq(people.id, careTeam.personId), isNull(people.leftAt)))
    .innerJoin(personRoles, and(eq(personRoles.personId, people.id), eq(personRoles.role, 'clinician')))
    .where(
      and(
        eq(careTeam.clientId, responsibilities.clientId),
        which,
        eq(careTeam.role, 'clinician'),
        isNull(careTeam.toAt),
      ),
    )

const countWithout = (found: ReturnType<typeof works>) =>
  sql<number>`count(case when ${notExists(found)} then 1 end)`.mapWith(Number)
