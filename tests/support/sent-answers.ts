import { eq } from 'drizzle-orm'
import { openEpisode } from '@/db/access'
import { type AnswerRequest, insertRequest } from '@/db/answer-request-rows'
import { type Received, receiveAnswers } from '@/db/receive-answers'
import { answerRequests } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import type { AnswerOccasion, AnswerWay } from '@/lib/answer/request'
import type { Answers } from '@/lib/instruments/answers'
import type { AskedMeasure } from '@/lib/measure'
import type { Viewer } from '@/lib/viewer'

type Asking = {
  occasion: AnswerOccasion
  sessionId?: string | null
  way?: AnswerWay
  measures?: readonly AskedMeasure[]
}

export const byClient = (instrumentId: string): AskedMeasure => ({ instrumentId, respondent: 'client', target: null })

/** Asks a client for something, as an act of the practice does it. */
export const ask = (
  viewer: Viewer,
  clientId: string,
  { occasion, sessionId = null, way = 'link', measures = [byClient('core-10')] }: Asking,
  now: number,
): Promise<AnswerRequest> =>
  writeUnattended(async tx => {
    const episode = await openEpisode(tx, clientId)
    if (!episode) throw new Error('The client has no open episode')
    const about = { clientId, episodeId: episode.id, occasion, sessionId, way, measures }
    const rest = { language: 'en', asksGoals: false, check: 'birth-date' as const, pin: null, againOfId: null }
    return await insertRequest(tx, viewer, { ...about, ...rest, expiresAt: now + 30 * 86_400_000 }, now)
  })

/** Sends answers to a request, by measure. */
export const send = (
  { id }: AnswerRequest,
  sheets: Readonly<Record<string, Answers>>,
  now: number,
): Promise<Received> =>
  writeUnattended(async tx => {
    const [request] = await tx.select().from(answerRequests).where(eq(answerRequests.id, id))
    if (!request) throw new Error('No such request')
    const sent = Object.entries(sheets).map(([instrumentId, answers]) => ({
      ...{ measure: byClient(instrumentId), answers, language: 'en', wordingId: null },
    }))
    return await receiveAnswers(tx, request, { sheets: sent, way: request.way }, now)
  })
