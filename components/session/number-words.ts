import { type AnswerRange, answersIn, formatAnswer, rangeText } from '@/lib/instruments/answer-range'
import { canBecomeAnswer, openQuestion, readAnswer, typedNumber } from '@/lib/instruments/typed-answer'
import { trueMinus } from '@/lib/text/score'

/** What there is to say beside an item about a number typed on it. */
export type NumberNote = { text: string; isWrong: boolean }

type Typed = {
  /** Not ended yet; '' while nothing is being typed. */
  typed: string
  refused: string | null
  rounded: { text: string; value: number } | null
}

/** What a number that is being typed could be, why one was not entered, or as what it was; null where there is nothing to say. */
export function numberNote(range: AnswerRange, { typed, refused, rounded }: Typed, locale: string): NumberNote | null {
  if (typed !== '') return whileTyping(range, typed, locale)
  if (refused !== null) return wrong(`${notAnAnswer(range, refused)} Nothing was entered.`)
  if (rounded === null) return null
  const entered = formatAnswer(range, rounded.value, locale)
  return right(`${trueMinus(rounded.text)} was entered as ${entered}: answers here go in steps of ${range.step}.`)
}

function whileTyping(range: AnswerRange, typed: string, locale: string): NumberNote {
  if (!canBecomeAnswer(range, typed)) return wrong(`${notAnAnswer(range, typed)} ⌫ corrects it.`)
  const value = readAnswer(range, typed)
  if (value === null) return right(`${trueMinus(typed)}…`)
  const question = openQuestion(range, typed)
  const enters = `⏎ enters ${formatAnswer(range, value, locale)}.`
  if (question !== null) return right(`${question} ${enters}`)
  return right(typedNumber(typed) === value ? enters : `${enters} Answers here go in steps of ${range.step}.`)
}

const notAnAnswer = (range: AnswerRange, text: string) =>
  `${trueMinus(text)} is not an answer here: this item takes ${rangeText(range)}.`

/** The answers that could go on: in 0 to 10 the 1. */
export const openAnswers = (range: AnswerRange): number[] =>
  answersIn(range).filter(value => openQuestion(range, String(value)) !== null)

const right = (text: string): NumberNote => ({ text, isWrong: false })
const wrong = (text: string): NumberNote => ({ text, isWrong: true })
