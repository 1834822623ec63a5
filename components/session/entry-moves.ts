import type { Answer } from '@/lib/instruments/answers'
import { afterAnswer, isScorable, nextSheet } from './course'
import type { EntryState } from './entry-state'
import { asked, isTouched, type Sheet } from './sheet'

/** The sheet in the middle. */
export const currentSheet = (state: EntryState): Sheet | undefined =>
  state.sheets.find(sheet => sheet.id === state.current)

/** An answer on the sheet, and on to what comes after it where that is meant. */
export function answer(
  state: EntryState,
  sheet: Sheet,
  given: { item: number; answer: Answer; goOn: boolean },
): EntryState {
  const answered = { ...sheet, answers: { ...sheet.answers, [given.item]: given.answer } }
  const next = edit({ ...state, item: given.item }, answered)
  if (!given.goOn) return next
  const item = afterAnswer(answered, given.item)
  return item === null ? goOn(next, answered) : moved(next, answered, item)
}

/** To the next sheet that has something left to ask; where there is none, the keys stay. */
export function goOn(state: EntryState, from: Sheet): EntryState {
  const next = nextSheet(state.sheets, from.id)
  return next ? arrive(state, next) : moved(state, from, state.item)
}

/** At a sheet as it is, or, while scores are typed, at the scores of one with nothing on it. */
export function arrive(state: EntryState, sheet: Sheet): EntryState {
  if (!state.isScoring || isTouched(sheet) || !isScorable(sheet)) return goTo(state, sheet)
  const scored = { ...sheet, how: 'score-only' as const }
  return goTo({ ...state, sheets: replaced(state.sheets, scored) }, scored)
}

/** To a sheet's first item without an answer; to its first item when all have one; to none where it asks no items. */
export function goTo(state: EntryState, sheet: Sheet): EntryState {
  const items = sheet.how === 'items' ? asked(sheet) : []
  const item = items.find(({ n }) => sheet.answers[n] === undefined) ?? items[0]
  return moved({ ...state, current: sheet.id }, sheet, item?.n ?? null)
}

/** The keys are on an item of a sheet, or on none of it. */
export const moved = (state: EntryState, sheet: Sheet, item: number | null): EntryState => ({
  ...state,
  current: sheet.id,
  item,
  focusAt: { item },
})

/** Something was typed on a sheet. */
export const edit = (state: EntryState, sheet: Sheet): EntryState =>
  edited({ ...state, sheets: replaced(state.sheets, { ...sheet, isChanged: true }) })

export const edited = (state: EntryState): EntryState => ({ ...state, edits: state.edits + 1 })

export const replaced = (sheets: readonly Sheet[], sheet: Sheet): Sheet[] =>
  sheets.map(each => (each.id === sheet.id ? sheet : each))
