import { eq } from 'drizzle-orm'
import { readMeasureKey } from '../lib/measure'
import { endRequest, measuresAsked } from './answer-request-rows'
import { keptBy, sheetsIn } from './answer-sheets'
import type { FoundVisit } from './answer-visits'
import type { Sql } from './open'
import { receiveAnswers, type SentSheet } from './receive-answers'
import { answerVisits } from './schema'

type Found = Pick<FoundVisit, 'visit' | 'request'>

/**
 * Sends what was kept in a visit, within an act that has found its request open; false where nothing was answered. `by`: who of the practice does
 * it, because the client said so; null where the client does.
 */
export async function sendKept(tx: Sql, found: Found, by: string | null, now: number): Promise<boolean> {
  const { visit, request } = found
  const { way, language } = visit
  const received = await receiveAnswers(tx, request, { sheets: await sheetsToSend(tx, found), way, language }, now)
  if (received.sessionId === null) return false
  await tx.update(answerVisits).set({ sentAt: now, seenAt: now }).where(eq(answerVisits.id, visit.id))
  await endRequest(tx, request.id, { outcome: 'sent', by, now })
  return true
}

/** Also of a measure that is shown no more, because its wording was removed meanwhile: what was answered is the client's to send. */
async function sheetsToSend(tx: Sql, found: Found): Promise<SentSheet[]> {
  const shown = await sheetsIn(tx, found)
  const kept = await keptBy(tx, found)
  return measuresAsked(found.request).flatMap(key => {
    const [measure, answers] = [readMeasureKey(key), kept.get(key)]
    const wordingId = shown.find(each => each.measure === key)?.wordingId ?? null
    return measure && answers ? [{ measure, answers, wordingId }] : []
  })
}
