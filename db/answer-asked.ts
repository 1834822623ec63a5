import { asc, eq } from 'drizzle-orm'
import { type AnswerForm, answerForm, askableLanguages } from '../lib/answer/form'
import type { AnswerWay } from '../lib/answer/request'
import { asksAboutRisk, raisesRisk } from '../lib/answer/risk'
import type { AnswerSettings } from '../lib/answer/settings'
import type { Answers } from '../lib/instruments/answers'
import { readMeasureKey } from '../lib/measure'
import { goalSheet } from './answer-goals'
import type { AnswerRequest } from './answer-request-rows'
import { answerSettingsInForce } from './answer-settings-rows'
import { type FoundVisit, findVisit, keptIn, noted } from './answer-visits'
import { answersOf } from './episode-records'
import type { Sql } from './open'
import { first } from './rows'
import { answers, assessments, keptAnswers, practices, sessions, sheetSources } from './schema'
import { instrumentsIn, wordingsIn } from './settings'
import { look } from './write'

/** What every page for a client needs of the practice. */
export type AnswerPractice = { name: string; timeZone: string; settings: AnswerSettings }

/** The practice that clients answer to; null before it is set up. */
export const answerPractice = (): Promise<AnswerPractice | null> => look(practiceIn)

async function practiceIn(tx: Sql): Promise<AnswerPractice | null> {
  const { id, name, timeZone } = practices
  const found = await first(tx.select({ id, name, timeZone }).from(practices).limit(1))
  if (!found) return null
  const { settings } = await answerSettingsInForce(tx, found.id)
  return { name: found.name, timeZone: found.timeZone, settings }
}

/** One measure as it is asked, and what was answered to it in this visit. */
type AskedSheet = {
  measure: string
  form: Omit<AnswerForm, 'instrumentId' | 'target'>
  asksRisk: boolean
  given: Answers
  /** As what an answer to one of its items is kept, where that is not under its own measure. */
  keptAs?: ReadonlyMap<number, { measure: string; item: number }>
}

type Here = { practice: AnswerPractice; language: string; way: AnswerWay }

/** `open`: what is asked and answered. `sent`: when answers were sent, and whether one of them raised a risk. `idle`: it was left for too long. */
export type Asked =
  | (Here & { state: 'idle' })
  | (Here & { state: 'open'; isToBeNoted: boolean; expiresAt: number; sheets: AskedSheet[] })
  | (Here & { state: 'sent'; sentAt: number; isRisk: boolean })

/** What the browser of a visit is shown; null where it is of none, or that is over. */
export async function askedIn(secret: string, now: number): Promise<Asked | null> {
  return look(async tx => {
    const found = await findVisit(tx, secret, now)
    const practice = await practiceIn(tx)
    if (!found || !practice) return null
    const { visit, request, state } = found
    const here = { practice, language: visit.language, way: visit.way }
    if (state === 'idle') return { ...here, state }
    if (state === 'sent') {
      const isRisk = await hasRaisedRisk(tx, request)
      return { ...here, state, sentAt: visit.sentAt ?? now, isRisk }
    }
    const goals = await goalSheet(tx, request, visit.language, await keptBy(tx, found))
    const sheets = [...(goals ? [goals] : []), ...(await sheetsIn(tx, found))]
    return { ...here, state, isToBeNoted: now - visit.seenAt > noted, expiresAt: request.expiresAt, sheets }
  })
}

/** What is asked in a visit, in its language where the words are there, and what was kept. */
async function sheetsIn(tx: Sql, found: FoundVisit): Promise<AskedSheet[]> {
  const { request, visit } = found
  const instruments = await instrumentsIn(tx, request.practiceId)
  const wordings = await wordingsIn(tx, request.practiceId)
  const sessionOn = await dayOf(tx, request)
  const kept = await keptBy(tx, found)
  return request.measures.flatMap(measure => {
    const about = readMeasureKey(measure)
    const instrument = instruments.find(({ id }) => id === about?.instrumentId)
    if (!about || !instrument) return []
    const held = wordings.get(instrument.id) ?? []
    const form = [visit.language, request.language, ...askableLanguages(instrument, held)]
      .map(language =>
        answerForm({ instrument, target: about.target, language, requestId: request.id, sessionOn }, held),
      )
      .find(each => each !== null)
    return form ? [{ measure, form, asksRisk: asksAboutRisk(instrument), given: kept.get(measure) ?? {} }] : []
  })
}

async function dayOf(tx: Sql, { occasion, sessionId }: AnswerRequest): Promise<string | null> {
  if (occasion !== 'session' || sessionId === null) return null
  return (await first(tx.select({ on: sessions.heldOn }).from(sessions).where(eq(sessions.id, sessionId))))?.on ?? null
}

async function keptBy(tx: Sql, found: FoundVisit): Promise<ReadonlyMap<string, Answers>> {
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

/** Whether an answer that was sent by a request raised a risk, as the same rule says that raises the flag. */
async function hasRaisedRisk(tx: Sql, { id, practiceId }: AnswerRequest): Promise<boolean> {
  const sheets = await tx
    .select({ id: assessments.id, instrumentId: assessments.instrumentId })
    .from(sheetSources)
    .innerJoin(assessments, eq(assessments.id, sheetSources.assessmentId))
    .where(eq(sheetSources.requestId, id))
    .orderBy(asc(assessments.id))
  const instruments = new Map((await instrumentsIn(tx, practiceId)).map(each => [each.id, each]))
  for (const sheet of sheets) {
    const given = await answersOf(tx, eq(answers.assessmentId, sheet.id))
    const instrument = instruments.get(sheet.instrumentId)
    if (instrument && raisesRisk(instrument, given.get(sheet.id) ?? {})) return true
  }
  return false
}
