import { and, eq, gte, lt, sql } from 'drizzle-orm'
import { mostIdle, thanksShown } from '../lib/answer/idle'
import { isBeside } from '../lib/answer/risk'
import type { AnswerRequest } from './answer-request-rows'
import { type AnswerVisit, visitSecretHash } from './answer-visit-rows'
import type { Sql } from './open'
import { first } from './rows'
import { answerRequests, answerVisits, keptAnswers } from './schema'

/** How often it is noted that a visit goes on, in ms. */
export const noted = 60_000

/**
 * `open`: questions are answered in it. `idle`: nothing was done for too long, and whoever has the browser shows again that it is them.
 * `sent`: answers were sent by it, and their thanks are all that it shows.
 */
export type FoundVisit = { visit: AnswerVisit; request: AnswerRequest; state: 'open' | 'idle' | 'sent' }

/** The visit that a browser's cookie is of; null where there is none, or it is over. */
export async function findVisit(tx: Sql, secret: string, now: number): Promise<FoundVisit | null> {
  const found = await first(
    tx
      .select({ visit: answerVisits, request: answerRequests })
      .from(answerVisits)
      .innerJoin(answerRequests, eq(answerRequests.id, answerVisits.requestId))
      .where(eq(answerVisits.secretHash, visitSecretHash(secret))),
  )
  if (!found || found.visit.endedAt !== null) return null
  const { sentAt, seenAt } = found.visit
  if (sentAt !== null) return now - sentAt < thanksShown ? { ...found, state: 'sent' } : null
  if (!isOpenRequest(found.request, now)) return null
  return { ...found, state: now - seenAt < mostIdle(found.visit.way) ? 'open' : 'idle' }
}

/** Whether a request has neither ended nor run out. */
export const isOpenRequest = ({ endedAt, askedAt, expiresAt }: AnswerRequest, now: number): boolean =>
  // A clock that was put back would keep it open for longer.
  endedAt === null && askedAt <= now && now < expiresAt

/**
 * What a visit has kept, and may show: what was given since it began, by a time that no clock sets back (`insertVisit`). Somebody of the same
 * family may know the check as well: what was answered in another browser is not shown in this one, and not sent by it. In the practice
 * somebody sees who has the device.
 */
export const keptIn = ({ visit, request }: Omit<FoundVisit, 'state'>) =>
  and(eq(keptAnswers.requestId, request.id), isBeside(visit.way) ? undefined : gte(keptAnswers.givenAt, visit.begunAt))

/** What was kept of the same request and is not shown in a visit: the rest of `keptIn`. */
export const hiddenIn = ({ visit }: Pick<FoundVisit, 'visit'>) =>
  isBeside(visit.way) ? sql`false` : lt(keptAnswers.givenAt, visit.begunAt)
