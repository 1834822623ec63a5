import { randomBytes } from 'node:crypto'
import { and, eq, isNull, max, type SQL } from 'drizzle-orm'
import type { AnswerWay } from '../lib/answer/request'
import type { AnswerRequest } from './answer-request-rows'
import { newId } from './ids'
import { keyedHash } from './keyed-hash'
import type { Sql } from './open'
import { first } from './rows'
import { answerVisits, keptAnswers } from './schema'

export type AnswerVisit = typeof answerVisits.$inferSelect

/** What the cookie of a visit, or of a tablet, says: the database holds its keyed hash alone. */
export const newAnswerSecret = (): string => randomBytes(32).toString('base64url')

/** By which the visit of a cookie is found. */
export const visitSecretHash = (secret: string): string => keyedHash('answer visit', secret)

type Begun = { way: AnswerWay; language: string; tabletId?: string; handoverId?: string }

/**
 * Lets one browser answer a request, within an act that knows that it is the client. Gives what goes into its cookie. It begins after all that was
 * kept before, also where the clock was set back or another server has one of its own.
 */
export async function insertVisit(
  tx: Sql,
  { id: requestId, practiceId, clientId }: AnswerRequest,
  visit: Begun,
  now: number,
): Promise<string> {
  const secret = newAnswerSecret()
  const kept = tx.select({ last: max(keptAnswers.givenAt) }).from(keptAnswers)
  const last = (await first(kept.where(eq(keptAnswers.requestId, requestId))))?.last ?? 0
  const begunAt = Math.max(now, last + 1)
  const begun = { id: newId(), practiceId, requestId, clientId, ...visit, begunAt, seenAt: now }
  await tx.insert(answerVisits).values({ ...begun, secretHash: visitSecretHash(secret) })
  return secret
}

/** Ends visits, within another act: in those browsers nothing is shown or kept any more. What they kept stays with its request. */
export async function endVisits(tx: Sql, which: SQL | undefined, now: number): Promise<void> {
  const open = and(isNull(answerVisits.endedAt), which)
  await tx.update(answerVisits).set({ endedAt: now }).where(open)
}
