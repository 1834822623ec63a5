import type { AnswerForm } from '../lib/answer/form'
import type { AnswerWay } from '../lib/answer/request'
import { asksAboutRisk } from '../lib/answer/risk'
import type { AnswerSettings } from '../lib/answer/settings'
import type { Answers } from '../lib/instruments/answers'
import { goalSheet } from './answer-goals'
import { hasRaisedRisk, type OwnScore, sentScores } from './answer-sent'
import { answerSettingsInForce } from './answer-settings-rows'
import { formsIn, keptBy } from './answer-sheets'
import { findVisit, noted } from './answer-visits'
import type { Sql } from './open'
import { first } from './rows'
import { practices } from './schema'
import { look } from './write'

/** One questionnaire as it is asked, or the goals, and what was answered to it in this visit. */
type AskedSheet = {
  measure: string
  form: Omit<AnswerForm, 'instrumentId' | 'target'>
  asksRisk: boolean
  given: Answers
  /** As what an answer to one of its items is kept, where that is not under its own measure. */
  keptAs?: ReadonlyMap<number, { measure: string; item: number }>
}

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

/** `visitId`: which visit its forms are of. `language`: that is read. `askedLanguage`: in which they were asked. */
type Here = { visitId: string; practice: AnswerPractice; language: string; askedLanguage: string; way: AnswerWay }

type Questions = Here & { isToBeNoted: boolean; expiresAt: number; sheets: AskedSheet[] }

/**
 * `open`: what is asked and answered. `idle`: the same, of one that was left for too long and shows nothing of it. `sent`: when answers were sent,
 * whether one raised a risk, and what scores the practice shows.
 */
export type Asked =
  | (Questions & { state: 'open' })
  | (Questions & { state: 'idle' })
  | (Here & { state: 'sent'; sentAt: number; isRisk: boolean; scores: OwnScore[] })

/** What the browser of a visit is shown; null where it is of none, or that is over. */
export async function askedIn(secret: string, now: number): Promise<Asked | null> {
  return look(async tx => {
    const found = await findVisit(tx, secret, now)
    const practice = await practiceIn(tx)
    if (!found || !practice) return null
    const { visit, request, state } = found
    const said = { language: visit.language, askedLanguage: request.language, way: visit.way }
    const here = { visitId: visit.id, practice, ...said }
    if (state === 'sent') {
      const isRisk = await hasRaisedRisk(tx, request)
      const own = practice.settings.showsScores ? await sentScores(tx, found, practice.settings) : []
      return { ...here, state, sentAt: visit.sentAt ?? now, isRisk, scores: own }
    }
    const kept = await keptBy(tx, found)
    const goals = await goalSheet(tx, request, visit.language, kept)
    const forms = await formsIn(tx, found, practice.settings)
    const sheets = forms.map(({ measure, instrument, form }) => ({
      ...{ measure, form, asksRisk: asksAboutRisk(instrument) },
      given: kept.get(measure) ?? {},
    }))
    return {
      ...{ ...here, state, isToBeNoted: now - visit.seenAt > noted, expiresAt: request.expiresAt },
      sheets: goals ? [goals, ...sheets] : sheets,
    }
  })
}
