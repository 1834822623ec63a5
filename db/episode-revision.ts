import { eq, sql } from 'drizzle-orm'
import type { Sql } from './open'
import { episodes } from './schema'

/** Within every act that changes what the rules read of an episode: what somebody read of it before is not kept any more. */
export async function raiseRevision(tx: Sql, episodeId: string): Promise<void> {
  await tx
    .update(episodes)
    .set({ revision: sql`${episodes.revision} + 1` })
    .where(eq(episodes.id, episodeId))
}
