import { eq } from 'drizzle-orm'
import { newId } from './ids'
import type { Sql } from './open'
import { episodes } from './schema'

/**
 * Within every act that changes what the rules read of an episode: what somebody read of it before is not kept any more. Gives the
 * episode's revision from now on, which it never had and no other one has.
 */
export async function renewRevision(tx: Sql, episodeId: string): Promise<string> {
  const revision = newId()
  await tx.update(episodes).set({ revision }).where(eq(episodes.id, episodeId))
  return revision
}
