import { and, countDistinct, desc, eq, exists, gt, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Role, Viewer } from '../lib/viewer'
import { db, type Sql } from './open'
import { countRefusal } from './refusals'
import { first } from './rows'
import { careTeam, clients, episodes, sessions, sessionVoids } from './schema'

/*
 * The one place that decides which clients a viewer may open. The predicates are conditions for queries of `clients`, so a query of
 * clinical data joins `clients` and starts from one of them. What is listed starts from the viewer's care teams, and never from the
 * clients of the practice, of which there may be thousands; what is found by its id asks whether the viewer is on that one team.
 */

export type CareRole = 'clinician' | 'supervisor'
type Place = (typeof careTeam.$inferSelect)['role']
const keepers: readonly Place[] = ['clinician']
const readers: readonly Place[] = ['clinician', 'supervisor']
/** Who opened a client in an emergency reads them, and does not have them in lists. */
const readersOfOne: readonly Place[] = [...readers, 'emergency']

/** The role in the practice that each place asks for. */
const asksFor: Readonly<Record<Place, Role>> = {
  clinician: 'clinician',
  supervisor: 'supervisor',
  emergency: 'clinician',
}

/**
 * Places on care teams that hold at a moment. One without an end is open from when it was given; one with an end from its beginning on, and
 * no longer at its end. What a person has ended is over at once, whatever time it is.
 */
export const isInForce = (at: number): SQL | undefined =>
  and(isNull(careTeam.endedBy), or(isNull(careTeam.toAt), and(lte(careTeam.fromAt, at), gt(careTeam.toAt, at))))

/** Clients the viewer may read: those whose care team they are on now, in a role they still hold. */
export const openTo = (viewer: Viewer): SQL | undefined => and(isHere(viewer), isOneOfTheirs(viewer, readers))

/** Clients the viewer may change: those they work with as a clinician. */
export const keptBy = (viewer: Viewer): SQL | undefined => and(isHere(viewer), isOneOfTheirs(viewer, keepers))

/** As `openTo`, for a query that finds one client, by an id of the client or of something of theirs: the one read in an emergency too. */
export const isOpenTo = (viewer: Viewer): SQL | undefined => and(isHere(viewer), hasOnTeam(viewer, readersOfOne))

/** As `keptBy`, for a query that finds one client. */
export const isKeptBy = (viewer: Viewer): SQL | undefined => and(isHere(viewer), hasOnTeam(viewer, keepers))

/** For a query that finds one client: those who are on the care team, and nobody who reads in an emergency. */
export const hasOnCareTeam = (viewer: Viewer): SQL | undefined => and(isHere(viewer), hasOnTeam(viewer, readers))

/** For a query that finds one client: who works with them and does not only cover decides who else is on the care team. */
export const isTeamKeptBy = (viewer: Viewer): SQL | undefined =>
  and(isHere(viewer), hasOnTeam(viewer, keepers, isNull(careTeam.coveredId)))

/** Clients of the viewer's practice. A removed one is nobody's: its row stays for the audit alone. */
const isHere = (viewer: Viewer) => and(eq(clients.practiceId, viewer.practiceId), isNull(clients.removedAt))

function isOneOfTheirs(viewer: Viewer, places: readonly Place[]): SQL {
  const theirs = memberships(viewer, places)
  return theirs ? inArray(clients.id, db().select({ id: careTeam.clientId }).from(careTeam).where(theirs)) : sql`false`
}

function hasOnTeam(viewer: Viewer, places: readonly Place[], such?: SQL): SQL {
  const theirs = memberships(viewer, places)
  if (!theirs) return sql`false`
  const membership = db().select({ id: careTeam.id }).from(careTeam)
  return exists(membership.where(and(eq(careTeam.clientId, clients.id), theirs, such)))
}

/** The viewer's places on care teams now, of those for which they hold the role; undefined where they hold it for none. */
function memberships({ personId, roles, admittedAt }: Viewer, places: readonly Place[]): SQL | undefined {
  const may = places.filter(place => roles.includes(asksFor[place]))
  const now = and(eq(careTeam.personId, personId), isInForce(admittedAt))
  return may.length > 0 ? and(now, inArray(careTeam.role, may)) : undefined
}

/** From so many clients on, a list is read in its own order, asking for each row whether it is theirs. */
const largeTeam = 500

/**
 * For rows that name a client and are listed in an order of their own, many clients together: those of clients open to the viewer.
 * Whoever reads along with a few hundred clients starts from these; with thousands (`isLargeTeam`), a page is found sooner in the order of the
 * list.
 */
export function isOfOpenClient(viewer: Viewer, clientId: AnyPgColumn, isLarge: boolean): SQL {
  const theirs = memberships(viewer, readers)
  if (!theirs) return sql`false`
  const members = db().select({ id: careTeam.clientId }).from(careTeam)
  return isLarge
    ? exists(members.where(and(eq(careTeam.clientId, clientId), theirs)))
    : inArray(clientId, members.where(theirs))
}

/** How many clients the viewer may open. */
export const countOpenClients = async (tx: Sql, viewer: Viewer): Promise<number> =>
  (
    await first(
      tx
        .select({ n: countDistinct(careTeam.clientId) })
        .from(careTeam)
        .where(memberships(viewer, readers) ?? sql`false`),
    )
  )?.n ?? 0

/** Of viewers, whether their team is large. Each is admitted for one request, so that what it was then holds for them. */
const askedBefore = new WeakMap<Viewer, boolean>()

/** Whether the viewer may open more clients than are listed at once: asked once in a request, for all that it shows. */
export async function isLargeTeam(tx: Sql, viewer: Viewer): Promise<boolean> {
  const known = askedBefore.get(viewer)
  if (known !== undefined) return known
  const theirs = memberships(viewer, readers) ?? sql`false`
  const beyond = tx.select({ id: careTeam.id }).from(careTeam).where(theirs).limit(1).offset(largeTeam)
  const isLarge = (await first(beyond)) !== undefined
  askedBefore.set(viewer, isLarge)
  return isLarge
}

/**
 * For a left join of `careTeam` to a query of clients open to the viewer: there is a row where they work with the client and do not
 * only read.
 */
export const ownMembership = (viewer: Viewer): SQL | undefined =>
  and(eq(careTeam.clientId, clients.id), memberships(viewer, keepers) ?? sql`false`)

/*
 * How acts find what they are about: always through the viewer. What these do not give is, to the caller, not there.
 */

/** A session of a client the viewer may read, with its client and episode. */
export async function findReadableSession(tx: Sql, viewer: Viewer, sessionId: string) {
  const found = await sessionWhere(tx, and(isOpenTo(viewer), eq(sessions.id, sessionId)))
  if (!found) refuse(tx, viewer, 'read', isSession(sessionId))
  return found
}

/** A session of a client the viewer works with. */
export async function findOwnSession(tx: Sql, viewer: Viewer, sessionId: string) {
  const found = await sessionWhere(tx, and(isKeptBy(viewer), eq(sessions.id, sessionId)))
  if (!found) refuse(tx, viewer, 'change', isSession(sessionId))
  return found
}

async function sessionWhere(tx: Sql, where: ReturnType<typeof and>) {
  return await first(
    tx
      .select({ session: sessions, client: clients, episode: episodes })
      .from(sessions)
      .innerJoin(clients, eq(clients.id, sessions.clientId))
      .innerJoin(episodes, eq(episodes.id, sessions.episodeId))
      .where(where),
  )
}

/** A session of a client the viewer works with, unless it is void: that is undone before anything else. */
export async function findSessionToChange(tx: Sql, viewer: Viewer, sessionId: string) {
  const found = await findOwnSession(tx, viewer, sessionId)
  return found && (await voidOf(tx, sessionId)) ? 'void' : found
}

/** That a session is void, by whom and since when; undefined while it is not. */
export async function voidOf(tx: Sql, sessionId: string) {
  return await first(
    tx
      .select()
      .from(sessionVoids)
      .where(and(eq(sessionVoids.sessionId, sessionId), isNull(sessionVoids.undoneAt))),
  )
}

export async function findReadableClient(tx: Sql, viewer: Viewer, clientId: string) {
  const found = await clientWhere(tx, and(isOpenTo(viewer), eq(clients.id, clientId)))
  if (!found) refuse(tx, viewer, 'read', isClient(clientId))
  return found
}

export async function findOwnClient(tx: Sql, viewer: Viewer, clientId: string) {
  const found = await clientWhere(tx, and(isKeptBy(viewer), eq(clients.id, clientId)))
  if (!found) refuse(tx, viewer, 'change', isClient(clientId))
  return found
}

/** A client whose care team is the viewer's to change. */
export async function findClientOfOwnTeam(tx: Sql, viewer: Viewer, clientId: string) {
  const found = await clientWhere(tx, and(isTeamKeptBy(viewer), eq(clients.id, clientId)))
  if (!found) refuse(tx, viewer, 'change', isClient(clientId))
  return found
}

/** Whether the viewer may read the client: asked, and not refused. */
export const isReadableClient = async (tx: Sql, viewer: Viewer, clientId: string) =>
  (await clientWhere(tx, and(isOpenTo(viewer), eq(clients.id, clientId)))) !== undefined

/** Whether the viewer may change the client, and not only read. */
export const isOwnClient = async (tx: Sql, viewer: Viewer, clientId: string) =>
  (await clientWhere(tx, and(isKeptBy(viewer), eq(clients.id, clientId)))) !== undefined

/** Those of some clients of whom something holds that starts from a viewer, such as `isOpenTo`. */
export async function amongClients(
  tx: Sql,
  which: SQL | undefined,
  clientIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (clientIds.length === 0) return new Set()
  const these = and(which, inArray(clients.id, [...clientIds]))
  return new Set((await tx.select({ id: clients.id }).from(clients).where(these)).map(({ id }) => id))
}

const clientWhere = async (tx: Sql, where: SQL | undefined) => await first(tx.select().from(clients).where(where))

/** Counts, at the end of the act, that somebody asked for what is there and not theirs. What is not there at all is a wrong address. */
function refuse(tx: Sql, { personId }: Viewer, kind: 'read' | 'change', isThere: (tx: Sql) => Promise<boolean>): void {
  tx.afterwards?.push(async after => {
    if (await isThere(after)) await countRefusal(after, { kind, personId, now: Date.now() })
  })
}

const isClient = (id: string) => async (tx: Sql) =>
  (await first(tx.select({ id: clients.id }).from(clients).where(eq(clients.id, id)))) !== undefined

const isSession = (id: string) => async (tx: Sql) =>
  (await first(tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, id)))) !== undefined

/** The episode that is going on, if there is one. */
export async function openEpisode(tx: Sql, clientId: string) {
  return await first(
    tx
      .select()
      .from(episodes)
      .where(and(eq(episodes.clientId, clientId), isNull(episodes.endedOn))),
  )
}

/** All episodes of a client, newest first. */
export async function episodesOf(tx: Sql, clientId: string) {
  const newestFirst = [desc(episodes.startedOn), desc(episodes.id)]
  return await tx
    .select()
    .from(episodes)
    .where(eq(episodes.clientId, clientId))
    .orderBy(...newestFirst)
}
