import { ToldPage } from '@/components/answer/told-page'
import type { AnswerPractice } from '@/db/answer-asked'
import { type AnswerLanguage, wordsIn } from '@/lib/answer/words'
import { page } from './render'
import { spokenBy } from './spoken'

/** The one answer to whatever leads nowhere: a link that is unknown, run out, locked, withdrawn or used. */
export function notOpen(practice: AnswerPractice, language: AnswerLanguage): Promise<Response> {
  const words = wordsIn(language)
  const spoken = spokenBy(practice, language)
  return page(<ToldPage spoken={spoken} title={words.notOpenTitle} lines={[words.notOpen]} />, 404)
}
