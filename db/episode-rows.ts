import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Viewer } from '../lib/viewer'
import { isKeptBy } from './access'
import { clientRef } from './client-name'
import { newId } from './ids'
import type { Sql } from './open'
import { reevaluateEpisode } from './reevaluate'
import { clients, entryRuns, episodes } from './schema'
import type { ClientKey } from './vault'

export type Episode = typeof episodes.$inferSelect
export type FoundEpisode = { episode: Episode; client: typeof clients.$inferSelect }

/** An episode of a client the viewer works with. */
export function episodeKeptBy(tx: Sql, viewer: Viewer, episodeId: string): FoundEpisode | undefined {
  return tx
    .select({ episode: episodes, client: clients })
    .from(episodes)
    .innerJoin(clients, eq(clients.id, episodes.clientId))
    .where(and(isKeptBy(viewer), eq(episodes.id, episodeId)))
    .get()
}

/** Changes the row; whoever has the episode as it was before meets a conflict. */
export function setEpisode(tx: Sql, { id, version }: Episode, columns: Partial<typeof episodes.$inferInsert>): void {
  tx.update(episodes)
    .set({ ...columns, version: version + 1, revision: sql`${episodes.revision} + 1` })
    .where(eq(episodes.id, id))
    .run()
}

/** The row of a new episode, and its (empty) line in the caseload. */
export function insertEpisode(
  tx: Sql,
  viewer: Viewer,
  key: ClientKey,
  { clientId, startedOn, reason }: { clientId: string; startedOn: string; reason: string | null },
  now: number,
): string {
  const id = newId()
  const sealedStartReason = key.seal('episodes.sealed_start_reason', id, reason)
  tx.insert(episodes)
    .values({ id, practiceId: viewer.practiceId, clientId, startedOn, sealedStartReason, createdAt: now })
    .run()
  reevaluateEpisode(tx, { practiceId: viewer.practiceId, clientId, episodeId: id }, now)
  return id
}

/** The viewer's run with a client that is not over; undefined where there is none. */
export function runGoingOn(tx: Sql, viewer: Viewer, clientId: string) {
  const mine = and(
    eq(entryRuns.clientId, clientId),
    eq(entryRuns.startedBy, viewer.personId),
    isNull(entryRuns.endedAt),
  )
  return tx.select().from(entryRuns).where(mine).orderBy(desc(entryRuns.startedAt)).get()
}

/** The run that goes on, or else one that begins now. */
export function runFor(tx: Sql, viewer: Viewer, clientId: string, now: number): string {
  const going = runGoingOn(tx, viewer, clientId)
  if (going) return going.id
  const id = newId()
  tx.insert(entryRuns)
    .values({ id, practiceId: viewer.practiceId, clientId, startedBy: viewer.personId, startedAt: now })
    .run()
  return id
}

/** A run of a client the viewer works with, whoever began it. */
export function runOf(tx: Sql, viewer: Viewer, runId: string) {
  const found = tx
    .select({ run: entryRuns, client: clients })
    .from(entryRuns)
    .innerJoin(clients, eq(clients.id, entryRuns.clientId))
    .where(and(isKeptBy(viewer), eq(entryRuns.id, runId)))
    .get()
  return found && { ...found.run, client: clientRef(found.client) }
}
