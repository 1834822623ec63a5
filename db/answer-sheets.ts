import { asc, eq } from 'drizzle-orm'
import { type AnswerForm, answerForm, askableLanguages } from '../lib/answer/form'
import { asksAboutRisk, riskRefusal } from '../lib/answer/risk'
import { riskArrangementIn } from '../lib/answer/settings'
import type { Answers } from '../lib/instruments/answers'
import { readMeasureKey } from '../lib/measure'
import { type AnswerRequest, measuresAsked } from './answer-request-rows'
import { answerSettingsInForce } from './answer-settings-rows'
import { type FoundVisit, keptIn } from './answer-visits'
import type { Sql } from './open'
import { first } from './rows'
import { keptAnswers, sessions } from './schema'
import { heldWordings, instrumentsIn, wordingsIn } from './settings'

/** One measure as it is asked, and what was answered to it in this visit. */
export type AskedSheet = {
  measure: string
  /** None for the page of goals. */
  instrumentId?: string
  form: Omit<AnswerForm, 'instrumentId' | 'target'>
  /** The wording that is read; none where the words are our own, or the client's. */
  wordingId?: string | null
  asksRisk: boolean
  given: Answers
  /** As what an answer to one of its items is kept, where that is not under its own measure. */
  keptAs?: ReadonlyMap<number, { measure: string; item: number }>
}

/** What is asked in a visit, in its language where the words are there, and what was kept. */
export async function sheetsIn(tx: Sql, found: Pick<FoundVisit, 'visit' | 'request'>): Promise<AskedSheet[]> {
  const { request, visit } = found
  const instruments = await instrumentsIn(tx, request.practiceId)
  const wordings = await wordingsIn(tx, request.practiceId)
  const rows = await heldWordings(tx, request.practiceId)
  const sessionOn = await dayOf(tx, request)
  const kept = await keptBy(tx, found)
  const { settings } = await answerSettingsInForce(tx, request.practiceId)
  return measuresAsked(request).flatMap(measure => {
    const about = readMeasureKey(measure)
    const instrument = instruments.find(({ id }) => id === about?.instrumentId)
    if (!about || !instrument) return []
    const held = wordings.get(instrument.id) ?? []
    const form = [visit.language, request.language, ...askableLanguages(instrument, held)]
      // At home nobody is asked about risk in a language for which the practice has written nothing, whichever they choose.
      .filter(language => riskRefusal(instrument, visit.way, riskArrangementIn(settings, language)) === null)
      .map(language =>
        answerForm({ instrument, target: about.target, language, requestId: request.id, sessionOn }, held),
      )
      .find(each => each !== null)
    if (!form) return []
    const isRead = (row: (typeof rows)[number]) => row.instrumentId === instrument.id && row.language === form.language
    const wordingId = instrument.ownPrompt ? null : (rows.find(isRead)?.id ?? null)
    return [
      {
        measure,
        instrumentId: instrument.id,
        form,
        wordingId,
        asksRisk: asksAboutRisk(instrument),
        given: kept.get(measure) ?? {},
      },
    ]
  })
}

async function dayOf(tx: Sql, { occasion, sessionId }: AnswerRequest): Promise<string | null> {
  if (occasion !== 'session' || sessionId === null) return null
  return (await first(tx.select({ on: sessions.heldOn }).from(sessions).where(eq(sessions.id, sessionId))))?.on ?? null
}

/** What was kept in a visit and may be shown in it, by measure. */
export async function keptBy(
  tx: Sql,
  found: Pick<FoundVisit, 'visit' | 'request'>,
): Promise<ReadonlyMap<string, Answers>> {
  const rows = await tx
    .select()
    .from(keptAnswers)
    .where(keptIn(found))
    .orderBy(asc(keptAnswers.measure), asc(keptAnswers.item))
  const kept = new Map<string, Record<number, Answers[number]>>()
  for (const { measure, item, value, absence } of rows) {
    const given = kept.get(measure) ?? {}
    given[item] = value ?? absence ?? undefined
    kept.set(measure, given)
  }
  return kept
}
