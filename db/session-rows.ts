import { and, eq, inArray, isNull, lte, ne } from 'drizzle-orm'
import { isDate } from '../lib/dates'
import { isNotVoid } from './history'
import type { Sql } from './open'
import { first } from './rows'
import { episodes, sessions } from './schema'
import { inSessionOrder } from './session-order'

export type OpenSession = { id: string; heldOn: string }

/**
 * The one session of a client that is open: begun and not saved, in the episode that goes on; the newest where there are several.
 * Every button that says "Resume" leads to this one.
 */
export const openSession = async (tx: Sql, clientId: string): Promise<OpenSession | null> =>
  (await openSessions(tx, [clientId])).get(clientId) ?? null

/** The open sessions of several clients, by client. */
export async function openSessions(tx: Sql, clientIds: readonly string[]): Promise<ReadonlyMap<string, OpenSession>> {
  if (clientIds.length === 0) return new Map()
  const unsaved = and(inArray(sessions.clientId, [...clientIds]), isNull(sessions.recordedAt), isNull(episodes.endedOn))
  const found = await tx
    .select({ id: sessions.id, heldOn: sessions.heldOn, clientId: sessions.clientId })
    .from(sessions)
    .innerJoin(episodes, eq(episodes.id, sessions.episodeId))
    .where(unsaved)
    .orderBy(...inSessionOrder)
  return new Map(found.map(({ clientId, ...session }) => [clientId, session]))
}

/** Whether there is a session of that day, void ones aside; one beside `sessionId`, where that is given. */
export async function hasSessionOn(tx: Sql, episodeId: string, heldOn: string, sessionId?: string): Promise<boolean> {
  const another = sessionId === undefined ? undefined : ne(sessions.id, sessionId)
  const isSession = ne(sessions.attendance, 'between')
  const thatDay = and(eq(sessions.episodeId, episodeId), eq(sessions.heldOn, heldOn), isSession, isNotVoid(tx), another)
  return (await first(tx.select({ id: sessions.id }).from(sessions).where(thatDay))) !== undefined
}

/** What is wrong with a day for a session of an episode; null when it lies within. */
export function dateError(heldOn: string, episode: typeof episodes.$inferSelect, today: string): string | null {
  if (!isDate(heldOn)) return 'There is no such date.'
  if (heldOn > today) return 'A session cannot be recorded before its day.'
  if (heldOn < episode.startedOn) return 'This is before the episode began.'
  if (episode.endedOn && heldOn > episode.endedOn) return 'This is after the episode ended.'
  return null
}

/** The episode of a client that a day lies in. */
export async function episodeOn(tx: Sql, clientId: string, date: string) {
  const theirs = tx
    .select()
    .from(episodes)
    .where(and(eq(episodes.clientId, clientId), lte(episodes.startedOn, date)))
  return (await theirs).find(episode => episode.endedOn === null || date <= episode.endedOn)
}
