import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Viewer } from '../lib/viewer'
import { keptBy, openTo } from './access'
import type { Sql } from './open'
import { clients, episodes, sessions, sessionVoids } from './schema'

/*
 * How acts find what they are about: always through the viewer. What these do not give is, to the caller, not there.
 */

/** A session of a client the viewer may read, with its client and episode. */
export function sessionOpenTo(tx: Sql, viewer: Viewer, sessionId: string) {
  return sessionWhere(tx, and(openTo(viewer), eq(sessions.id, sessionId)))
}

/** A session of a client the viewer works with. */
export function sessionKeptBy(tx: Sql, viewer: Viewer, sessionId: string) {
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
export function sessionToChange(tx: Sql, viewer: Viewer, sessionId: string) {
  const found = sessionKeptBy(tx, viewer, sessionId)
  return found && voidOf(tx, sessionId) ? 'void' : found
}

/** That a session is void, by whom and since when; undefined while it stands. */
export function voidOf(tx: Sql, sessionId: string) {
  return tx
    .select()
    .from(sessionVoids)
    .where(and(eq(sessionVoids.sessionId, sessionId), isNull(sessionVoids.undoneAt)))
    .get()
}

export function clientOpenTo(tx: Sql, viewer: Viewer, clientId: string) {
  return tx
    .select()
    .from(clients)
    .where(and(openTo(viewer), eq(clients.id, clientId)))
    .get()
}

export function clientKeptBy(tx: Sql, viewer: Viewer, clientId: string) {
  return tx
    .select()
    .from(clients)
    .where(and(keptBy(viewer), eq(clients.id, clientId)))
    .get()
}

/** Whether the viewer may change the client, and not only read. */
export const isKeptBy = (tx: Sql, viewer: Viewer, clientId: string) => clientKeptBy(tx, viewer, clientId) !== undefined

/** Ids of all clients the viewer may change. */
export const keptIds = (tx: Sql, viewer: Viewer): ReadonlySet<string> =>
  new Set(
    tx
      .select({ id: clients.id })
      .from(clients)
      .where(keptBy(viewer))
      .all()
      .map(row => row.id),
  )

/** Ids of the clients open to the viewer whose episode has ended. */
export const endedIds = (tx: Sql, viewer: Viewer): ReadonlySet<string> =>
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
