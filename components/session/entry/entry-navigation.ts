import type { Answer } from '@/lib/instruments/answers'
import { asked, type FormDraft, isTouched, unanswered } from '../measure/form-draft'
import type { EntryState } from './entry-state'

/** The sheet in the middle. */
export const currentSheet = (state: EntryState): FormDraft | undefined =>
  state.sheets.find(sheet => sheet.id === state.current)

/** An answer on the sheet, and on to what comes after it where that is meant. */
export function answer(
  state: EntryState,
  sheet: FormDraft,
  given: { item: number; answer: Answer; goOn: boolean },
): EntryState {
  const answered = { ...sheet, answers: { ...sheet.answers, [given.item]: given.answer } }
  const next = edit({ ...state, item: given.item }, answered)
  if (!given.goOn) return next
  const item = afterAnswer(answered, given.item)
  return item === null ? goOn(next, answered) : moved(next, answered, item)
}

/** To the next sheet that has something left to ask; where there is none, the keys stay. */
export function goOn(state: EntryState, from: FormDraft): EntryState {
  const next = nextSheet(state.sheets, from.id)
  return next ? arrive(state, next) : moved(state, from, state.item)
}

/** At a sheet as it is, or, while scores are typed, at the scores of one with nothing on it. */
export function arrive(state: EntryState, sheet: FormDraft): EntryState {
  if (!state.isScoring || isTouched(sheet) || !isScorable(sheet)) return goTo(state, sheet)
  const scored = { ...sheet, how: 'score-only' as const }
  return goTo({ ...state, sheets: replaced(state.sheets, scored) }, scored)
}

/** To a sheet's first item without an answer; to its first item when all have one; to none where it asks no items. */
export function goTo(state: EntryState, sheet: FormDraft): EntryState {
  const items = sheet.how === 'items' ? asked(sheet) : []
  const item = items.find(({ n }) => sheet.answers[n] === undefined) ?? items[0]
  return moved({ ...state, current: sheet.id }, sheet, item?.n ?? null)
}

/** The keys are on an item of a sheet, or on none of it. */
export const moved = (state: EntryState, sheet: FormDraft, item: number | null): EntryState => ({
  ...state,
  current: sheet.id,
  item,
  focusAt: { item },
})

/** Something was typed on a sheet. */
export const edit = (state: EntryState, sheet: FormDraft): EntryState =>
  edited({ ...state, sheets: replaced(state.sheets, { ...sheet, isChanged: true }) })

export const edited = (state: EntryState): EntryState => ({ ...state, edits: state.edits + 1 })

export const replaced = (sheets: readonly FormDraft[], sheet: FormDraft): FormDraft[] =>
  sheets.map(each => (each.id === sheet.id ? sheet : each))

/** Whether a sheet can be entered by its scores alone; our own prompts have none to copy. */
export const isScorable = (sheet: FormDraft) => !sheet.instrument.ownPrompt && sheet.instrument.scales.length > 0

/** The item after the one just answered; null at the end of the sheet. */
function afterAnswer(sheet: FormDraft, item: number): number | null {
  const items = asked(sheet)
  const at = items.findIndex(({ n }) => n === item)
  return items[at + 1]?.n ?? null
}

/** The item one up or down, staying on the sheet; from no item at all, the first. */
export function stepItem(sheet: FormDraft, item: number | null, by: 1 | -1): number | null {
  const items = asked(sheet)
  const at = items.findIndex(({ n }) => n === item)
  return items[at + by]?.n ?? items[at]?.n ?? items[0]?.n ?? null
}

/** The next sheet down the list that has something left to ask; one set aside or complete is passed over. */
function nextSheet(sheets: readonly FormDraft[], id: string): FormDraft | null {
  const at = sheets.findIndex(sheet => sheet.id === id)
  return sheets.slice(at + 1).find(hasLeft) ?? null
}

/** Whether anything is left to ask on a sheet. */
export const hasLeft = (sheet: FormDraft): boolean =>
  sheet.absence === null && (!isTouched(sheet) || unanswered(sheet).length > 0)
