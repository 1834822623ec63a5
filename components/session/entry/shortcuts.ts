import { isNumberField } from '@/lib/instruments/answer-range'
import type { Absence } from '@/lib/instruments/answers'
import { isNumberKey } from '@/lib/instruments/typed-answer'
import { type FormDraft, rangeOf } from '../measure/form-draft'
import { typedOn } from '../measure/number-entry'
import { currentSheet } from './entry-navigation'
import type { EntryAction, EntryState } from './entry-state'

export type KeyPress = { key: string; hasModifier: boolean }

const absenceKeys: Readonly<Record<string, Absence>> = { n: 'not-asked', u: 'not-due', x: 'declined' }

/** What a key does on the sheet whose `item` has the focus; null when it is not one of ours and the browser keeps it. */
export function actionOf({ key, hasModifier }: KeyPress, state: EntryState, item: number | null): EntryAction | null {
  const sheet = currentSheet(state)
  if (hasModifier || !sheet) return null
  const letter = key.toLowerCase()
  if (state.isJustEntered && (letter === 'enter' || letter === 'tab')) return { type: 'stay' }
  if (typedOn(state, item) !== '') return whileTyping(letter, item)
  const why = absenceKeys[letter]
  if (why) return { type: 'absent', why }
  if (letter === 's') return { type: 'how', how: sheet.how === 'items' ? 'score-only' : 'items' }
  if (sheet.absence !== null) return key === 'Backspace' || key === 'Delete' ? { type: 'present' } : null
  return item === null ? null : itemAction(letter, sheet, item)
}

/** While a number is being typed: keys that belong to it, and keys that end it. */
function whileTyping(key: string, item: number | null): EntryAction | null {
  if (item === null) return null
  if (isNumberKey(key)) return { type: 'number-key', item, key }
  if (key === 'backspace' || key === 'delete') return { type: 'number-back', item }
  if (key === 'escape') return { type: 'number-give-up' }
  if (key === 'enter' || key === 'tab' || key === ' ') return { type: 'number-end', goOn: true }
  if (/^[a-z]$/.test(key)) return { type: 'number-end', goOn: true, key }
  if (key === 'arrowdown' || key === 'arrowup') return { type: 'step', by: key === 'arrowdown' ? 1 : -1 }
  return key === 'arrowleft' || key === 'arrowright' ? { type: 'number-end', goOn: false } : null
}

function itemAction(key: string, sheet: FormDraft, item: number): EntryAction | null {
  if (isNumberKey(key)) return { type: 'number-key', item, key }
  if (key === 'arrowdown') return { type: 'step', by: 1 }
  if (key === 'arrowup') return { type: 'step', by: -1 }
  if (isNumberField(rangeOf(sheet, item)) && /^arrow(left|right)$/.test(key)) return { type: 'stay' }
  if (key === 'arrowright') return nudge(sheet, item, 1)
  if (key === 'arrowleft') return nudge(sheet, item, -1)
  if (key === 'b') return { type: 'answer', item, answer: 'blank', goOn: true }
  if (key === 'd') return { type: 'answer', item, answer: 'declined', goOn: true }
  return key === 'backspace' || key === 'delete' ? { type: 'clear', item } : null
}

/** One value up or down, within the scale: the ends do not meet. */
function nudge(sheet: FormDraft, item: number, by: 1 | -1): EntryAction {
  const { min, max } = rangeOf(sheet, item)
  const now = sheet.answers[item]
  const start = by === 1 ? min : max
  const value = typeof now === 'number' ? Math.min(max, Math.max(min, now + by)) : start
  return { type: 'answer', item, answer: value, goOn: false }
}
