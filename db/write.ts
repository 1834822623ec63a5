import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Viewer } from '../lib/viewer'
import { db, type Sql } from './open'
import type { Outcome } from './outcome'
import { submissions } from './schema'

/**
 * One act, one transaction. Immediate, because a deferred one that reads first and writes later fails when another writer came
 * in between. The work is synchronous: a promise inside would land its writes outside the transaction.
 */
export function write<T>(work: (tx: Sql) => T): T {
  return db().transaction(tx => work(tx), { behavior: 'immediate' })
}

/**
 * Carries an act out once per key: the same key again (a double click, a retry after a lost reply) gets the first outcome and
 * changes nothing. A refusal is not remembered, so that a corrected form can be sent with the same key.
 */
export function once<T extends object>(
  tx: Sql,
  viewer: Viewer,
  submission: { key: string; act: string; now: number },
  outcome: z.ZodType<T>,
  work: () => Outcome<T>,
): Outcome<T> {
  const { key, act, now } = submission
  const mine = and(eq(submissions.personId, viewer.personId), eq(submissions.key, key), eq(submissions.act, act))
  const before = tx.select({ outcome: submissions.outcome }).from(submissions).where(mine).get()
  if (before) return { ok: true, ...outcome.parse(before.outcome) }
  const result = work()
  if (!result.ok) return result
  const row = { practiceId: viewer.practiceId, personId: viewer.personId, key, act, at: now }
  tx.insert(submissions)
    .values({ ...row, outcome: outcome.parse(result) })
    .run()
  return result
}
