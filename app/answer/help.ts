import type { AnswerPractice } from '@/db/answer-asked'
import type { AnswerWay } from '@/lib/answer/request'
import { crisisLinesIn, riskArrangementIn } from '@/lib/answer/settings'
import type { AnswerLanguage } from '@/lib/answer/words'

/** What stands on every page of a questionnaire that asks about risk, whatever is answered: the practice's own words, and whom to call. */
export function helpOn({ settings }: AnswerPractice, { language }: { language: AnswerLanguage; way: AnswerWay }) {
  const text = riskArrangementIn(settings, language)?.clientReads ?? null
  const numbers = crisisLinesIn(settings, language)
  return text === null && numbers.length === 0 ? null : { text, numbers }
}
