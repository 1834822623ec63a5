import { and, desc, eq, exists, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '../lib/viewer'
import { db, type Sql } from './open'
import { careTeam, clients, episodes, sessions, sessionVoids } from './schema'

/*
 * The one place that decides which clients a viewer may open. Both predicates are conditions for queries of `clients`, so a query of
 * clinical data joins `clients` and starts from one of them.
 */

/** Clients the viewer may read: those whose care team they are on today, in a role they still hold. */
export function openTo(viewer: Viewer): SQL | undefined {
  return and(isHere(viewer), or(onTeam(viewer, 'clinician'), onTeam(viewer, 'supervisor')))
}

/** Clients the viewer may change: those they work with as a clinician. */
export function keptBy(viewer: Viewer): SQL | undefined {
  return and(isHere(viewer), onTeam(viewer, 'clinician'))
}

/** Clients of the viewer's practice. A removed one is nobody's: its row stays for the audit alone. */
const isHere = (viewer: Viewer) => and(eq(clients.practiceId, viewer.practiceId), isNull(clients.removedAt))

function onTeam(viewer: Viewer, role: 'clinician' | 'supervisor'): SQL {
  if (!viewer.roles.includes(role)) return sql`0`
  const membership = db()
    .select({ one: sql`1` })
    .from(careTeam)
    .where(
      and(
        eq(careTeam.clientId, clients.id),
        eq(careTeam.personId, viewer.personId),
        eq(careTeam.role, role),
        isNull(careTeam.toAt),
      ),
    )
  return exists(membership)
}

/*
 * How acts find what they are about: always through the viewer. What these do not give is, to the caller, not there.
 */

/** A session of a client the viewer may read, with its client and episode. */
export function findReadableSession(tx: Sql, viewer: Viewer, sessionId: string) {
  return sessionWhere(tx, and(openTo(viewer), eq(sessions.id, sessionId)))
}

/** A session of a client the viewer works with. */
export function findOwnSession(tx: Sql, viewer: Viewer, sessionId: string) {
  return sessionWhere(tx, and(keptBy(viewer), eq(sessions.id, sessionId)))
}

function sessionWhere(tx: Sql, where: ReturnType<typeof and>) {
  return tx
    .select({ session: sessions, client: clients, episode: episodes })
    .from(sessions)
    .innerJoin(clients, eq(clients.id, sessions.clientId))
    .innerJoin(episodes, eq(episodes.id, sessions.episodeId))
    .where(where)
    .get()
}

/** A session of a client the viewer works with, unless it is void: that is undone before anything else. */
export function findSessionToChange(tx: Sql, viewer: Viewer, sessionId: string) {
  const found = findOwnSession(tx, viewer, sessionId)
  return found && voidOf(tx, sessionId) ? 'void' : found
}

/** That a session is void, by whom and since when; undefined while it is not. */
export function voidOf(tx: Sql, sessionId: string) {
  return tx
    .select()
    .from(sessionVoids)
    .where(and(eq(sessionVoids.sessionId, sessionId), isNull(sessionVoids.undoneAt)))
    .get()
}

export function findReadableClient(tx: Sql, viewer: Viewer, clientId: string) {
  return tx
    .select()
    .from(clients)
    .where(and(openTo(viewer), eq(clients.id, clientId)))
    .get()
}

export function findOwnClient(tx: Sql, viewer: Viewer, clientId: string) {
  return tx
    .select()
    .from(clients)
    .where(and(keptBy(viewer), eq(clients.id, clientId)))
    .get()
}

/** Whether the viewer may change the client, and not only read. */
export const isOwnClient = (tx: Sql, viewer: Viewer, clientId: string) =>
  findOwnClient(tx, viewer, clientId) !== undefined

/** Ids of all clients the viewer may change. */
export const ownClientIds = (tx: Sql, viewer: Viewer): ReadonlySet<string> =>
  new Set(
    tx
      .select({ id: clients.id })
      .from(clients)
      .where(keptBy(viewer))
      .all()
      .map(row => row.id),
  )

/** Ids of the clients open to the viewer whose episode has ended. */
export const endedClientIds = (tx: Sql, viewer: Viewer): ReadonlySet<string> =>
  new Set(
    tx
      .select({ id: clients.id })
      .from(clients)
      .leftJoin(episodes, and(eq(episodes.clientId, clients.id), isNull(episodes.endedOn)))
      .where(and(openTo(viewer), isNull(episodes.id)))
      .all()
      .map(row => row.id),
  )
/** The episodes of a practice's clients, those who were removed left out. Not guarded: for what is read for all of them at once. */
export const episodesOfPractice = (tx: Sql, practiceId: string) =>
  tx
    .select({ episodeId: episodes.id, clientId: episodes.clientId })
    .from(episodes)
    .innerJoin(clients, eq(clients.id, episodes.clientId))
    .where(and(eq(episodes.practiceId, practiceId), isNull(clients.removedAt)))
    .all()

/** The episode that is going on, if there is one. */
export function openEpisode(tx: Sql, clientId: string) {
  return tx
    .select()
    .from(episodes)
    .where(and(eq(episodes.clientId, clientId), isNull(episodes.endedOn)))
    .get()
}

/** All episodes of a client, newest first. */
export function episodesOf(tx: Sql, clientId: string) {
  const newestFirst = [desc(episodes.startedOn), desc(episodes.id)]
  return tx
    .select()
    .from(episodes)
    .where(eq(episodes.clientId, clientId))
    .orderBy(...newestFirst)
    .all()
}
