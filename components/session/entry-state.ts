import { type Absence, type Answer, type Target, targets } from '@/lib/instruments/answers'
import { afterAnswer, hasLeft, isScorable, nextSheet, stepItem } from './course'
import { asked, isTouched, type Sheet, unanswered, withBlanks } from './sheet'
import type { Shelved } from './shelf'

/** Everything typed on the entry screen, and where the keyboard is. */
export type EntryState = {
  sheets: readonly Sheet[]
  /** Measures that are not asked today and can be added. */
  shelf: readonly Shelved[]
  /** Id of the sheet in the middle, and its item under the keys; null where it asks no items. */
  current: string
  item: number | null
  /** A new object whenever the keys moved: the screen then puts the focus there. */
  focusAt: { item: number | null }
  /** Scores are being typed instead of items: whoever types one usually has a stack of them, so the next form opens that way too. */
  isScoring: boolean
  /** Grows with everything that was typed: what the draft follows. */
  edits: number
  /** A key that is no answer to the item, so that a wrong key never passes unseen. */
  refused: { item: number; key: string } | null
}

export type EntryAction =
  | { type: 'answer'; item: number; answer: Answer; goOn: boolean }
  | { type: 'clear'; item: number }
  | { type: 'refuse'; item: number; key: string }
  | { type: 'focus'; item: number | null }
  | { type: 'step'; by: 1 | -1 }
  | { type: 'open'; sheet: string; item?: number }
  | { type: 'next-sheet' }
  | { type: 'absent'; why: Absence }
  | { type: 'present' }
  | { type: 'how'; how: Sheet['how'] }
  | { type: 'shuffle' }
  | { type: 'score'; scale: string; text: string }
  | { type: 'target'; target: Target }
  | { type: 'add'; sheet: Sheet }
  | { type: 'fill-blanks' }

/** The screen as it opens: on the first sheet that has something left to ask. */
export function openEntry(sheets: readonly Sheet[], shelf: readonly Shelved[]): EntryState {
  const first = sheets.find(hasLeft) ?? sheets[0]
  const state = {
    sheets,
    shelf,
    current: first?.id ?? '',
    item: null,
    focusAt: { item: null },
    isScoring: first?.how === 'score-only',
    edits: 0,
    refused: null,
  }
  return first ? goTo(state, first) : state
}

/** The sheet in the middle. */
export const currentSheet = (state: EntryState): Sheet | undefined =>
  state.sheets.find(sheet => sheet.id === state.current)

/** What an act at the keyboard or with the mouse makes of the screen. Pure; the screen does nothing but show the result. */
export function reduce(state: EntryState, action: EntryAction): EntryState {
  const sheet = currentSheet(state)
  if (action.type === 'add') return add(state, action.sheet)
  if (action.type === 'fill-blanks') return edited({ ...state, sheets: state.sheets.map(withBlanks) })
  if (action.type === 'open') return open(state, action.sheet, action.item)
  return sheet ? reduceSheet({ ...state, refused: null }, sheet, action) : state
}

type SheetAction = Exclude<EntryAction, { type: 'add' | 'fill-blanks' | 'open' }>

function reduceSheet(state: EntryState, sheet: Sheet, action: SheetAction): EntryState {
  switch (action.type) {
    case 'answer':
      return answer(state, sheet, action)
    case 'clear':
      return edit(state, { ...sheet, answers: { ...sheet.answers, [action.item]: undefined } })
    case 'refuse':
      return { ...state, item: action.item, refused: { item: action.item, key: action.key } }
    case 'focus':
      return { ...state, item: action.item }
    case 'step':
      return moved(state, sheet, stepItem(sheet, state.item, action.by))
    case 'next-sheet':
      return leave(state, sheet)
    case 'absent':
      return absent(state, sheet, action.why)
    case 'present':
      return present(state, sheet)
    case 'how':
      return changeHow(state, sheet, action.how)
    case 'shuffle':
      return shuffle(state, { ...sheet, isShuffled: !sheet.isShuffled })
    case 'score':
      return edit(state, { ...sheet, scores: { ...sheet.scores, [action.scale]: action.text } })
    case 'target':
      return edit(state, { ...sheet, target: action.target })
  }
}

function answer(state: EntryState, sheet: Sheet, given: { item: number; answer: Answer; goOn: boolean }): EntryState {
  const answered = { ...sheet, answers: { ...sheet.answers, [given.item]: given.answer } }
  const next = edit({ ...state, item: given.item }, answered)
  if (!given.goOn) return next
  const item = afterAnswer(answered, given.item)
  return item === null ? goOn(next, answered) : moved(next, answered, item)
}

/** A measure without answers. The next one comes at once unless something had been typed, which then stays in view. */
function absent(state: EntryState, sheet: Sheet, why: Absence): EntryState {
  const next = edit({ ...state, item: null }, { ...sheet, absence: why })
  const wasEmpty = !isTouched({ ...sheet, absence: null })
  return wasEmpty ? goOn(next, sheet) : moved(next, sheet, null)
}

function present(state: EntryState, sheet: Sheet): EntryState {
  const back = { ...sheet, absence: null }
  return goTo(edit(state, back), back)
}

function changeHow(state: EntryState, sheet: Sheet, how: Sheet['how']): EntryState {
  if (how === 'score-only' && !isScorable(sheet)) return state
  const changed = { ...sheet, how, absence: null }
  return goTo(edit({ ...state, isScoring: how === 'score-only' }, changed), changed)
}

/** The same sheet in another order: nothing on it changes. */
const shuffle = (state: EntryState, turned: Sheet): EntryState =>
  goTo({ ...state, sheets: replaced(state.sheets, turned) }, turned)

/** Away from a sheet entered by its scores: first to the safety item that a score cannot answer, then on. */
function leave(state: EntryState, sheet: Sheet): EntryState {
  const [left] = sheet.how === 'score-only' ? unanswered(sheet) : []
  return left ? moved(state, sheet, left.n) : goOn(state, sheet)
}

function goOn(state: EntryState, from: Sheet): EntryState {
  const next = nextSheet(state.sheets, from.id)
  return next ? arrive(state, next) : moved(state, from, state.item)
}

/** At a sheet as it is, or, while scores are typed, at the scores of one with nothing on it. */
function arrive(state: EntryState, sheet: Sheet): EntryState {
  if (!state.isScoring || isTouched(sheet) || !isScorable(sheet)) return goTo(state, sheet)
  const scored = { ...sheet, how: 'score-only' as const }
  return goTo({ ...state, sheets: replaced(state.sheets, scored) }, scored)
}

function open(state: EntryState, id: string, item?: number): EntryState {
  const sheet = state.sheets.find(each => each.id === id)
  if (!sheet) return state
  return item === undefined ? arrive(state, sheet) : moved({ ...state, current: id }, sheet, item)
}

/** Puts a measure from the shelf on the table. One whose target is free stays on the shelf too, for a second sheet. */
function add(state: EntryState, sheet: Sheet): EntryState {
  if (!state.shelf.some(({ id }) => id === sheet.id)) return state
  const isAboutSomebody = sheet.target !== null && !sheet.isTargetFixed
  const added = isAboutSomebody ? forSomebodyElse(sheet, state.sheets) : sheet
  const shelf = isAboutSomebody ? state.shelf : state.shelf.filter(({ id }) => id !== sheet.id)
  return goTo({ ...state, shelf, sheets: [...state.sheets, added] }, added)
}

function forSomebodyElse(sheet: Sheet, sheets: readonly Sheet[]): Sheet {
  const taken = sheets.filter(each => each.instrument.id === sheet.instrument.id).map(each => each.target)
  const target = targets.find(each => !taken.includes(each)) ?? sheet.target
  return { ...sheet, id: `${sheet.id}+${sheets.length}`, target }
}

/** To a sheet's first item without an answer; to its first item when all have one; to none where it asks no items. */
function goTo(state: EntryState, sheet: Sheet): EntryState {
  const items = sheet.how === 'items' ? asked(sheet) : []
  const item = items.find(({ n }) => sheet.answers[n] === undefined) ?? items[0]
  return moved({ ...state, current: sheet.id }, sheet, item?.n ?? null)
}

const moved = (state: EntryState, sheet: Sheet, item: number | null): EntryState => ({
  ...state,
  current: sheet.id,
  item,
  refused: null,
  focusAt: { item },
})

const edited = (state: EntryState): EntryState => ({ ...state, edits: state.edits + 1 })

const edit = (state: EntryState, sheet: Sheet): EntryState =>
  edited({ ...state, sheets: replaced(state.sheets, { ...sheet, isChanged: true }) })

const replaced = (sheets: readonly Sheet[], sheet: Sheet): Sheet[] =>
  sheets.map(each => (each.id === sheet.id ? sheet : each))
