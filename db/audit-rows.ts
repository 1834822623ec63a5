import { gt, max, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { AuditRow } from './audit-text'
import type { Sql } from './engine'
import { first, rows } from './rows'
import { auditEvents } from './schema'

export type ChainRow = AuditRow & { hash: Buffer | null }

/** So many entries are read at once, and held. */
const pageSize = 5000

const bytes = z.instanceof(Buffer).nullable()
const text = z.string().nullable()
const row = z.tuple([
  z.number(),
  z.string(),
  z.number(),
  text,
  text,
  z.string(),
  text,
  text,
  z.number().nullable(),
  text,
  bytes,
  bytes,
])

/** All entries of the audit after one, in their order, in pages. */
export async function* auditPages(tx: Sql, after = -1): AsyncGenerator<ChainRow[]> {
  for (let last = after; ; ) {
    const page = (await rows(tx, pageQuery(last), row)).map(toRow)
    const newest = page.at(-1)
    if (!newest) return
    yield page
    last = newest.seq
  }
}

const pageQuery = (after: number) =>
  sql`select seq, practice_id, happened_at, person_id, login_id, act, client_id, subject_id, "count", detail, reason_hash, hash
    from ${auditEvents} where ${gt(auditEvents.seq, after)} order by seq limit ${pageSize}`

function toRow([seq, practiceId, happenedAt, personId, loginId, act, ...rest]: z.output<typeof row>): ChainRow {
  const [clientId, subjectId, count, detail, reasonHash, hash] = rest
  return { seq, practiceId, happenedAt, personId, loginId, act, clientId, subjectId, count, detail, reasonHash, hash }
}

/** The number of the newest entry; null where there is none. */
export const newestSeq = async (tx: Sql): Promise<number | null> =>
  (await first(tx.select({ seq: max(auditEvents.seq) }).from(auditEvents)))?.seq ?? null
