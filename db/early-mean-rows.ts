import { and, asc, count, eq } from 'drizzle-orm'
import { earlyMean, quartileBetween, quartilePlace } from '../lib/early-cut'
import { allianceMeasures } from '../lib/flags/ruptures'
import type { History } from '../lib/history'
import type { Settings } from '../lib/settings'
import type { Sql } from './open'
import { first } from './rows'
import { earlyMeans } from './schema'

type Means = Readonly<Record<string, number>>

/** The early means that an episode has, by instrument. */
export const earlyMeansOf = (read: History, early: Settings['earlyLow']): Means =>
  Object.fromEntries(
    allianceMeasures(read.instruments).flatMap(({ instrumentId }) => {
      const mean = earlyMean(read, instrumentId, early)
      return mean === null ? [] : [[instrumentId, mean]]
    }),
  )

/** Keeps the early means of an episode; they stay as they are once its first sessions are over. */
export async function keepEarlyMeans(
  tx: Sql,
  { practiceId, episodeId }: { practiceId: string; episodeId: string },
  means: Means,
): Promise<void> {
  if (await hasEarlyMeans(tx, episodeId, means)) return
  await tx.delete(earlyMeans).where(eq(earlyMeans.episodeId, episodeId))
  const rows = Object.entries(means).map(([instrumentId, mean]) => ({ practiceId, episodeId, instrumentId, mean }))
  if (rows.length > 0) await tx.insert(earlyMeans).values(rows)
}

/** Whether these early means are what is kept of an episode. */
export async function hasEarlyMeans(tx: Sql, episodeId: string, means: Means): Promise<boolean> {
  const kept = await tx.select().from(earlyMeans).where(eq(earlyMeans.episodeId, episodeId))
  return kept.length === Object.keys(means).length && kept.every(row => means[row.instrumentId] === row.mean)
}

/** In how many episodes of a practice an instrument has an early mean. */
export const countEarlyMeans = async (tx: Sql, practiceId: string, instrumentId: string): Promise<number> =>
  (await first(tx.select({ n: count() }).from(earlyMeans).where(ofInstrument(practiceId, instrumentId))))?.n ?? 0

/** The value that a quarter of the early means of an instrument lie under; null where there are none. */
export async function lowerQuartileOf(tx: Sql, practiceId: string, instrumentId: string): Promise<number | null> {
  const place = quartilePlace(await countEarlyMeans(tx, practiceId, instrumentId))
  const [below, above = below] = await tx
    .select({ mean: earlyMeans.mean })
    .from(earlyMeans)
    .where(ofInstrument(practiceId, instrumentId))
    .orderBy(asc(earlyMeans.mean))
    .limit(2)
    .offset(place.offset)
  return below && above ? quartileBetween(place, below.mean, above.mean) : null
}

const ofInstrument = (practiceId: string, instrumentId: string) =>
  and(eq(earlyMeans.instrumentId, instrumentId), eq(earlyMeans.practiceId, practiceId))
