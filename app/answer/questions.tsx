import { QuestionsPage } from '@/components/answer/questions-page'
import type { Asked } from '@/db/answer-asked'
import { mostIdle } from '@/lib/answer/idle'
import { isBeside } from '@/lib/answer/risk'
import type { AnswerLanguage } from '@/lib/answer/words'
import type { Answers } from '@/lib/instruments/answers'
import { helpOn } from './help'
import { spokenBy } from './spoken'

type Open = Extract<Asked, { state: 'open' }>
type Place = { sheet: Open['sheets'][number]; place: number; language: AnswerLanguage; given: Answers }

/** One page of what is asked, counted from 1, with what was given on it. */
export function questions(found: Open, { sheet, place, language, given }: Place) {
  const { practice, askedLanguage, sheets, way } = found
  const help = sheet.asksRisk ? helpOn(practice, { language, askedLanguage }) : null
  const isHere = isBeside(way)
  const closesAfter = isHere ? mostIdle(way) : null
  const of = { visit: found.visitId, measure: sheet.measure }
  const asked = { ...of, form: sheet.form, given, help, closesAfter, isHere, page: place, pages: sheets.length }
  return <QuestionsPage spoken={spokenBy(practice, language)} {...asked} />
}
