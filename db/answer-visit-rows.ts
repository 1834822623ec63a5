import { randomBytes } from 'node:crypto'
import type { AnswerWay } from '../lib/answer/request'
import type { AnswerRequest } from './answer-request-rows'
import { newId } from './ids'
import { keyedHash } from './keyed-hash'
import type { Sql } from './open'
import { answerVisits } from './schema'

export type AnswerVisit = typeof answerVisits.$inferSelect

/** What the cookie of a visit, or of a tablet, says: the database holds its keyed hash alone. */
export const newAnswerSecret = (): string => randomBytes(32).toString('base64url')

/** By which the visit of a cookie is found. */
export const visitSecretHash = (secret: string): string => keyedHash('answer visit', secret)

type Begun = { way: AnswerWay; language: string; tabletId?: string; handoverId?: string }

/** Lets one browser answer a request, within an act that knows that it is the client. Gives what goes into its cookie. */
export async function insertVisit(
  tx: Sql,
  { id: requestId, practiceId, clientId }: AnswerRequest,
  visit: Begun,
  now: number,
): Promise<string> {
  const secret = newAnswerSecret()
  const begun = { id: newId(), practiceId, requestId, clientId, ...visit, begunAt: now, seenAt: now }
  await tx.insert(answerVisits).values({ ...begun, secretHash: visitSecretHash(secret) })
  return secret
}
