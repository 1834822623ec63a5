import { eq } from 'drizzle-orm'
import { readMeasureKey } from '../lib/measure'
import { endRequest, measuresAsked } from './answer-request-rows'
import { answerSettingsInForce } from './answer-settings-rows'
import { formsIn, keptBy } from './answer-sheets'
import type { FoundVisit } from './answer-visits'
import type { Sql } from './open'
import { receiveAnswers, type SentSheet } from './receive-answers'
import { answerVisits } from './schema'
import { heldWordings } from './settings'

type Found = Pick<FoundVisit, 'visit' | 'request'>

/**
 * Sends what was kept in a visit, within an act that has found its request open; false where nothing was answered. `by`: who of the practice does
 * it, because the client said so; null where the client does.
 */
export async function sendKept(tx: Sql, found: Found, by: string | null, now: number): Promise<boolean> {
  const { visit, request } = found
  const received = await receiveAnswers(tx, request, { sheets: await sheetsToSend(tx, found), way: visit.way }, now)
  if (received.sessionId === null) return false
  await tx.update(answerVisits).set({ sentAt: now, seenAt: now }).where(eq(answerVisits.id, visit.id))
  await endRequest(tx, request.id, { outcome: 'sent', by, now })
  return true
}

/** Also of a measure that is shown no more, because its wording was removed meanwhile: what was answered is the client's to send. */
async function sheetsToSend(tx: Sql, found: Found): Promise<SentSheet[]> {
  const { visit, request } = found
  const { settings } = await answerSettingsInForce(tx, request.practiceId)
  const forms = await formsIn(tx, found, settings)
  const wordings = await heldWordings(tx, request.practiceId)
  const kept = await keptBy(tx, found)
  return measuresAsked(request).flatMap(key => {
    const [measure, answers] = [readMeasureKey(key), kept.get(key)]
    if (!measure || !answers) return []
    const read = forms.find(each => each.measure === key)
    const language = read?.form.language ?? visit.language
    const isRead = (row: (typeof wordings)[number]) =>
      row.instrumentId === measure.instrumentId && row.language === language
    const wordingId = read && !read.instrument.ownPrompt ? (wordings.find(isRead)?.id ?? null) : null
    return [{ measure, answers, language, wordingId }]
  })
}
