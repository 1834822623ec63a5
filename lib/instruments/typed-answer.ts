import { trueMinus } from '../text/score'
import { type AnswerRange, answersIn, isAnswerIn, isOneKey, nearestAnswer } from './answer-range'

/** What a key that belongs to a number does. */
export type TypedKey =
  /** The number goes on, or cannot be an answer: either way nothing is entered yet. */
  | { kind: 'collect'; text: string }
  /** The key is no answer where one key is the whole of it. */
  | { kind: 'refuse' }
  /** The number is complete; the key itself may begin the next one. */
  | { kind: 'answer'; value: number; begins: string }

/** Digits, the signs and both decimal separators. */
export const isNumberKey = (key: string): boolean => /^[\d+\-−.,]$/.test(key)

/**
 * One more key after what was typed of a number. It answers once no further key could belong to the number, so that an answer is
 * never the beginning of another one: in 0 to 10 a 3 answers by itself, and a 1 waits for a 0 or for what ends it.
 */
export function typeKey(range: AnswerRange, text: string, key: string): TypedKey {
  const longer = text + key
  if (canBecomeAnswer(range, longer)) {
    const value = readAnswer(range, longer)
    const isComplete = value !== null && !canGoOn(range, longer)
    return isComplete ? { kind: 'answer', value, begins: '' } : { kind: 'collect', text: longer }
  }
  if (text === '' && isOneKey(range) && /\d/.test(key)) return { kind: 'refuse' }
  const value = readAnswer(range, text)
  // A decimal separator begins no number: after a 1 it makes 1.5 of it, which is no answer among whole numbers.
  return value !== null && !/[.,]/.test(key)
    ? { kind: 'answer', value, begins: key }
    : { kind: 'collect', text: longer }
}

/** The answer that was typed, rounded to the step where it has decimals; null when it is none. */
export function readAnswer(range: AnswerRange, text: string): number | null {
  const plain = plainNumber(text)
  const isNumber = range.step < 1 ? /^-?(\d+(\.\d+)?|\.\d+)$/ : /^-?\d+$/
  const value = Number(plain)
  if (!isNumber.test(plain) || value < range.min || value > range.max) return null
  const answer = nearestAnswer(range, value)
  return isAnswerIn(range, answer) ? answer : null
}

/** What a typed number could still become besides itself, said as a question: "1 or 10?". Null when it is no answer, or only one. */
export function openQuestion(range: AnswerRange, text: string): string | null {
  const value = readAnswer(range, text)
  if (value === null || !canGoOn(range, text)) return null
  const longer = answersIn(range).filter(answer => answer !== value && String(answer).startsWith(plainNumber(text)))
  const [first] = longer.toSorted((a, b) => Math.abs(a) - Math.abs(b))
  return first === undefined ? null : `${trueMinus(text)} or ${trueMinus(first)}${longer.length > 1 ? '…' : ''}?`
}

/** Whether what was typed is an answer or the beginning of one. */
export function canBecomeAnswer(range: AnswerRange, text: string): boolean {
  const parts = /^(-?)(\d*)(\.?)(\d*)$/.exec(plainNumber(text))
  if (!parts) return false
  const [, sign = '', whole = '', point = '', fraction = ''] = parts
  if (range.step === 1) return point === '' && answersIn(range).some(each => String(each).startsWith(sign + whole))
  return canBecomeDecimal(sizesOf(range, sign === '-'), whole, point, fraction)
}

const canGoOn = (range: AnswerRange, text: string) => [...'0123456789.'].some(key => canBecomeAnswer(range, text + key))

/** The sizes of the answers on one side of 0. */
const sizesOf = ({ min, max }: AnswerRange, isBelow: boolean): [number, number] =>
  isBelow ? [Math.max(0, -max), -min] : [Math.max(0, min), max]

/** More decimals than the step has may follow, as they are rounded: 3.14 is typed on, and entered as 3.1. */
const mostDecimals = 6

function canBecomeDecimal([low, high]: [number, number], whole: string, point: string, fraction: string): boolean {
  if (high < low || /^0\d/.test(whole) || fraction.length > mostDecimals) return false
  if (point === '') {
    const wholes = Array.from({ length: high - low + 1 }, (_, index) => String(low + index))
    return wholes.some(each => each.startsWith(whole))
  }
  const least = Number(`${whole || '0'}.${fraction || '0'}`)
  return least <= high && least + 10 ** -fraction.length > low
}

/** The number as it was typed, not rounded to any step. */
export const typedNumber = (text: string): number => Number(plainNumber(text))

/** With a decimal point and without a plus. */
const plainNumber = (text: string) =>
  text
    .replace('−', '-')
    .replace(',', '.')
    .replace(/^\+(?!-)/, '')
