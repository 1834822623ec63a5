import { asc, eq } from 'drizzle-orm'
import { type AnswerForm, answerForm, askableLanguages } from '../lib/answer/form'
import { riskRefusal } from '../lib/answer/risk'
import { type AnswerSettings, riskArrangementIn } from '../lib/answer/settings'
import type { Answers } from '../lib/instruments/answers'
import type { Instrument } from '../lib/instruments/instrument'
import { readMeasureKey } from '../lib/measure'
import { type AnswerRequest, measuresAsked } from './answer-request-rows'
import { type FoundVisit, keptIn } from './answer-visits'
import type { Sql } from './open'
import { first } from './rows'
import { keptAnswers, sessions } from './schema'
import { instrumentsIn, wordingsIn } from './settings'

/** One measure, as `measureKey` writes it, and what of it is read in a visit. */
export type AskedForm = { measure: string; instrument: Instrument; form: AnswerForm }

/** What is asked in a visit, in its language where the words are there. */
export async function formsIn(
  tx: Sql,
  { request, visit }: Pick<FoundVisit, 'visit' | 'request'>,
  settings: AnswerSettings,
): Promise<AskedForm[]> {
  const instruments = await instrumentsIn(tx, request.practiceId)
  const wordings = await wordingsIn(tx, request.practiceId)
  const sessionOn = await dayOf(tx, request)
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
    return form ? [{ measure, instrument, form }] : []
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
