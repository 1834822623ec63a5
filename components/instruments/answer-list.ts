import { answerLabel, answersIn, isNumberField, labelledAnswers } from '@/lib/instruments/answer-range'
import type { Instrument } from '@/lib/instruments/instrument'

type Response = Instrument['response']

/**
 * The answers a sheet offers: "1 seldom · 2 sometimes · …". Where the form prints no word, the number stands alone; a number never
 * parts from its word. Of too many for a list, the ends: "0 to 100 in steps of 0.5 · 0 no pain".
 */
export function answerList(response: Response): string {
  if (isNumberField(response)) return [spanOf(response), ...labelledAnswers(response).map(worded)].join(' · ')
  return answersIn(response)
    .map(value => worded({ value, label: answerLabel(response, value) }))
    .join(' · ')
}

const spanOf = ({ min, max, step }: Response) => `${signed(min)} to ${max}${step < 1 ? ` in steps of ${step}` : ''}`

const worded = ({ value, label }: { value: number; label: string }) => `${signed(value)}\u00a0${label}`.trim()

const signed = (value: number) => String(value).replace('-', '−')
