import { and, eq, exists, gte, not, notExists, or, type SQL, sql } from 'drizzle-orm'
import type { Sql } from './open'
import { acknowledgements, flags, resolutions } from './schema'

const one = { one: sql`1` }

/** Flags that nobody and nothing has ended. Speaks about the row of `flags` in the query it is put into. */
export function isOpen(tx: Sql): SQL {
  return notExists(tx.select(one).from(resolutions).where(eq(resolutions.flagId, flags.id)))
}

/** Flags that have ended, by a person or by the data. */
export const hasEnded = (tx: Sql): SQL => not(isOpen(tx))

/** Open flags that still ask for a look: an acknowledged one is quiet until there is newer evidence, a safety flag never is. */
export function needsAttention(tx: Sql): SQL | undefined {
  const seen = and(eq(acknowledgements.flagId, flags.id), gte(acknowledgements.evidenceOn, flags.evidenceOn))
  const isQuiet = exists(tx.select(one).from(acknowledgements).where(seen))
  return and(isOpen(tx), or(eq(flags.tier, 'safety'), not(isQuiet)))
}

/** Open safety flags whose evidence is this session's. */
export const openSafetyFlags = (tx: Sql, episodeId: string, sessionId: string) =>
  tx
    .select({ id: flags.id, version: flags.version })
    .from(flags)
    .where(and(eq(flags.episodeId, episodeId), eq(flags.sessionId, sessionId), eq(flags.tier, 'safety'), isOpen(tx)))
    .all()

/** Whether a flag of this session is in the history as recorded late, and nobody has answered it. */
export const hasFlagRecordedLate = (tx: Sql, episodeId: string, sessionId: string): boolean =>
  tx
    .select(one)
    .from(flags)
    .innerJoin(resolutions, and(eq(resolutions.flagId, flags.id), eq(resolutions.outcome, 'recorded-late')))
    .where(and(eq(flags.episodeId, episodeId), eq(flags.sessionId, sessionId)))
    .get() !== undefined
