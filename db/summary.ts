import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { History } from '../lib/history'
import { summarise, summarySchema } from '../lib/summary'
import { planOf } from './client-plan'
import { dueSchema, notablyDueMeasures } from './due'
import { historyForRules } from './history'
import type { Sql } from './open'
import { clients, episodes, summaries } from './schema'
import { settingsIn } from './settings'

/** What is kept of a client for the caseload: the summary of the episode, and what its next session should not forget. */
const storedSchema = z.object({ summary: summarySchema, due: z.array(dueSchema) })

/** A stored line of the caseload; throws when it is not of its shape. */
export const readSummary = (stored: unknown) => storedSchema.parse(stored)

type Episode = { practiceId: string; clientId: string; episodeId: string }

/** Writes a client's line of the caseload from their episode as it now stands. */
export function keepSummary(tx: Sql, { practiceId, clientId, episodeId }: Episode, read: History): void {
  const due = notablyDueMeasures(planOf(tx, practiceId, clientId), read)
  const summary = summarise(read, settingsIn(tx, practiceId))
  const row = { practiceId, clientId, episodeId, summary: { summary, due } }
  tx.insert(summaries).values(row).onConflictDoUpdate({ target: summaries.clientId, set: row }).run()
}

/** Brings what is due into step with a changed measure plan, for every open episode of the practice, or of one client. */
export function refreshDue(tx: Sql, practiceId: string, clientId?: string): void {
  const whose = clientId === undefined ? undefined : eq(episodes.clientId, clientId)
  const open = and(eq(episodes.practiceId, practiceId), whose, isNull(episodes.endedOn), isNull(clients.removedAt))
  const found = tx
    .select({ episodeId: episodes.id, clientId: episodes.clientId })
    .from(episodes)
    .innerJoin(clients, eq(clients.id, episodes.clientId))
    .where(open)
    .all()
  for (const each of found) keepSummary(tx, { practiceId, ...each }, historyForRules(tx, each.episodeId))
}
