import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { AnswerCheck, AnswerOccasion, AnswerWay, RequestOutcome } from '../lib/answer/request'
import { type AskedMeasure, measureKey } from '../lib/measure'
import type { Viewer } from '../lib/viewer'
import { answerPinHash, answerToken, answerTokenHash } from './answer-link'
import { endVisits } from './answer-visit-rows'
import { newId } from './ids'
import type { Sql } from './open'
import { changed } from './rows'
import { answerRequests, answerVisits, keptAnswers } from './schema'
import { noteUnreadable } from './unreadable'

export type AnswerRequest = typeof answerRequests.$inferSelect

export type NewRequest = {
  clientId: string
  episodeId: string
  occasion: AnswerOccasion
  sessionId: string | null
  way: AnswerWay
  language: string
  measures: readonly AskedMeasure[]
  asksGoals: boolean
  check: AnswerCheck
  /** As it was told to the client, where that is the check. */
  pin: string | null
  expiresAt: number
  againOfId: string | null
}

const measureKeys = z.array(z.string())

/** The measures that a request asks, each once, as `measureKey` writes them; none where that is damaged, which the log is told. */
export function measuresAsked({ id, measures }: { id: string; measures: unknown }): string[] {
  const read = measureKeys.safeParse(measures)
  if (!read.success) noteUnreadable('answer_requests.measures', id)
  return [...new Set(read.data ?? [])]
}

/** The row of what a client is asked, within an act that has found the client through the viewer and looked at what may be asked. */
export async function insertRequest(
  tx: Sql,
  { practiceId, personId }: Viewer,
  { measures, pin, ...request }: NewRequest,
  now: number,
): Promise<AnswerRequest> {
  const id = newId()
  const row = {
    ...{ id, practiceId, ...request, measures: measures.map(measureKey) },
    ...{ tokenHash: answerTokenHash(answerToken(id)), pinHash: pin === null ? null : answerPinHash(id, pin) },
    ...{ askedBy: personId, askedAt: now },
  }
  const [inserted] = await tx.insert(answerRequests).values(row).returning()
  if (!inserted) throw new Error('A request was not kept')
  return inserted
}

/**
 * Ends a request that is open, and with it what was answered and not sent; false where it has ended before. `by` is who of the practice ended
 * it; null where the client did, or time.
 */
export async function endRequest(
  tx: Sql,
  requestId: string,
  { outcome, by, now }: { outcome: RequestOutcome; by: string | null; now: number },
): Promise<boolean> {
  const open = and(eq(answerRequests.id, requestId), isNull(answerRequests.endedAt))
  const ended = { endedAt: now, endedBy: by, outcome, codeHash: null, codeExpiresAt: null }
  if ((await changed(tx.update(answerRequests).set(ended).where(open))) === 0) return false
  await tx.delete(keptAnswers).where(eq(keptAnswers.requestId, requestId))
  // Where it was sent, the browser in which it was still has its thanks to show.
  await endVisits(tx, and(eq(answerVisits.requestId, requestId), isNull(answerVisits.sentAt)), now)
  return true
}
