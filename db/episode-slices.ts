import { and, asc, count, eq, gt, isNull } from 'drizzle-orm'
import type { Sql } from './open'
import { first } from './rows'
import { clients, episodes } from './schema'

/** Episodes that are read in one go. */
const aSlice = 20

/** The next episodes of a practice after one, in the order of their ids, with their revisions; those of removed clients left out. */
export const nextEpisodes = (tx: Sql, practiceId: string, afterId: string) =>
  tx
    .select({ episodeId: episodes.id, clientId: episodes.clientId, revision: episodes.revision })
    .from(episodes)
    .innerJoin(clients, and(eq(clients.id, episodes.clientId), isNull(clients.removedAt)))
    .where(and(gt(episodes.id, afterId), eq(episodes.practiceId, practiceId)))
    .orderBy(asc(episodes.id))
    .limit(aSlice)

/** How many episodes there are in all. */
export const countEpisodes = async (tx: Sql): Promise<number> =>
  (await first(tx.select({ n: count() }).from(episodes)))?.n ?? 0
