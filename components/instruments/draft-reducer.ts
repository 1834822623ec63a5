import type { Dispatch } from 'react'
import type { MeasureDraft } from '@/lib/instruments/measure-draft'

export type DraftState = {
  draft: MeasureDraft
  /** Numbers the keys of items and scales. */
  nextKey: number
  /** By its id or name, what is to have the focus after a change that moved or took out what had it. */
  focus: { on: string } | null
  /** What a change did, for screen readers. */
  said: string
}

type Item = MeasureDraft['items'][number]
type Scale = MeasureDraft['scales'][number]

export type DraftAction =
  | { type: 'change'; change: Partial<Omit<MeasureDraft, 'items' | 'scales'>> }
  | { type: 'label'; index: number; label: string }
  | { type: 'add label' }
  | { type: 'remove label'; index: number }
  | { type: 'item'; key: string; change: Partial<Item> }
  | { type: 'add item'; after: string | null }
  | { type: 'move item'; key: string; by: 1 | -1 }
  | { type: 'remove item'; key: string }
  | { type: 'scale'; key: string; change: Partial<Scale> }
  | { type: 'add scale' }
  | { type: 'remove scale'; key: string }

/** What every part of the form is given. */
export type DraftPartProps = {
  draft: MeasureDraft
  /** Sentences by field, as `draftErrors` names them. */
  errors: Readonly<Record<string, string[] | undefined>>
  dispatch: Dispatch<DraftAction>
}

/** A list with one entry taken in or out, in the order of all. */
export const toggled = <T>(all: readonly T[], chosen: readonly T[], one: T): T[] =>
  all.filter(each => (each === one ? !chosen.includes(one) : chosen.includes(each)))

export const cueId = (key: string) => `cue-${key}`
export const moveId = (key: string, by: 1 | -1) => `${by === 1 ? 'down' : 'up'}-${key}`
export const labelId = (index: number) => `label-${index}`
export const scaleId = (key: string) => `scale-${key}`
export const addItemId = 'add-item'
export const addScaleId = 'add-scale'

/** A form to begin with: five answers, one item, one total. */
export const emptyDraft: DraftState = {
  draft: {
    title: '',
    abbreviation: '',
    id: '',
    domain: 'distress',
    subject: '',
    respondents: ['client'],
    measures: '',
    citation: '',
    timeframe: '',
    lowest: 0,
    labels: ['', '', '', '', ''],
    items: [{ key: 'i1', cue: '', reversed: false, riskAbove: null }],
    scales: [{ key: 's2', title: 'Total', method: 'sum', items: ['i1'], higherIs: 'worse' }],
  },
  nextKey: 3,
  focus: null,
  said: '',
}

/** The draft after one act of whoever makes it. */
export function changedDraft(state: DraftState, action: DraftAction): DraftState {
  const { draft } = state
  const to = (change: Partial<MeasureDraft>, more: Partial<DraftState> = {}): DraftState => ({
    ...state,
    focus: null,
    said: '',
    draft: { ...draft, ...change },
    ...more,
  })
  switch (action.type) {
    case 'change':
      return to(action.change)
    case 'label':
      return to({ labels: draft.labels.with(action.index, action.label) })
    case 'add label':
      return to({ labels: [...draft.labels, ''] }, { focus: { on: labelId(draft.labels.length) } })
    case 'remove label':
      return to(
        { labels: draft.labels.toSpliced(action.index, 1) },
        { focus: { on: labelId(Math.max(0, action.index - 1)) }, said: 'The answer was removed.' },
      )
    case 'item':
      return to({ items: draft.items.map(item => (item.key === action.key ? { ...item, ...action.change } : item)) })
    case 'add item':
      return withItem(state, action.after, to)
    case 'move item':
      return withMoved(state, action, to)
    case 'remove item':
      return withoutItem(state, action.key, to)
    case 'scale':
      return to({
        scales: draft.scales.map(scale => (scale.key === action.key ? { ...scale, ...action.change } : scale)),
      })
    case 'add scale':
      return withScale(state, to)
    case 'remove scale':
      return to(
        { scales: draft.scales.filter(({ key }) => key !== action.key) },
        { focus: { on: addScaleId }, said: 'The scale was removed.' },
      )
  }
}

type To = (change: Partial<MeasureDraft>, more?: Partial<DraftState>) => DraftState

/** A new item counts wherever all others do. */
function withItem({ draft, nextKey }: DraftState, after: string | null, to: To): DraftState {
  const key = `i${nextKey}`
  const at = after === null ? draft.items.length : draft.items.findIndex(item => item.key === after) + 1
  const items = draft.items.toSpliced(at, 0, { key, cue: '', reversed: false, riskAbove: null })
  const hasAll = (scale: Scale) => draft.items.every(item => scale.items.includes(item.key))
  const scales = draft.scales.map(scale => (hasAll(scale) ? { ...scale, items: [...scale.items, key] } : scale))
  return to({ items, scales }, { nextKey: nextKey + 1, focus: { on: cueId(key) } })
}

function withMoved({ draft }: DraftState, { key, by }: { key: string; by: 1 | -1 }, to: To): DraftState {
  const from = draft.items.findIndex(item => item.key === key)
  const moved = draft.items[from]
  const at = from + by
  if (!moved || at < 0 || at >= draft.items.length) return to({})
  const items = draft.items.toSpliced(from, 1).toSpliced(at, 0, moved)
  // At an end the button it was moved by has no more to do.
  const isAtEnd = by === 1 ? at === items.length - 1 : at === 0
  const focus = { on: moveId(key, isAtEnd ? (by === 1 ? -1 : 1) : by) }
  return to({ items }, { focus, said: `Moved to place ${at + 1}.` })
}

function withoutItem({ draft }: DraftState, key: string, to: To): DraftState {
  const at = draft.items.findIndex(item => item.key === key)
  const items = draft.items.filter(item => item.key !== key)
  const scales = draft.scales.map(scale => ({ ...scale, items: scale.items.filter(each => each !== key) }))
  const next = items[Math.min(at, items.length - 1)]
  return to(
    { items, scales },
    { focus: { on: next ? cueId(next.key) : addItemId }, said: `Item ${at + 1} was removed.` },
  )
}

function withScale({ draft, nextKey }: DraftState, to: To): DraftState {
  const key = `s${nextKey}`
  const items = draft.items.map(item => item.key)
  const higherIs = draft.scales[0]?.higherIs ?? 'worse'
  const scale: Scale = { key, title: '', method: 'sum', items, higherIs }
  return to({ scales: [...draft.scales, scale] }, { nextKey: nextKey + 1, focus: { on: scaleId(key) } })
}
