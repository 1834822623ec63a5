import { isOneKey } from '@/lib/instruments/answer-range'
import { isNumberKey, readAnswer, typedNumber, typeKey } from '@/lib/instruments/typed-answer'
import { answer, currentSheet, edit, moved } from '../entry/entry-navigation'
import type { EntryState } from '../entry/entry-state'
import { type FormDraft, rangeOf } from './form-draft'

/** What was typed of a number on an item and has not ended yet; '' where nothing is. */
export const typedOn = ({ typing }: EntryState, item: number | null): string =>
  typing !== null && typing.item === item ? typing.text : ''

/** A key that belongs to a number, pressed on an item. */
export function numberKey(state: EntryState, sheet: FormDraft, item: number, key: string): EntryState {
  const range = rangeOf(sheet, item)
  const text = typedOn(state, item)
  const typed = typeKey(range, text, key)
  if (typed.kind === 'refuse') return { ...state, item, typing: null, refused: { item, text: key } }
  if (typed.kind === 'collect') return { ...state, item, typing: { item, text: typed.text } }
  const next = answer({ ...state, typing: null }, sheet, { item, answer: typed.value, goOn: true })
  if (typed.begins === '') return { ...next, isJustEntered: !isOneKey(range) }
  const [after, from] = [currentSheet(next), next.item]
  // The key begins the next number; where none is asked, two numbers on one item are none.
  const isElsewhere = next.current !== sheet.id || from !== item
  return after && from !== null && isElsewhere
    ? numberKey({ ...next, rounded: roundedOn(item, text, typed.value) }, after, from, typed.begins)
    : { ...state, item, typing: { item, text: text + key } }
}

/** The text of a number field after one key, a correction or a paste. */
export function numberText(state: EntryState, sheet: FormDraft, item: number, text: string): EntryState {
  if (text === '') return cleared(state, sheet, item)
  const before = typedOn(state, item)
  if (text.startsWith(before) && isNumberKey(text.slice(before.length)))
    return numberKey(state, sheet, item, text.slice(before.length))
  // Typed over what was there, it begins anew.
  if (isNumberKey(text)) return numberKey({ ...state, typing: null }, sheet, item, text)
  return { ...state, item, typing: { item, text } }
}

/** Takes back the last key of a number; where none is being typed, the answer. */
export function numberBack(state: EntryState, sheet: FormDraft, item: number): EntryState {
  const text = typedOn(state, item).slice(0, -1)
  if (typedOn(state, item) === '') return cleared(state, sheet, item)
  return { ...state, item, typing: text === '' ? null : { item, text } }
}

/** Ends the number that is being typed: it is the answer, or it is said why it is none. */
export function endNumber(state: EntryState, goOn: boolean): EntryState {
  const sheet = currentSheet(state)
  if (!sheet || state.typing === null) return state
  const { item, text } = state.typing
  const value = readAnswer(rangeOf(sheet, item), text)
  const ended = { ...state, typing: null }
  if (value === null) return { ...moved(ended, sheet, item), refused: { item, text } }
  return { ...answer(ended, sheet, { item, answer: value, goOn }), rounded: roundedOn(item, text, value) }
}

const roundedOn = (item: number, text: string, value: number) =>
  typedNumber(text) === value ? null : { item, text, value }

const cleared = (state: EntryState, sheet: FormDraft, item: number): EntryState =>
  edit({ ...state, item, typing: null }, { ...sheet, answers: { ...sheet.answers, [item]: undefined } })
