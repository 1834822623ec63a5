import { asc, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { AuditAct } from '../lib/audit-acts'
import { isDate, todayIn } from '../lib/dates'
import type { SafetyAnswer } from '../lib/flags/rules/safety-item'
import type { Viewer } from '../lib/viewer'
import { episodesOf, findOwnClient, openEpisode } from './access'
import { audit } from './audit'
import { beforeBirth, episodeHasRecords } from './client-checks'
import { type Episode, episodeKeptBy, type FoundEpisode, insertEpisode, setEpisode } from './episode-rows'
import { answerSafetyFlags } from './flag-endings'
import { type Sql, vault } from './open'
import { conflict, invalid, notFound, type Outcome, type Refusal } from './outcome'
import { reevaluateEpisode } from './reevaluate'
import { first } from './rows'
import { clients, episodes, endKinds as kinds, sessions, summaries } from './schema'
import { done, keyOfVersion, once, write } from './write'

export const endKinds = kinds

type EndKind = (typeof kinds)[number]

type Correction = { episodeId: string; version: number; startedOn: string; reason: string | null }

/** Corrects when an episode began and why. It cannot begin after one of its sessions, nor before the one ahead of it ended. */
export async function changeEpisode(
  viewer: Viewer,
  { startedOn, reason, ...which }: Correction,
  now: number,
): Promise<Outcome> {
  const act = 'episode.change'
  return onEpisode(viewer, { ...which, act, sent: { startedOn, reason }, now }, async (tx, { episode, client }) => {
    const error = (await startError(tx, episode, startedOn)) ?? beforeBirth(client, startedOn)
    if (error) return invalid({ startedOn: [error] })
    const sealedStartReason = vault()
      .keyOf(client)
      .sealOver('episodes.sealed_start_reason', episode.id, reason, episode.sealedStartReason)
    await setEpisode(tx, episode, { startedOn, sealedStartReason })
    return null
  })
}

const noSuchDay = 'There is no such date.'

async function startError(tx: Sql, episode: Episode, startedOn: string): Promise<string | null> {
  if (!isDate(startedOn)) return noSuchDay
  if (episode.endedOn !== null && startedOn > episode.endedOn) return 'This is after the episode ended.'
  const held = tx.select({ on: sessions.heldOn }).from(sessions).where(eq(sessions.episodeId, episode.id))
  const earliest = await first(held.orderBy(asc(sessions.heldOn)).limit(1))
  if (earliest && startedOn > earliest.on) return 'There is a session before this day.'
  const earlier = (await episodesOf(tx, episode.clientId)).find(
    other => other.id !== episode.id && other.startedOn <= episode.startedOn,
  )
  return earlier?.endedOn && startedOn <= earlier.endedOn ? 'The episode before ended on or after this day.' : null
}

type Ending = { episodeId: string; version: number; endedOn: string; endKind: EndKind; reason: string | null }

/**
 * Ends a course of therapy, with how and why. Its sessions and flags stay readable. An open safety flag is not passed over: for each
 * of them `safety` says what was done, or that it is known and stays open; one that it does not name is refused under its id.
 */
export async function endEpisode(
  viewer: Viewer,
  { safety = [], ...ending }: Ending & { safety?: readonly SafetyAnswer[] },
  now: number,
): Promise<Outcome> {
  const { episodeId, version, endedOn } = ending
  const about = { episodeId, version, act: 'episode.end' as const, sent: { ...ending, safety }, now }
  return onEpisode(viewer, about, async (tx, found) => {
    const { episode, client } = found
    if (episode.endedOn !== null) return conflict
    const error = await endError(tx, episode, endedOn)
    if (error) return invalid({ endedOn: [error] })
    const unanswered = await answerSafetyFlags(tx, viewer, episode.id, safety, now)
    if (unanswered) return unanswered
    await setEpisode(tx, episode, endColumns(found, ending))
    await tx.update(clients).set({ status: 'not-in-therapy' }).where(eq(clients.id, client.id))
    return null
  })
}

/** Corrects when an episode ended, how and why. The days that it could have ended on are those of `endEpisode`. */
export async function changeEnding(viewer: Viewer, ending: Ending, now: number): Promise<Outcome> {
  const { episodeId, version, endedOn } = ending
  return onEpisode(viewer, { episodeId, version, act: 'episode.change-end', sent: ending, now }, async (tx, found) => {
    if (found.episode.endedOn === null) return conflict
    const error = await endError(tx, found.episode, endedOn)
    if (error) return invalid({ endedOn: [error] })
    await setEpisode(tx, found.episode, endColumns(found, ending))
    return null
  })
}

/**
 * Opens the latest episode again, as if it had not been ended: its sessions go on being numbered from where they were, and a next
 * session that is still ahead is kept.
 */
export async function reopenEpisode(viewer: Viewer, which: Which, now: number): Promise<Outcome> {
  return onEpisode(viewer, { ...which, act: 'episode.reopen', sent: null, now }, async (tx, { episode, client }) => {
    const [latest] = await episodesOf(tx, client.id)
    if (latest?.id !== episode.id)
      return invalid({ episodeId: ['A later episode has begun. Only the latest can be reopened.'] })
    if (episode.endedOn === null) return conflict
    await setEpisode(tx, episode, { endedOn: null, endKind: null, sealedEndReason: null })
    const isAhead = client.nextSessionOn !== null && client.nextSessionOn >= todayIn(viewer.timeZone, now)
    const next = isAhead ? {} : { nextSessionOn: null }
    await tx
      .update(clients)
      .set({ status: 'in-therapy', ...next })
      .where(eq(clients.id, client.id))
    await reevaluateEpisode(tx, { practiceId: viewer.practiceId, clientId: client.id, episodeId: episode.id }, now)
    return null
  })
}

/** Takes back that the latest episode was begun, while nothing is recorded in it; the one before stays as it ended. */
export async function removeEpisode(viewer: Viewer, which: Which, now: number): Promise<Outcome> {
  return onEpisode(viewer, { ...which, act: 'episode.remove', sent: null, now }, async (tx, { episode, client }) => {
    const [latest, before] = await episodesOf(tx, client.id)
    if (latest?.id !== episode.id || !before)
      return invalid({ episodeId: ['Only the latest of several can be removed.'] })
    if (await episodeHasRecords(tx, episode.id))
      return invalid({ episodeId: ['Something has now been recorded in it.'] })
    await tx.delete(sessions).where(eq(sessions.episodeId, episode.id))
    await tx.delete(summaries).where(eq(summaries.episodeId, episode.id))
    await tx.delete(episodes).where(eq(episodes.id, episode.id))
    if (before.endedOn !== null)
      await tx.update(clients).set({ status: 'not-in-therapy' }).where(eq(clients.id, client.id))
    await reevaluateEpisode(tx, { practiceId: viewer.practiceId, clientId: client.id, episodeId: before.id }, now)
    return null
  })
}

type Which = { episodeId: string; version: number }

type OnEpisode = Which & { act: AuditAct; sent: unknown; now: number }

/** One act on an episode of a client the viewer works with, once for the version that was read; null means that it is done. */
async function onEpisode(
  viewer: Viewer,
  { episodeId, version, act, sent, now }: OnEpisode,
  work: (tx: Sql, found: FoundEpisode) => Promise<Refusal | null>,
): Promise<Outcome> {
  return write(viewer, tx =>
    once(tx, viewer, { key: keyOfVersion(act, episodeId, version), act, sent, now }, done, async () => {
      const found = await episodeKeptBy(tx, viewer, episodeId)
      if (!found) return notFound
      if (found.episode.version !== version) return conflict
      const refusal = await work(tx, found)
      if (refusal) return refusal
      await audit(tx, viewer, { act, clientId: found.client.id, subjectId: episodeId, now })
      return { ok: true }
    }),
  )
}

function endColumns({ episode, client }: FoundEpisode, { endedOn, endKind, reason }: Ending) {
  const sealedEndReason = vault()
    .keyOf(client)
    .sealOver('episodes.sealed_end_reason', episode.id, reason, episode.sealedEndReason)
  return { endedOn, endKind, sealedEndReason }
}

async function endError(tx: Sql, episode: Episode, endedOn: string): Promise<string | null> {
  if (!isDate(endedOn)) return noSuchDay
  if (endedOn < episode.startedOn) return 'This is before the episode began.'
  const held = tx.select({ on: sessions.heldOn }).from(sessions).where(eq(sessions.episodeId, episode.id))
  const last = await first(held.orderBy(desc(sessions.heldOn)).limit(1))
  if (last && last.on > endedOn) return 'There is a session after this day.'
  const later = (await episodesOf(tx, episode.clientId)).findLast(other => other.startedOn > episode.startedOn)
  return later && endedOn >= later.startedOn ? 'The next episode began on or before this day.' : null
}

const begun = z.object({ episodeId: z.string() })
type Beginning = { clientId: string; key: string; startedOn: string; reason: string | null }

/** Begins a new course of therapy: session numbers and baselines start again, and a date from the course before is gone. */
export async function beginEpisode(
  viewer: Viewer,
  beginning: Beginning,
  now: number,
): Promise<Outcome<z.output<typeof begun>>> {
  const { clientId, key, startedOn, reason } = beginning
  return write(viewer, tx =>
    once(tx, viewer, { key, act: 'episode.begin', sent: beginning, now }, begun, async () => {
      const client = await findOwnClient(tx, viewer, clientId)
      if (!client) return notFound
      if (await openEpisode(tx, clientId)) return invalid({ startedOn: ['An episode is already open. End it first.'] })
      const last = (await episodesOf(tx, clientId))[0]
      if (last?.endedOn && startedOn <= last.endedOn)
        return invalid({ startedOn: ['The episode before ended on or after this day.'] })
      const birth = beforeBirth(client, startedOn)
      if (birth) return invalid({ startedOn: [birth] })
      const episodeId = await insertEpisode(tx, viewer, vault().keyOf(client), { clientId, startedOn, reason }, now)
      await tx.update(clients).set({ status: 'in-therapy', nextSessionOn: null }).where(eq(clients.id, clientId))
      await audit(tx, viewer, { act: 'episode.begin', clientId, subjectId: episodeId, now })
      return { ok: true, episodeId }
    }),
  )
}
