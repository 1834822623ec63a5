import { describe, expect, test } from 'vitest'
import { currentSheet } from '@/components/session/entry/entry-navigation'
import { type EntryState, openEntry, reduce } from '@/components/session/entry/entry-state'
import { actionOf } from '@/components/session/entry/shortcuts'
import { rangeOf } from '@/components/session/measure/form-draft'
import { typedOn } from '@/components/session/measure/number-entry'
import { numberNote } from '@/components/session/measure/number-field'
import { answeredSheet, otherFormSheet } from './session-sheets'

/* Numbers of more than one key, key by key on what has the focus by then. */

function typed(state: EntryState, keys: string): EntryState {
  return keys.split(' ').reduce((now, name) => {
    const action = actionOf({ key: name === 'Space' ? ' ' : name, hasModifier: false }, now, now.item)
    return action ? reduce(now, action) : now
  }, state)
}

/** A field for a number as the browser tells of it: the whole text after each change. */
const field = (state: EntryState, text: string): EntryState =>
  reduce(state, { type: 'number-text', item: state.item ?? 0, text })

const answers = (state: EntryState, at = 0) => state.sheets[at]?.answers
const ten = () => openEntry([answeredSheet({ min: 0, max: 10 }), otherFormSheet()], [])
const around = () => openEntry([answeredSheet({ min: -3, max: 3 })], [])
const fine = () => openEntry([answeredSheet({ min: 0, max: 10, step: 0.1 })], [])
const hundred = () => openEntry([answeredSheet({ min: 0, max: 100 })], [])

function said(state: EntryState, item: number): string | undefined {
  const sheet = currentSheet(state)
  if (!sheet) return undefined
  const refused = state.refused?.item === item ? state.refused.text : null
  const rounded = state.rounded?.item === item ? state.rounded : null
  return numberNote(rangeOf(sheet, item), { typed: typedOn(state, item), refused, rounded }, 'en-GB')?.text
}

describe('from 0 to 10', () => {
  test('10 is ten, and the next item comes', () => {
    expect(typed(ten(), '1')).toMatchObject({ item: 1, edits: 0, typing: { item: 1, text: '1' } })
    expect(said(typed(ten(), '1'), 1)).toBe('1 or 10? ⏎ enters 1.')
    expect(typed(ten(), '1 0')).toMatchObject({ item: 2, focusAt: { item: 2 }, typing: null })
    expect(answers(typed(ten(), '1 0'))).toEqual({ 1: 10 })
  })

  test.each(['Enter', 'Tab', 'Space'])('%s ends a 1', key => {
    const state = typed(ten(), `1 ${key}`)
    expect(answers(state)).toEqual({ 1: 1 })
    expect(state.item).toBe(2)
  })

  test('a digit that cannot belong to it ends it and answers the next item', () => {
    expect(answers(typed(ten(), '1 5 1 0'))).toEqual({ 1: 1, 2: 5, 3: 10 })
  })

  test('a letter ends it and does what it does on the next item', () => {
    expect(answers(typed(ten(), '1 b'))).toEqual({ 1: 1, 2: 'blank' })
  })

  test('up and down end it where they move from', () => {
    expect(typed(ten(), '3 1 ArrowUp')).toMatchObject({ item: 1 })
    expect(answers(typed(ten(), '3 1 ArrowUp'))).toEqual({ 1: 3, 2: 1 })
    expect(typed(ten(), '1 ArrowDown').item).toBe(2)
  })

  test('Backspace corrects it, then clears what was entered before; Escape gives it up', () => {
    const again = typed(ten(), '4 ArrowUp 1')
    expect(answers(typed(again, 'Backspace'))).toEqual({ 1: 4 })
    expect(answers(typed(again, 'Escape'))).toEqual({ 1: 4 })
    expect(answers(typed(again, 'Backspace Backspace'))).toEqual({ 1: undefined })
    expect(answers(typed(again, 'Enter'))).toEqual({ 1: 1 })
  })

  test('Enter or Tab out of habit, after a number that ended by itself, passes over no item', () => {
    for (const key of ['Enter', 'Tab']) {
      expect(answers(typed(ten(), `1 0 ${key} 7 ${key} 1 ${key} 2`))).toEqual({ 1: 10, 2: 7, 3: 1, 4: 2 })
    }
  })

  test('the last item goes on to the next measure, and its next key belongs there', () => {
    const state = typed(ten(), '3 3 3 1 5')
    expect(answers(state)).toEqual({ 1: 3, 2: 3, 3: 3, 4: 1 })
    expect(answers(state, 1)).toEqual({ 1: 5 })
  })

  test('on the very last item a second number does not overwrite the first', () => {
    const state = typed(openEntry([answeredSheet({ min: 0, max: 10 })], []), '3 3 3 1 5')
    expect(answers(state)).toEqual({ 1: 3, 2: 3, 3: 3 })
    expect(said(state, 4)).toBe('15 is not an answer here: this item takes 0 to 10. ⌫ corrects it.')
  })

  test.each(['1.5', '-3'])('%s is no answer, and nothing of it is entered', text => {
    const state = typed(ten(), [...text].join(' '))
    expect(said(state, 1)).toContain('is not an answer here: this item takes 0 to 10.')
    const ended = typed(state, 'Enter')
    expect(answers(ended)).toEqual({})
    expect(ended).toMatchObject({ item: 1, typing: null, edits: 0 })
    expect(said(ended, 1)).toContain('Nothing was entered.')
    expect(typed(state, 'b')).toMatchObject({ item: 1, edits: 0 })
  })

  test('what is done elsewhere ends the number first, unless it is none', () => {
    expect(answers(reduce(typed(ten(), '1'), { type: 'focus', item: 3 }))).toEqual({ 1: 1 })
    const opened = reduce(typed(ten(), '1'), { type: 'open', sheet: 'other-form:client:' })
    expect(answers(opened)).toEqual({ 1: 1 })
    expect(opened.current).toBe('other-form:client:')
    expect(reduce(typed(ten(), '- 1'), { type: 'open', sheet: 'other-form:client:' }).current).toBe('answered:client:')
  })

  test('another answer chosen with the mouse takes the place of what was being typed', () => {
    expect(answers(reduce(typed(ten(), '1'), { type: 'answer', item: 1, answer: 7, goOn: false }))).toEqual({ 1: 7 })
  })
})

test('from −3 to 3 a minus is never lost', () => {
  expect(said(typed(around(), '-'), 1)).toBe('−…')
  expect(answers(typed(around(), '- 3 - 1 3 + 2'))).toEqual({ 1: -3, 2: -1, 3: 3, 4: 2 })
  expect(answers(typed(around(), '7 3'))).toEqual({})
})

test('in a form of single digits a number below 0 or with a decimal enters nothing', () => {
  expect(answers(typed(openEntry([answeredSheet({ min: 0, max: 4 })], []), '- 3 Enter'))).toEqual({})
  expect(answers(typed(openEntry([answeredSheet({ min: 0, max: 4 })], []), '3 . 2'))).toEqual({ 1: 3 })
})

describe('in steps of a tenth', () => {
  test.each(['3.9', '3,9'])('%s is three and nine tenths', text => {
    const state = [...text].reduce((now, _, index) => field(now, text.slice(0, index + 1)), fine())
    expect(answers(state)).toEqual({})
    expect(answers(typed(state, 'Enter'))).toEqual({ 1: 3.9 })
    expect(typed(state, 'Tab').item).toBe(2)
  })

  test('what is finer is rounded, and says so', () => {
    const state = typed(field(fine(), '3.14'), 'Enter')
    expect(answers(state)).toEqual({ 1: 3.1 })
    expect(said(state, 1)).toBe('3.14 was entered as 3.1: answers here go in steps of 0.1.')
  })

  test('a number without an end is none', () => {
    expect(answers(typed(field(fine(), '3.'), 'Enter'))).toEqual({})
  })
})

describe('a field for 0 to 100', () => {
  test('goes on when the number is whole, or when it is ended', () => {
    expect(answers(field(field(hundred(), '4'), '45'))).toEqual({ 1: 45 })
    expect(answers(typed(field(hundred(), '5'), 'Tab'))).toEqual({ 1: 5 })
    expect(answers(field(field(field(hundred(), '1'), '10'), '100'))).toEqual({ 1: 100 })
  })

  test('typed over, it begins anew; emptied, it has no answer', () => {
    const again = reduce(field(field(hundred(), '4'), '45'), { type: 'focus', item: 1 })
    expect(typedOn(field(again, '6'), 1)).toBe('6')
    expect(answers(field(again, ''))).toEqual({ 1: undefined })
  })

  test('what is pasted waits to be ended', () => {
    expect(answers(field(hundred(), '507'))).toEqual({})
    expect(said(field(hundred(), '507'), 1)).toContain('507 is not an answer here')
    expect(answers(typed(field(hundred(), '62'), 'Enter'))).toEqual({ 1: 62 })
  })
})
