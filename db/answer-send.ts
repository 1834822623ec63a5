import { and, eq } from 'drizzle-orm'
import { readMeasureKey } from '../lib/measure'
import { endRequest } from './answer-request-rows'
import { keptBy, sheetsIn } from './answer-sheets'
import { type FoundVisit, findVisit, hiddenIn } from './answer-visits'
import type { Sql } from './open'
import { receiveAnswers, type SentSheet } from './receive-answers'
import { answerVisits, keptAnswers } from './schema'
import { writeUnattended } from './write-unattended'

/**
 * `sent`: the practice has the answers, now or since before: a second click, a reload and a retry after a lost reply get the first outcome.
 * `nothing`: no question was answered. `over`: the questions ended, or nothing was done for too long; nothing was sent.
 */
export type SendOutcome = 'sent' | 'nothing' | 'over'

/**
 * Sends what was kept in a visit, in one act: its sheets with scores and flags, who is told of a risk, the end of the request. From then on the
 * browser shows its thanks and nothing else.
 */
export async function sendAnswers(secret: string, now: number): Promise<SendOutcome> {
  return writeUnattended<SendOutcome>(async tx => {
    const found = await findVisit(tx, secret, now)
    if (found?.state === 'sent') return 'sent'
    if (found?.state !== 'open') return 'over'
    const { visit, request } = found
    await forgetHidden(tx, found)
    const { way, language } = visit
    const received = await receiveAnswers(tx, request, { sheets: await sheetsToSend(tx, found), way, language }, now)
    if (received.sessionId === null) return 'nothing'
    await tx.update(answerVisits).set({ sentAt: now, seenAt: now }).where(eq(answerVisits.id, visit.id))
    await endRequest(tx, request.id, { outcome: 'sent', by: null, now })
    return 'sent'
  })
}

/** What was answered in another browser is neither shown in this one nor sent by it. */
async function forgetHidden(tx: Sql, found: FoundVisit): Promise<void> {
  await tx.delete(keptAnswers).where(and(eq(keptAnswers.requestId, found.request.id), hiddenIn(found)))
}

/** Also of a measure that is shown no more, because its wording was removed meanwhile: what was answered is the client's to send. */
async function sheetsToSend(tx: Sql, found: FoundVisit): Promise<SentSheet[]> {
  const shown = await sheetsIn(tx, found)
  const kept = await keptBy(tx, found)
  return found.request.measures.flatMap(key => {
    const [measure, answers] = [readMeasureKey(key), kept.get(key)]
    const wordingId = shown.find(each => each.measure === key)?.wordingId ?? null
    return measure && answers ? [{ measure, answers, wordingId }] : []
  })
}
