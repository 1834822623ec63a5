import type { Spoken } from '@/components/answer/answer-page'
import type { AnswerPractice } from '@/db/answer-asked'
import type { AnswerLanguage } from '@/lib/answer/words'

/** What every page says at its top. */
export const spokenBy = ({ name }: AnswerPractice, language: AnswerLanguage): Spoken => ({
  practiceName: name,
  language,
})
