/*
 * Days that contradict each other: whichever of them is given, it is refused beside its own field.
 */

import { and, asc, eq, isNotNull, or } from 'drizzle-orm'
import { isDate, shortDate, todayIn } from '../lib/dates'
import { isLikelyDouble } from '../lib/likely-double'
import type { Viewer } from '../lib/viewer'
import { episodesOf, keptBy } from './access'
import { type ClientRef, clientRef } from './client-name'
import { anyInTurn } from './in-turn'
import { type Sql, vault } from './open'
import { first } from './rows'
import { assessments, clients, eventPins, flags, goals, sessions } from './schema'

type Client = typeof clients.$inferSelect

/** What is wrong with a day of birth; null where nothing is. `clientId` is absent for a client who is just being added. */
export async function birthProblem(
  tx: Sql,
  viewer: Viewer,
  { birthDate, clientId }: { birthDate: string | null; clientId?: string },
  now: number,
): Promise<string | null> {
  if (birthDate === null) return null
  if (birthDate > todayIn(viewer.timeZone, now)) return 'This day is still to come.'
  const first = clientId === undefined ? undefined : (await episodesOf(tx, clientId)).at(-1)
  return first && first.startedOn < birthDate
    ? `The first episode began before this, on ${shortDate(first.startedOn, viewer.locale)}.`
    : null
}

/** What is wrong with the day on which an episode of a client begins. */
export function beforeBirth(client: Client, startedOn: string): string | null {
  const key = vault().keyOf(client)
  return startProblem(key.readable('clients.sealed_birth_date', client.id, client.sealedBirthDate), startedOn)
}

/** As `beforeBirth`, where the day of birth is at hand. */
export const startProblem = (birthDate: string | null, startedOn: string): string | null => {
  if (!isDate(startedOn)) return 'There is no such date.'
  return birthDate !== null && startedOn < birthDate ? 'This is before the date of birth.' : null
}

type Person = { name: string | null; birthDate: string | null }

/**
 * The viewer's own clients who may be the person that is just being added. Of clients of others nothing is told: that somebody is
 * in therapy here is theirs to tell.
 */
export async function likelyDoubles(tx: Sql, viewer: Viewer, person: Person): Promise<ClientRef[]> {
  if (person.name === null && person.birthDate === null) return []
  const own = await tx.select().from(clients).where(keptBy(viewer)).orderBy(asc(clients.code))
  return own.filter(client => isLikelyDouble(person, personOf(client))).map(clientRef)
}

function personOf(client: typeof clients.$inferSelect): Person {
  const key = vault().keyOf(client)
  const birthDate = key.readable('clients.sealed_birth_date', client.id, client.sealedBirthDate)
  return { name: key.readable('clients.sealed_name', client.id, client.sealedName), birthDate }
}

/** Whether anything was recorded of a client, were it only in a draft: then they cannot be removed. */
export const hasRecords = async (tx: Sql, clientId: string): Promise<boolean> =>
  anyInTurn(await episodesOf(tx, clientId), ({ id }) => episodeHasRecords(tx, id))

/** As `hasRecords`, for one episode. */
export async function episodeHasRecords(tx: Sql, episodeId: string): Promise<boolean> {
  const theirs = eq(sessions.episodeId, episodeId)
  const saved = or(isNotNull(sessions.recordedAt), isNotNull(sessions.sealedNote))
  const found = [
    tx.select({ id: sessions.id }).from(sessions).where(and(theirs, saved)),
    tx
      .select({ id: assessments.id })
      .from(assessments)
      .innerJoin(sessions, eq(sessions.id, assessments.sessionId))
      .where(theirs),
    tx.select({ id: flags.id }).from(flags).where(eq(flags.episodeId, episodeId)),
    tx.select({ id: eventPins.id }).from(eventPins).where(eq(eventPins.episodeId, episodeId)),
    tx.select({ id: goals.id }).from(goals).where(eq(goals.episodeId, episodeId)),
  ]
  return anyInTurn<(typeof found)[number]>(found, async query => (await first(query.limit(1))) !== undefined)
}
