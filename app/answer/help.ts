import type { AnswerPractice } from '@/db/answer-asked'
import { crisisLinesFor, riskTextFor } from '@/lib/answer/settings'
import type { AnswerLanguage } from '@/lib/answer/words'

type Read = { language: AnswerLanguage; askedLanguage: string }

/**
 * What stands on every page of a questionnaire that asks about risk, whatever is answered: the practice's own words, and whom to call. In the
 * language that is read, or else in the one in which the client was asked: choosing another one takes no help away.
 */
export function helpOn({ settings }: AnswerPractice, { language, askedLanguage }: Read) {
  const text = riskTextFor(settings, [language, askedLanguage])
  const numbers = crisisLinesFor(settings, [language, askedLanguage])
  return text === null && numbers === null ? null : { text, numbers }
}
