import { and, count, eq, lt, sql } from 'drizzle-orm'
import type { RefusalKind } from '../lib/refusal'
import { newId } from './ids'
import { keyedHash } from './keyed-hash'
import type { Sql } from './open'
import { first } from './rows'
import { practices, refusals } from './schema'
import { writeUnattended } from './write-unattended'

/*
 * What was refused: counted for each day, kind and account, so that somebody who tries a million times leaves one row, and somebody who tries
 * a million accounts leaves so many, with one more for all others. No content, and no account as it was typed: people type passwords there.
 */

const day = 24 * 60 * 60 * 1000

/** So many accounts are told apart on one day, of one kind. */
const keptOfADay = 100

/** For so long rows are kept, in ms. */
const kept = 400 * day

type Refused = {
  kind: RefusalKind
  now: number
  /** Who was logged in. */
  personId?: string
  /** What was typed as an account, where nobody was. */
  account?: string
  /** How often, where several are counted at once. */
  times?: number
}

/** Counts a refusal, in a transaction of its own. */
export const noteRefusal = (refused: Refused): Promise<void> => writeUnattended(tx => countRefusal(tx, refused))

/** Counts a refusal, within another act. */
export async function countRefusal(tx: Sql, { kind, now, personId = '', account, times = 1 }: Refused): Promise<void> {
  const date = new Date(now).toISOString().slice(0, 10)
  const accountHash = account === undefined ? '' : keyedHash('account', account)
  const known = await first(
    tx
      .select({ id: refusals.id })
      .from(refusals)
      .where(those(date, kind, personId, accountHash)),
  )
  const isFull = !known && (await countOf(tx, date, kind)) >= keptOfADay
  const [practice] = await tx.select({ practiceId: practices.id }).from(practices).limit(1)
  const who = isFull ? { personId: '', accountHash: '' } : { personId, accountHash }
  const row = { id: newId(), practiceId: practice?.practiceId ?? null, day: date, kind, ...who, count: times }
  await tx
    .insert(refusals)
    .values({ ...row, firstAt: now, lastAt: now })
    .onConflictDoUpdate({
      target: [refusals.day, refusals.kind, refusals.personId, refusals.accountHash],
      set: { count: sql`${refusals.count} + ${times}`, lastAt: now },
    })
  if (!known) await tx.delete(refusals).where(lt(refusals.lastAt, now - kept))
}

/** How often something was refused to somebody on this day. */
export async function refusedToday(
  tx: Sql,
  { kind, personId, now }: { kind: RefusalKind; personId: string; now: number },
): Promise<number> {
  const theirs = those(new Date(now).toISOString().slice(0, 10), kind, personId, '')
  return (await first(tx.select({ n: refusals.count }).from(refusals).where(theirs)))?.n ?? 0
}

const those = (date: string, kind: RefusalKind, personId: string, accountHash: string) =>
  and(
    eq(refusals.day, date),
    eq(refusals.kind, kind),
    eq(refusals.personId, personId),
    eq(refusals.accountHash, accountHash),
  )

async function countOf(tx: Sql, date: string, kind: RefusalKind): Promise<number> {
  const sameDay = and(eq(refusals.day, date), eq(refusals.kind, kind))
  return (await first(tx.select({ n: count() }).from(refusals).where(sameDay)))?.n ?? 0
}
