import { and, asc, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Viewer } from '../lib/viewer'
import { keptBy } from './access'
import { audit } from './audit'
import { clientKeptBy, episodesOf, openEpisode } from './found'
import { newId } from './ids'
import { type Sql, vault } from './open'
import { conflict, invalid, notFound, type Outcome } from './outcome'
import { reread } from './reread'
import { clients, episodes, sessions } from './schema'
import type { ClientKey } from './vault'
import { once, write } from './write'

export const endKinds = episodes.endKind.enumValues
export type EndKind = (typeof endKinds)[number]

/** An episode as the client page shows it. */
export function episodeView(key: ClientKey, row: typeof episodes.$inferSelect) {
  const { id, startedOn, endedOn, endKind, version } = row
  const startReason = key.open('episodes.sealed_start_reason', id, row.sealedStartReason)
  const endReason = key.open('episodes.sealed_end_reason', id, row.sealedEndReason)
  return { id, startedOn, endedOn, endKind, version, startReason, endReason }
}

type Correction = { episodeId: string; version: number; startedOn: string; reason: string | null }

/** Corrects when an episode began and why. It cannot begin after one of its sessions, nor before the one ahead of it ended. */
export async function changeEpisode(viewer: Viewer, correction: Correction, now: number): Promise<Outcome> {
  const { episodeId, version, startedOn, reason } = correction
  return write(tx => {
    const found = episodeKeptBy(tx, viewer, episodeId)
    if (!found) return notFound
    const { episode, client } = found
    if (episode.version !== version) return conflict
    const error = startError(tx, episode, startedOn)
    if (error) return invalid({ startedOn: [error] })
    const sealedStartReason = vault().unwrap(client).seal('episodes.sealed_start_reason', episodeId, reason)
    tx.update(episodes)
      .set({ startedOn, sealedStartReason, version: version + 1 })
      .where(eq(episodes.id, episodeId))
      .run()
    audit(tx, viewer, { act: 'episode.change', clientId: client.id, subjectId: episodeId, now })
    return { ok: true }
  })
}

function startError(tx: Sql, episode: typeof episodes.$inferSelect, startedOn: string): string | null {
  if (episode.endedOn !== null && startedOn > episode.endedOn) return 'This is after the episode ended.'
  const held = tx.select({ on: sessions.heldOn }).from(sessions).where(eq(sessions.episodeId, episode.id))
  const first = held.orderBy(asc(sessions.heldOn)).get()
  if (first && startedOn > first.on) return 'There is a session before this day.'
  const earlier = episodesOf(tx, episode.clientId).find(
    other => other.id !== episode.id && other.startedOn <= episode.startedOn,
  )
  return earlier?.endedOn && startedOn <= earlier.endedOn ? 'The episode before ended on or after this day.' : null
}

type Ending = { episodeId: string; version: number; endedOn: string; endKind: EndKind; reason: string | null }

/** Ends a course of therapy, with how and why. Its sessions and flags stay readable. */
export async function endEpisode(
  viewer: Viewer,
  { episodeId, version, ...ending }: Ending,
  now: number,
): Promise<Outcome> {
  return write(tx => {
    const found = episodeKeptBy(tx, viewer, episodeId)
    if (!found) return notFound
    const { episode, client } = found
    if (episode.version !== version || episode.endedOn !== null) return conflict
    const error = endError(tx, episode, ending.endedOn)
    if (error) return invalid({ endedOn: [error] })
    const sealedEndReason = vault().unwrap(client).seal('episodes.sealed_end_reason', episodeId, ending.reason)
    const { endedOn, endKind } = ending
    tx.update(episodes)
      .set({ endedOn, endKind, sealedEndReason, version: version + 1 })
      .where(eq(episodes.id, episodeId))
      .run()
    tx.update(clients).set({ status: 'not-in-therapy', nextSessionOn: null }).where(eq(clients.id, client.id)).run()
    audit(tx, viewer, { act: 'episode.end', clientId: client.id, subjectId: episodeId, now })
    return { ok: true }
  })
}

function episodeKeptBy(tx: Sql, viewer: Viewer, episodeId: string) {
  return tx
    .select({ episode: episodes, client: clients })
    .from(episodes)
    .innerJoin(clients, eq(clients.id, episodes.clientId))
    .where(and(keptBy(viewer), eq(episodes.id, episodeId)))
    .get()
}

function endError(tx: Sql, episode: typeof episodes.$inferSelect, endedOn: string): string | null {
  if (endedOn < episode.startedOn) return 'This is before the episode began.'
  const held = tx.select({ on: sessions.heldOn }).from(sessions).where(eq(sessions.episodeId, episode.id))
  const last = held.orderBy(desc(sessions.heldOn)).get()
  return last && last.on > endedOn ? 'There is a session after this day.' : null
}

const begun = z.object({ episodeId: z.string() })
type Beginning = { clientId: string; key: string; startedOn: string; reason: string | null }

/** Begins a new course of therapy: session numbers and baselines start again. */
export async function beginEpisode(
  viewer: Viewer,
  beginning: Beginning,
  now: number,
): Promise<Outcome<z.output<typeof begun>>> {
  const { clientId, key, startedOn, reason } = beginning
  return write(tx =>
    once(tx, viewer, { key, act: 'episode.begin', sent: beginning, now }, begun, () => {
      const client = clientKeptBy(tx, viewer, clientId)
      if (!client) return notFound
      if (openEpisode(tx, clientId)) return invalid({ startedOn: ['An episode is open already. End it first.'] })
      const last = episodesOf(tx, clientId)[0]
      if (last?.endedOn && startedOn <= last.endedOn)
        return invalid({ startedOn: ['The episode before ended on or after this day.'] })
      const episodeId = insertEpisode(tx, viewer, vault().unwrap(client), { clientId, startedOn, reason }, now)
      tx.update(clients).set({ status: 'in-therapy' }).where(eq(clients.id, clientId)).run()
      audit(tx, viewer, { act: 'episode.begin', clientId, subjectId: episodeId, now })
      return { ok: true, episodeId }
    }),
  )
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
  reread(tx, { practiceId: viewer.practiceId, clientId, episodeId: id }, now)
  return id
}
