import { type Absence, type Answer, type Target, targets } from '@/lib/instruments/answers'
import { type FormDraft, isTouched, unanswered, withBlanks } from '../measure/form-draft'
import { endNumber, numberBack, numberKey, numberText } from '../measure/number-entry'
import type { AvailableMeasure } from './entry-actions'
import {
  answer,
  arrive,
  currentSheet,
  edit,
  edited,
  goOn,
  goTo,
  hasLeft,
  isScorable,
  moved,
  replaced,
  stepItem,
} from './entry-navigation'
import { actionOf } from './shortcuts'

/** Everything typed on the entry screen, and where the keyboard is. */
export type EntryState = {
  sheets: readonly FormDraft[]
  /** Measures that are not asked today and can be added. */
  shelf: readonly AvailableMeasure[]
  /** Id of the sheet in the middle, and its item under the keys; null where it asks no items. */
  current: string
  item: number | null
  /** A new object whenever the keys moved: the screen then puts the focus there. */
  focusAt: { item: number | null }
  /** Scores are being typed instead of items: whoever types one usually has a stack of them, so the next form opens that way too. */
  isScoring: boolean
  /** Grows with everything that was typed: what the draft follows. */
  edits: number
  /** A number of which more keys may come; nothing of it is entered before it ends. */
  typing: { item: number; text: string } | null
  /** What was typed and is no answer to the item, so that nothing wrong passes unseen. */
  refused: { item: number; text: string } | null
  /** What was typed more finely than the item is answered. */
  rounded: { item: number; text: string; value: number } | null
  /** A number of more than one key ended by itself: the Enter or Tab that a hand adds out of habit has nothing left to end. */
  isJustEntered: boolean
}

export type EntryAction =
  | { type: 'answer'; item: number; answer: Answer; goOn: boolean }
  | { type: 'clear'; item: number }
  | { type: 'number-key'; item: number; key: string }
  | { type: 'number-text'; item: number; text: string }
  | { type: 'number-back'; item: number }
  | { type: 'number-give-up' }
  /** Ends the number that is typed on an item; `key` is what ended it, and does then what it does anywhere. */
  | { type: 'number-end'; goOn: boolean; key?: string }
  | { type: 'stay' }
  | { type: 'focus'; item: number | null }
  | { type: 'step'; by: 1 | -1 }
  | { type: 'open'; sheet: string; item?: number }
  | { type: 'next-sheet' }
  | { type: 'absent'; why: Absence }
  | { type: 'present' }
  | { type: 'how'; how: FormDraft['how'] }
  | { type: 'shuffle' }
  | { type: 'score'; scale: string; text: string }
  | { type: 'target'; target: Target }
  | { type: 'add'; sheet: FormDraft }
  | { type: 'fill-blanks' }

/** The screen as it opens: on the client's own sheet that was just corrected, else on the first that has something left to ask. */
export function openEntry(
  sheets: readonly FormDraft[],
  shelf: readonly AvailableMeasure[],
  corrected: string | null = null,
): EntryState {
  const isMeant = ({ source }: FormDraft) => source !== null && source.assessmentId === corrected
  const first = sheets.find(isMeant) ?? sheets.find(hasLeft) ?? sheets[0]
  const state = {
    sheets,
    shelf,
    current: first?.id ?? '',
    item: null,
    focusAt: { item: null },
    isScoring: first?.how === 'score-only',
    edits: 0,
    ...nothingTyped,
  }
  return first ? goTo(state, first) : state
}

const nothingTyped = { typing: null, refused: null, rounded: null, isJustEntered: false }

/** What an act at the keyboard or with the mouse makes of the screen. Pure; the screen does nothing but show the result. */
export function reduce(state: EntryState, action: EntryAction): EntryState {
  // To look at another item takes nothing away of what was said.
  if (action.type === 'focus') return { ...endNumber(state, false), item: action.item, isJustEntered: false }
  const fresh = { ...state, refused: null, rounded: null, isJustEntered: false }
  const sheet = currentSheet(fresh)
  if (isOfNumber(action)) return sheet ? reduceNumber(fresh, sheet, action) : fresh
  if (action.type === 'next-sheet' && state.isJustEntered) return fresh
  if (action.type === 'answer' && action.item === fresh.typing?.item)
    return reduceEnded({ ...fresh, typing: null }, action)
  // Whatever else is done, the number that was being typed ends first; while it is no answer, nothing else is done.
  const ended = endNumber(fresh, false)
  return ended.refused === null ? reduceEnded(ended, action) : ended
}

type NumberAction = Extract<EntryAction, { type: `number-${string}` }>

const isOfNumber = (action: EntryAction): action is NumberAction => action.type.startsWith('number-')

function reduceNumber(state: EntryState, sheet: FormDraft, action: NumberAction): EntryState {
  if (action.type === 'number-give-up') return { ...state, typing: null }
  if (action.type === 'number-end') return endedBy(endNumber(state, action.goOn), action.key)
  const { item } = action
  const ended = state.typing === null || state.typing.item === item ? state : endNumber(state, false)
  const now = currentSheet(ended) ?? sheet
  if (action.type === 'number-back') return numberBack(ended, now, item)
  return action.type === 'number-key'
    ? numberKey(ended, now, item, action.key)
    : numberText(ended, now, item, action.text)
}

/** A key that was no part of the number ended it, and then does what it does where the keys are now. */
function endedBy(state: EntryState, key: string | undefined): EntryState {
  if (key === undefined || state.refused !== null) return state
  const action = actionOf({ key, hasModifier: false }, state, state.item)
  return action ? reduce(state, action) : state
}

type PlainAction = Exclude<EntryAction, NumberAction | { type: 'focus' }>

function reduceEnded(state: EntryState, action: PlainAction): EntryState {
  const sheet = currentSheet(state)
  if (action.type === 'add') return add(state, action.sheet)
  if (action.type === 'fill-blanks') return edited({ ...state, sheets: state.sheets.map(withBlanks) })
  if (action.type === 'open') return open(state, action.sheet, action.item)
  return sheet ? reduceSheet(state, sheet, action) : state
}

type SheetAction = Exclude<PlainAction, { type: 'add' | 'fill-blanks' | 'open' }>

function reduceSheet(state: EntryState, sheet: FormDraft, action: SheetAction): EntryState {
  switch (action.type) {
    case 'answer':
      return answer(state, sheet, action)
    case 'clear':
      return edit(state, { ...sheet, answers: { ...sheet.answers, [action.item]: undefined } })
    case 'stay':
      return state
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

/** A measure without answers. The next one comes at once unless something had been typed, which then stays in view. */
function absent(state: EntryState, sheet: FormDraft, why: Absence): EntryState {
  const next = edit({ ...state, item: null }, { ...sheet, absence: why })
  const wasEmpty = !isTouched({ ...sheet, absence: null })
  return wasEmpty ? goOn(next, sheet) : moved(next, sheet, null)
}

function present(state: EntryState, sheet: FormDraft): EntryState {
  const back = { ...sheet, absence: null }
  return goTo(edit(state, back), back)
}

function changeHow(state: EntryState, sheet: FormDraft, how: FormDraft['how']): EntryState {
  if (how === 'score-only' && !isScorable(sheet)) return state
  const changed = { ...sheet, how, absence: null }
  return goTo(edit({ ...state, isScoring: how === 'score-only' }, changed), changed)
}

/** The same sheet in another order: nothing on it changes. */
const shuffle = (state: EntryState, turned: FormDraft): EntryState =>
  goTo({ ...state, sheets: replaced(state.sheets, turned) }, turned)

/** Away from a sheet entered by its scores: first to the safety item that a score cannot answer, then on. */
function leave(state: EntryState, sheet: FormDraft): EntryState {
  const [left] = sheet.how === 'score-only' ? unanswered(sheet) : []
  return left ? moved(state, sheet, left.n) : goOn(state, sheet)
}

function open(state: EntryState, id: string, item?: number): EntryState {
  const sheet = state.sheets.find(each => each.id === id)
  if (!sheet) return state
  return item === undefined ? arrive(state, sheet) : moved({ ...state, current: id }, sheet, item)
}

/** Puts a measure from the shelf on the table. One whose target is free stays on the shelf too, for a second sheet. */
function add(state: EntryState, sheet: FormDraft): EntryState {
  if (!state.shelf.some(({ id }) => id === sheet.id)) return state
  const isAboutSomebody = sheet.target !== null && !sheet.isTargetFixed
  const added = isAboutSomebody ? forSomebodyElse(sheet, state.sheets) : sheet
  const shelf = isAboutSomebody ? state.shelf : state.shelf.filter(({ id }) => id !== sheet.id)
  return goTo({ ...state, shelf, sheets: [...state.sheets, added] }, added)
}

function forSomebodyElse(sheet: FormDraft, sheets: readonly FormDraft[]): FormDraft {
  const taken = sheets.filter(each => each.instrument.id === sheet.instrument.id).map(each => each.target)
  const target = targets.find(each => !taken.includes(each)) ?? sheet.target
  return { ...sheet, id: `${sheet.id}+${sheets.length}`, target }
}
