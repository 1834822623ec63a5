import type { Absence } from '@/lib/instruments/answers'
import { responseOf } from '@/lib/instruments/scoring'
import type { EntryAction } from './entry-state'
import { asked, type Sheet } from './sheet'

export type Stroke = { key: string; hasModifier: boolean }

const absenceKeys: Readonly<Record<string, Absence>> = { n: 'not-asked', u: 'not-due', x: 'declined' }

/** What a key does on a sheet whose `item` has the focus; null when it is not one of ours and the browser keeps it. */
export function actionOf({ key, hasModifier }: Stroke, sheet: Sheet, item: number | null): EntryAction | null {
  if (hasModifier) return null
  const letter = key.toLowerCase()
  const why = absenceKeys[letter]
  if (why) return { type: 'absent', why }
  if (letter === 's') return { type: 'how', how: sheet.how === 'items' ? 'score-only' : 'items' }
  if (sheet.absence !== null) return key === 'Backspace' || key === 'Delete' ? { type: 'present' } : null
  return item === null ? null : itemAction(letter, sheet, item)
}

function itemAction(key: string, sheet: Sheet, item: number): EntryAction | null {
  if (/^\d$/.test(key)) return digit(key, sheet, item)
  if (key === 'arrowdown') return { type: 'step', by: 1 }
  if (key === 'arrowup') return { type: 'step', by: -1 }
  if (key === 'arrowright') return nudge(sheet, item, 1)
  if (key === 'arrowleft') return nudge(sheet, item, -1)
  if (key === 'b') return { type: 'answer', item, answer: 'blank', goOn: true }
  if (key === 'd') return { type: 'answer', item, answer: 'declined', goOn: true }
  return key === 'backspace' || key === 'delete' ? { type: 'clear', item } : null
}

function digit(key: string, sheet: Sheet, item: number): EntryAction {
  const { min, max } = rangeOf(sheet, item)
  const value = Number(key)
  if (value < min || value > max) return { type: 'refuse', item, key }
  return { type: 'answer', item, answer: value, goOn: true }
}

/** One value up or down, within the scale: the ends do not meet. */
function nudge(sheet: Sheet, item: number, by: 1 | -1): EntryAction {
  const { min, max } = rangeOf(sheet, item)
  const now = sheet.answers[item]
  const start = by === 1 ? min : max
  const value = typeof now === 'number' ? Math.min(max, Math.max(min, now + by)) : start
  return { type: 'answer', item, answer: value, goOn: false }
}

/** The lowest and highest answer to an item. */
export function rangeOf(sheet: Sheet, item: number): { min: number; max: number } {
  const found = asked(sheet).find(({ n }) => n === item)
  return found ? responseOf(sheet.instrument, found) : sheet.instrument.response
}
