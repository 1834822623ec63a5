import { isDeepStrictEqual } from 'node:util'
import { eq } from 'drizzle-orm'
import { rulesetVersion } from '../lib/flags/ruleset-version'
import type { Settings } from '../lib/settings'
import { hasEarlyMeans } from './early-mean-rows'
import { countEpisodes, nextEpisodes } from './episode-slices'
import { newId } from './ids'
import { inTurn } from './in-turn'
import { db, type Sql } from './open'
import { applyReading, type Episode, type EpisodeReading, readEpisode, reevaluateEpisode } from './reevaluate'
import { first } from './rows'
import { episodes, practices, rereadings, summaries } from './schema'
import { countChanges, type PreviewSlice } from './settings-preview'
import { writeUnattended } from './write-unattended'

/*
 * Reading every episode of a practice again, after a change by which all of them are read: its settings, its plan, the rules that came
 * with an update. A reader (another thread, or this one in a command) reads and works out some episodes at a time in short transactions;
 * what it found is kept here in small acts, for each episode only if that is still what was read. How far it has come is kept with it, so
 * that it goes on after a restart.
 */

/** What a reader found in some episodes, in the order of their ids. */
export type Slice = {
  /** How many were read, and the id of the last; none and null where all are read. */
  count: number
  lastId: string | null
  /** Those of which something else has to be kept than is. */
  changed: readonly { episode: Episode; revision: string; reading: EpisodeReading }[]
  /** Ids of episodes that cannot be read. */
  failed: readonly string[]
}

/** Reads some episodes of a practice at a time, here or in another thread. */
export type Reader = {
  read(practiceId: string, afterId: string): Promise<Slice>
  preview(practiceId: string, afterId: string, settings: Settings): Promise<PreviewSlice>
}

/** Has every episode of a practice read again. Within the act that is the reason for it. */
export async function beginRereading(tx: Sql, practiceId: string, now: number): Promise<void> {
  const total = await countEpisodes(tx)
  const row = { practiceId, id: newId(), afterId: '', read: 0, total, failed: 0, startedAt: now }
  await tx.insert(rereadings).values(row).onConflictDoUpdate({ target: rereadings.practiceId, set: row })
}

/** How far the reading of a practice has come; undefined where all is read. */
export const rereadingOf = async (tx: Sql, practiceId: string) =>
  await first(tx.select().from(rereadings).where(eq(rereadings.practiceId, practiceId)))

/** Has a practice read again whose episodes were read last by other rules, another range or other instruments than this version's. */
export async function beginAfterUpdate(now: number): Promise<boolean> {
  return writeUnattended(async tx => {
    const practice = await first(tx.select({ id: practices.id, readBy: practices.rulesetVersion }).from(practices))
    if (!practice || practice.readBy === rulesetVersion || (await rereadingOf(tx, practice.id))) return false
    await beginRereading(tx, practice.id, now)
    return true
  })
}

/** The next episodes of a practice after one, read again. Writes nothing; called in a transaction that only reads. */
export async function readSlice(tx: Sql, practiceId: string, afterId: string): Promise<Slice> {
  const next = await nextEpisodes(tx, practiceId, afterId)
  const read = await inTurn(next, async ({ revision, ...found }) => {
    const episode = { practiceId, ...found }
    const reading = await readOrNull(tx, episode)
    return { episode, revision, reading }
  })
  return {
    count: next.length,
    lastId: next.at(-1)?.episodeId ?? null,
    changed: (
      await inTurn(read, async ({ reading, ...which }) =>
        reading && !(await isKept(tx, which.episode, reading)) ? [{ ...which, reading }] : [],
      )
    ).flat(),
    failed: read.flatMap(({ episode, reading }) => (reading ? [] : [episode.episodeId])),
  }
}

/** One episode that cannot be read must not keep the practice from all others. */
async function readOrNull(tx: Sql, episode: Episode): Promise<EpisodeReading | null> {
  try {
    return await readEpisode(tx, episode)
  } catch {
    return null
  }
}

/** Whether what was found is what is kept already. */
async function isKept(
  tx: Sql,
  { episodeId, clientId }: Episode,
  { changes, line, means }: EpisodeReading,
): Promise<boolean> {
  const kept = await first(tx.select().from(summaries).where(eq(summaries.clientId, clientId)))
  return (
    changes.length === 0 &&
    (line === null || isDeepStrictEqual(kept?.summary, JSON.parse(JSON.stringify(line)))) &&
    (await hasEarlyMeans(tx, episodeId, means))
  )
}

/** Reads in the thread that asks: for commands, which have nobody else to serve. */
export const readerHere: Reader = {
  read: async (practiceId, afterId) => readSlice(db(), practiceId, afterId),
  preview: async (practiceId, afterId, settings) => countChanges(db(), practiceId, afterId, settings),
}

/** Reads on until all episodes are read. Gives how many could not be. `now` is when what is found is said to have happened. */
export async function readOn(practiceId: string, reader: Reader, now: number): Promise<number> {
  let failed = 0
  for (let going = await rereadingOf(db(), practiceId); going; going = await rereadingOf(db(), practiceId)) {
    const place = { practiceId, id: going.id, afterId: going.afterId }
    const slice = await reader.read(practiceId, going.afterId)
    failed = going.failed + slice.failed.length
    await writeUnattended(tx => keepSlice(tx, place, slice, now))
  }
  return failed
}

type Place = { practiceId: string; id: string; afterId: string }

/** Keeps what was read, unless it has begun anew meanwhile, or another server was first. */
async function keepSlice(tx: Sql, { practiceId, id, afterId }: Place, slice: Slice, now: number): Promise<void> {
  const going = await rereadingOf(tx, practiceId)
  if (going?.id !== id || going.afterId !== afterId) return
  for (const { episode, revision, reading } of slice.changed) {
    const present = await revisionOf(tx, episode.episodeId)
    if (present === revision) await applyReading(tx, episode, reading, now)
    else if (present !== undefined) await reevaluateEpisode(tx, episode, now)
  }
  const mine = eq(rereadings.practiceId, practiceId)
  if (slice.lastId !== null) {
    await tx
      .update(rereadings)
      .set({ afterId: slice.lastId, read: going.read + slice.count, failed: going.failed + slice.failed.length })
      .where(mine)
    return
  }
  await tx.delete(rereadings).where(mine)
  // What could not be read is tried again at the next start.
  await tx
    .update(practices)
    .set({ rulesetVersion: going.failed === 0 ? rulesetVersion : null })
    .where(eq(practices.id, practiceId))
}

/** Undefined where the episode is gone. */
const revisionOf = async (tx: Sql, episodeId: string) =>
  (await first(tx.select({ revision: episodes.revision }).from(episodes).where(eq(episodes.id, episodeId))))?.revision
