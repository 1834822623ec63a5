import { ToldPage } from '@/components/answer/told-page'
import type { Asked } from '@/db/answer-asked'
import { type AnswerLanguage, wordsIn } from '@/lib/answer/words'
import { page } from './render'
import { spokenBy } from './spoken'

/** Whether a form is of the visit that this browser is in: a page of another one may still be open in it. */
export const isOfVisit = (form: URLSearchParams, { visitId }: Asked): boolean => form.get('visit') === visitId

/** To a form of a page that was left open while other questions were begun in the same browser: nothing of it goes to those. */
export function othersOpen({ practice }: Asked, language: AnswerLanguage): Promise<Response> {
  const words = wordsIn(language)
  const told = { title: words.othersOpenTitle, lines: [words.othersOpen] }
  return page(<ToldPage spoken={spokenBy(practice, language)} {...told} />, 409)
}

/** To a form of questions that were changed meanwhile: what it says would answer others. */
export function changedMeanwhile({ practice }: Asked, language: AnswerLanguage): Promise<Response> {
  const words = wordsIn(language)
  const told = { title: words.changedTitle, lines: [words.changed] }
  return page(<ToldPage spoken={spokenBy(practice, language)} {...told} goOn="/answer/now" />, 409)
}
