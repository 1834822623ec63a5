import { formatFixed, trueMinus } from '../text/score'
import type { Instrument } from './instrument'

type Response = Instrument['response']

/** Which numbers answer an item: from the lowest to the highest, a step apart. */
export type AnswerRange = Pick<Response, 'min' | 'max' | 'step'>

/** "0 to 10", "−3 to 3", "0 to 10 in steps of 0.5". */
export const rangeText = ({ min, max, step }: AnswerRange): string =>
  `${trueMinus(min)} to ${trueMinus(max)}${step < 1 ? ` in steps of ${step}` : ''}`

/** The most answers that fit side by side as buttons. */
const mostButtons = 21

/** How many answers a range has. */
export const answerCount = ({ min, max, step }: AnswerRange): number => Math.round((max - min) / step) + 1

/** Every answer of a range, from the lowest to the highest. */
export const answersIn = (range: AnswerRange): number[] =>
  Array.from({ length: answerCount(range) }, (_, index) => answerAt(range, index))

/** With decimals, or more answers than fit side by side, an item is one field for a number and no row of buttons. */
export const isNumberField = (range: AnswerRange): boolean => range.step < 1 || answerCount(range) > mostButtons

/** Whether every answer is one digit, so that one key is the whole of it. */
export const isOneKey = ({ min, max, step }: AnswerRange): boolean => step === 1 && min >= 0 && max <= 9

/** The answer nearest to a number; of two as near, the higher. */
export const nearestAnswer = (range: AnswerRange, value: number): number =>
  // A hair more, since 3.15 divided by a tenth is a hair under 31.5.
  answerAt(range, Math.round((value - range.min) / range.step + 1e-9))

/** Whether a number is one of the answers. */
export const isAnswerIn = (range: AnswerRange, value: number): boolean =>
  value >= range.min && value <= range.max && nearestAnswer(range, value) === value

/** To one decimal, which is as fine as a step can be: 0.3 and not 0.30000000000000004. Adding 0 leaves no −0. */
const answerAt = ({ min, step }: AnswerRange, index: number) => Number((min + index * step).toFixed(1)) + 0

/** An answer as it is shown: with the decimals of its range and a true minus. Charts and their tables know no locale. */
export function formatAnswer({ step }: AnswerRange, value: number, locale = 'en-GB'): string {
  const digits = Number.isInteger(step) ? 0 : 1
  return formatFixed(value, digits, locale)
}

/** How many labels a range has: one for each answer, or those of the two ends where the answer is typed into a field. */
export const labelCount = (range: AnswerRange): number => (isNumberField(range) ? 2 : answerCount(range))

/** What the form prints beside an answer; '' where it prints nothing. */
export function answerLabel(response: Response, value: number): string {
  const values = isNumberField(response) ? [response.min, response.max] : answersIn(response)
  return response.labels[values.indexOf(value)] ?? ''
}

/** The answers that have words, each with them. */
export const labelledAnswers = (response: Response): { value: number; label: string }[] =>
  (isNumberField(response) ? [response.min, response.max] : answersIn(response))
    .map((value, index) => ({ value, label: response.labels[index] ?? '' }))
    .filter(({ label }) => label !== '')
