import { and, asc, eq, gt, inArray, isNull, lte, ne, notExists, notInArray, or } from 'drizzle-orm'
import { isInForce } from './access'
import { administratorsHere } from './emergency-rows'
import type { Sql } from './open'
import { first } from './rows'
import { careTeam, clients, people, personRoles, returns } from './schema'

/*
 * Who can say of somebody who came back by a link alone whether it is them. The link was in other hands before: an administrator's, who makes
 * people and roles too. So who confirms is nobody who keeps the practice, and works with a client with whom both did a day before the link was
 * made: whoever prepares that beforehand has waited as long as without it, and was seen. Their own places may have ended: they may have left.
 */

const day = 24 * 60 * 60_000

/** Somebody's return: who they are, and by whom and when its link was made. */
export type Returned = { practiceId: string; personId: string; madeBy: string; madeAt: number }

export type Witness = { id: string; name: string }

/** Who can confirm at a moment that it is them, by name. Whoever can was there when they came: the longer it takes, the fewer they are. */
export async function witnessesOf(tx: Sql, returned: Returned, at: number): Promise<Witness[]> {
  const { practiceId, personId, madeBy, madeAt } = returned
  const since = madeAt - day
  const shared = placesOf(tx, personId, lte(careTeam.fromAt, since))
  const { id, name } = people
  const holdsRole = and(eq(personRoles.personId, id), eq(personRoles.role, careTeam.role))
  const keepsPractice = tx
    .select({ role: personRoles.role })
    .from(personRoles)
    .where(and(eq(personRoles.personId, id), eq(personRoles.role, 'admin')))
  const isWaitedFor = tx
    .select({ id: returns.id })
    .from(returns)
    .where(and(eq(returns.personId, id), isNull(returns.endedAt)))
  return await tx
    .selectDistinct({ id, name })
    .from(careTeam)
    .innerJoin(people, and(eq(id, careTeam.personId), eq(people.practiceId, practiceId), isNull(people.leftAt)))
    .innerJoin(clients, and(eq(clients.id, careTeam.clientId), isNull(clients.removedAt)))
    .innerJoin(personRoles, and(holdsRole, lte(personRoles.grantedAt, since)))
    .where(
      and(
        inArray(careTeam.clientId, shared),
        isInForce(at),
        lte(careTeam.fromAt, since),
        notInArray(id, [personId, madeBy]),
        notExists(keepsPractice),
        notExists(isWaitedFor),
      ),
    )
    .orderBy(asc(name), asc(id))
}

/** The clients with whom somebody works or has worked, by such places on care teams: for a query that asks for those of others. */
const placesOf = (tx: Sql, personId: string, such?: ReturnType<typeof and>) =>
  tx
    .select({ id: careTeam.clientId })
    .from(careTeam)
    .where(and(eq(careTeam.personId, personId), ne(careTeam.role, 'emergency'), such))

/** Whether somebody had a client within the day before the link was made: then time alone opens nothing where nobody could object. */
export async function hadClients(tx: Sql, { personId, madeAt }: Returned): Promise<boolean> {
  const lately = and(lte(careTeam.fromAt, madeAt), or(isNull(careTeam.toAt), gt(careTeam.toAt, madeAt - day)))
  return (await first(placesOf(tx, personId, lately).limit(1))) !== undefined
}

/** Who is told, and can say that it is not them: everybody on a care team that they are or were on, and whoever keeps the practice. */
export async function whoIsTold(
  tx: Sql,
  { practiceId, personId }: Pick<Returned, 'practiceId' | 'personId'>,
  at: number,
): Promise<string[]> {
  const mates = await tx
    .selectDistinct({ id: careTeam.personId })
    .from(careTeam)
    .where(and(inArray(careTeam.clientId, placesOf(tx, personId)), isInForce(at), ne(careTeam.role, 'emergency')))
    .orderBy(asc(careTeam.personId))
  const ids = [...mates.map(({ id }) => id), ...(await administratorsHere(tx, practiceId))]
  return [...new Set(ids)].filter(id => id !== personId)
}
