import { and, eq, isNull } from 'drizzle-orm'
import { expect } from 'vitest'
import { flagGroupsOf } from '@/db/flag-groups'
import { episodeForRules, history, unchangedHistory } from '@/db/history'
import { inTurn } from '@/db/in-turn'
import { db } from '@/db/open'
import { readEpisode, storedFlags } from '@/db/reevaluate'
import { first } from '@/db/rows'
import { clients, earlyMeans, episodes, flagGroups, summaries } from '@/db/schema'

/*
 * What is kept of an episode beside what was recorded: the lines of the flag lists, the line of the caseload, the early means. An act
 * that leaves one of them behind shows a clinician what is no longer so.
 */

const everyEpisode = () =>
  db()
    .select({ practiceId: episodes.practiceId, clientId: episodes.clientId, episodeId: episodes.id })
    .from(episodes)
    .innerJoin(clients, and(eq(clients.id, episodes.clientId), isNull(clients.removedAt)))
    .orderBy(episodes.id)

/** Everything that is kept of the episodes is what is worked out from their records now. */
export async function expectFactsInStep(): Promise<void> {
  for (const episode of await everyEpisode()) {
    expect(await unchangedHistory(db(), episode.episodeId)).toEqual(await history(db(), episode.episodeId))
    const kept = await db().select().from(flagGroups).where(eq(flagGroups.episodeId, episode.episodeId))
    expect(byLead(kept)).toEqual(byLead(await flagGroupsOf(db(), episode)))
    const reading = await readEpisode(db(), episode)
    const means = await db().select().from(earlyMeans).where(eq(earlyMeans.episodeId, episode.episodeId))
    expect(Object.fromEntries(means.map(row => [row.instrumentId, row.mean]))).toEqual(reading.means)
    const line = await first(db().select().from(summaries).where(eq(summaries.clientId, episode.clientId)))
    if (reading.line) expect(line?.summary).toEqual(JSON.parse(JSON.stringify(reading.line)))
  }
}

const byLead = <Line extends { leadId: string }>(lines: readonly Line[]) =>
  lines.toSorted((a, b) => a.leadId.localeCompare(b.leadId))

/** Of each episode its revision, and all of it that the rules read. */
export const episodesAsRead = async () =>
  new Map(
    await inTurn(await everyEpisode(), async ({ episodeId }) => {
      // By these all episodes of a practice are read: where they change, all are read again.
      const { order, history: readHistory } = await episodeForRules(db(), episodeId)
      const whole = await readHistory()
      const { plan: _, instruments: __, ...read } = whole
      const content = JSON.stringify([read, await storedFlags(db(), episodeId), order])
      const row = await first(
        db().select({ revision: episodes.revision }).from(episodes).where(eq(episodes.id, episodeId)),
      )
      return [episodeId, { revision: row?.revision, content }]
    }),
  )

/** What of an episode changed has another revision, or somebody who read it before would keep what is not so any more. */
export async function expectRevised(before: Awaited<ReturnType<typeof episodesAsRead>>): Promise<void> {
  for (const [id, { revision, content }] of await episodesAsRead()) {
    const was = before.get(id)
    if (was && was.content !== content) expect(revision, id).not.toBe(was.revision)
  }
}
