import { describe, expect, test } from 'vitest'
import { changedDraft, type DraftAction, type DraftState, emptyDraft } from '@/components/instruments/draft-reducer'

const draftAfter = (...actions: DraftAction[]): DraftState => actions.reduce(changedDraft, emptyDraft)
const cue = (key: string, text: string): DraftAction => ({ type: 'item', key, change: { cue: text } })
const add: DraftAction = { type: 'add item', after: null }
const three = [cue('i1', 'one'), add, cue('i3', 'two'), add, cue('i4', 'three')]
const cues = ({ draft }: DraftState) => draft.items.map(item => item.cue)

describe('the items of a form being made', () => {
  test('are added at the end or after one, and have the focus', () => {
    expect(cues(draftAfter(...three))).toEqual(['one', 'two', 'three'])
    const state = draftAfter(...three, { type: 'add item', after: 'i1' })
    expect(cues(state)).toEqual(['one', '', 'two', 'three'])
    expect(state.focus).toEqual({ on: 'cue-i5' })
  })

  test('count in a scale that has all of them, and in no other', () => {
    const state = draftAfter(
      ...three,
      { type: 'add scale' },
      { type: 'scale', key: 's5', change: { items: ['i1'] } },
      add,
    )
    expect(state.draft.scales.map(scale => scale.items)).toEqual([['i1', 'i3', 'i4', 'i6'], ['i1']])
  })

  test('are moved with their focus, and at an end it goes to the way back', () => {
    const down = draftAfter(...three, { type: 'move item', key: 'i1', by: 1 })
    expect(cues(down)).toEqual(['two', 'one', 'three'])
    expect([down.focus, down.said]).toEqual([{ on: 'down-i1' }, 'Moved to place 2.'])
    const last = changedDraft(down, { type: 'move item', key: 'i1', by: 1 })
    expect([cues(last), last.focus]).toEqual([['two', 'three', 'one'], { on: 'up-i1' }])
    expect(changedDraft(last, { type: 'move item', key: 'i1', by: 1 }).draft).toEqual(last.draft)
    const first = draftAfter(...three, { type: 'move item', key: 'i3', by: -1 })
    expect([cues(first), first.focus]).toEqual([['two', 'one', 'three'], { on: 'down-i3' }])
  })

  test('are taken out of the scales too, and the next one has the focus', () => {
    const state = draftAfter(...three, { type: 'remove item', key: 'i3' })
    expect(cues(state)).toEqual(['one', 'three'])
    expect(state.draft.scales[0]?.items).toEqual(['i1', 'i4'])
    expect([state.focus, state.said]).toEqual([{ on: 'cue-i4' }, 'Item 2 was removed.'])
    expect(draftAfter({ type: 'remove item', key: 'i1' }).focus).toEqual({ on: 'add-item' })
  })
})

test('answers are added at the end and taken out anywhere', () => {
  const state = draftAfter(
    { type: 'label', index: 4, label: 'much' },
    { type: 'add label' },
    { type: 'remove label', index: 0 },
  )
  expect(state.draft.labels).toEqual(['', '', '', 'much', ''])
  expect(state.focus).toEqual({ on: 'label-0' })
})

test('a scale that is added has all items, and goes the way of the first', () => {
  const state = draftAfter(
    ...three,
    { type: 'scale', key: 's2', change: { higherIs: 'better' } },
    { type: 'add scale' },
  )
  expect(state.draft.scales[1]).toMatchObject({ items: ['i1', 'i3', 'i4'], higherIs: 'better', title: '' })
  expect(changedDraft(state, { type: 'remove scale', key: 's5' }).draft.scales).toHaveLength(1)
})
