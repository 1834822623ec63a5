import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Viewer } from '../lib/viewer'
import { isKeptBy } from './access'
import { clientRef } from './client-name'
import { newId } from './ids'
import type { Sql } from './open'
import { reevaluateEpisode } from './reevaluate'
import { first } from './rows'
import { clients, entryRuns, episodes } from './schema'
import type { ClientKey } from './vault'

export type Episode = typeof episodes.$inferSelect
export type FoundEpisode = { episode: Episode; client: typeof clients.$inferSelect }

/** An episode of a client the viewer works with. */
export async function episodeKeptBy(tx: Sql, viewer: Viewer, episodeId: string): Promise<FoundEpisode | undefined> {
  return await first(
    tx
      .select({ episode: episodes, client: clients })
      .from(episodes)
      .innerJoin(clients, eq(clients.id, episodes.clientId))
      .where(and(isKeptBy(viewer), eq(episodes.id, episodeId))),
  )
}

/** Changes the row; whoever has the episode as it was before meets a conflict. */
export async function setEpisode(
  tx: Sql,
  { id, version }: Episode,
  columns: Partial<typeof episodes.$inferInsert>,
): Promise<void> {
  await tx
    .update(episodes)
    .set({ ...columns, version: version + 1, revision: newId() })
    .where(eq(episodes.id, id))
}

/** The row of a new episode, and its (empty) line in the caseload. */
export async function insertEpisode(
  tx: Sql,
  viewer: Viewer,
  key: ClientKey,
  { clientId, startedOn, reason }: { clientId: string; startedOn: string; reason: string | null },
  now: number,
): Promise<string> {
  const id = newId()
  const sealedStartReason = key.seal('episodes.sealed_start_reason', id, reason)
  await tx
    .insert(episodes)
    .values({ id, practiceId: viewer.practiceId, clientId, startedOn, sealedStartReason, createdAt: now })
  await reevaluateEpisode(tx, { practiceId: viewer.practiceId, clientId, episodeId: id }, now)
  return id
}

/** The viewer's run with a client that is not over; undefined where there is none. */
export async function runGoingOn(tx: Sql, viewer: Viewer, clientId: string) {
  const mine = and(
    eq(entryRuns.clientId, clientId),
    eq(entryRuns.startedBy, viewer.personId),
    isNull(entryRuns.endedAt),
  )
  return await first(
    tx.select().from(entryRuns).where(mine).orderBy(desc(entryRuns.startedAt), desc(entryRuns.id)).limit(1),
  )
}

/** The run that goes on, or else one that begins now. */
export async function runFor(tx: Sql, viewer: Viewer, clientId: string, now: number): Promise<string> {
  const going = await runGoingOn(tx, viewer, clientId)
  if (going) return going.id
  const id = newId()
  await tx
    .insert(entryRuns)
    .values({ id, practiceId: viewer.practiceId, clientId, startedBy: viewer.personId, startedAt: now })
  return id
}

/** A run of a client the viewer works with, whoever began it. */
export async function runOf(tx: Sql, viewer: Viewer, runId: string) {
  const found = await first(
    tx
      .select({ run: entryRuns, client: clients })
      .from(entryRuns)
      .innerJoin(clients, eq(clients.id, entryRuns.clientId))
      .where(and(isKeptBy(viewer), eq(entryRuns.id, runId))),
  )
  return found && { ...found.run, client: clientRef(found.client) }
}
