import type { Instrument } from '../instruments/instrument'
import type { Wording } from '../instruments/wording'
import { languageName } from '../text/language'
import { askable, occasionRefusal } from './form'
import type { AnswerOccasion, AnswerWay } from './request'
import { riskRefusal } from './risk'
import { type AnswerSettings, mayLinkIn, riskArrangementIn } from './settings'

/** A request for home is open for so many days at the most. */
export const mostDaysAsked = 60

/** For so many days where no next session is set. */
export const usualDaysAsked = 7

/** A PIN is digits that are easily said and not easily guessed; five wrong ones lock a link. */
export const pinPattern = /^\d{4,8}$/

type Way = { language: string; way: AnswerWay; occasion: AnswerOccasion }
type Asked = { instrument: Instrument; wordings: readonly Wording[] }

/** Why a measure cannot be asked so, in plain words; null where it can. */
export const askRefusal = (
  { instrument, wordings }: Asked,
  { language, way, occasion }: Way,
  settings: AnswerSettings,
): string | null =>
  askable(instrument, wordings, language) ??
  riskRefusal(instrument, way, riskArrangementIn(settings, language)) ??
  occasionRefusal(instrument, occasion)

/** Why nothing can be asked by a way in a language; null where something can. */
export const wayRefusal = ({ language, way }: Omit<Way, 'occasion'>, settings: AnswerSettings): string | null =>
  way === 'link' && !mayLinkIn(settings, language)
    ? `Nobody of the practice has written a number to call in ${languageName(language)} yet. An administrator does that under Practice, Answers.`
    : null
