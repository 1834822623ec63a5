import { describe, expect, test } from 'vitest'
import { draftEntries, scoreProblems } from '@/components/session/entry/entries'
import type { AvailableMeasure } from '@/components/session/entry/entry-actions'
import { currentSheet } from '@/components/session/entry/entry-navigation'
import { type EntryState, openEntry, reduce } from '@/components/session/entry/entry-state'
import { actionOf } from '@/components/session/entry/shortcuts'
import {
  asked,
  type FormDraft,
  isTouched,
  sheetOf,
  unanswered,
  withBlanks,
} from '@/components/session/measure/form-draft'
import { formPart, formSheet, otherFormSheet, promptSheet, sumSheet, targetedSheet } from './session-sheets'

/** Keys pressed one after the other, each on what has the focus by then. */
function typed(state: EntryState, keys: string): EntryState {
  return keys.split(' ').reduce((now, key) => {
    const action = actionOf({ key, hasModifier: false }, now, now.item)
    return action ? reduce(now, action) : now
  }, state)
}

const onShelf = ({ id, instrument, respondent }: FormDraft): AvailableMeasure => ({
  id,
  name: instrument.abbreviation,
  measure: { instrumentId: instrument.id, respondent, target: null },
})
const day = () => openEntry([formSheet(), promptSheet(), otherFormSheet()], [onShelf(targetedSheet())])
const answers = (state: EntryState, at = 0) => state.sheets[at]?.answers

test('the screen opens on the first item', () => {
  expect(day()).toMatchObject({ current: 'small-form:client:', item: 1, edits: 0, focusAt: { item: 1 } })
})

const source = { assessmentId: 'a', way: 'link', language: 'en', sentAt: 0, correctedAt: null, version: 1 } as const

test('what the client filled in themselves has nothing left to ask, is not sent, and is not opened first', () => {
  const own = { ...formSheet(), source, answers: { 1: 4 as const } }
  const state = openEntry([own, promptSheet()], [])
  expect(unanswered(own)).toEqual([])
  expect(state.current).toBe('small-prompt:client:')
  expect(withBlanks(own)).toBe(own)
  expect(draftEntries(typed(state, '1').sheets).map(({ instrumentId }) => instrumentId)).toEqual(['small-prompt'])
})

test('after a correction it is opened at the sheet that was corrected', () => {
  const own = { ...formSheet(), source, answers: { 1: 4 as const } }
  expect(openEntry([promptSheet(), own], [], 'a').current).toBe(own.id)
  expect(openEntry([promptSheet(), own], [], 'another').current).toBe('small-prompt:client:')
  expect(openEntry([promptSheet(), own], [], null).current).toBe('small-prompt:client:')
})

test('number keys answer and go on, and after the last item to the next measure', () => {
  const state = typed(day(), '4 5 3 1')
  expect(answers(state)).toEqual({ 1: 4, 2: 5, 3: 3, 4: 1 })
  expect(state).toMatchObject({ current: 'small-prompt:client:', item: 1, focusAt: { item: 1 }, edits: 4 })
})

test('a form of n items takes n keys', () => {
  expect(unanswered(typed(day(), '1 2 3 4').sheets[0] ?? formSheet())).toEqual([])
})

test('a reason for no answer counts as an answer, and is not made another one', () => {
  const sheet: FormDraft = { ...formSheet(), answers: { 1: 2, 2: 'blank', 3: 'declined' } }
  expect(unanswered(sheet).map(({ n }) => n)).toEqual([4])
  expect(withBlanks(sheet).answers).toEqual({ 1: 2, 2: 'blank', 3: 'declined', 4: 'blank' })
})

test('a key that is no answer enters nothing, stays on the item and says so', () => {
  const state = typed(day(), '4 0')
  expect(answers(state)).toEqual({ 1: 4 })
  expect(state).toMatchObject({ item: 2, refused: { item: 2, text: '0' } })
  expect(typed(state, '3').refused).toBeNull()
})

test('0 is an answer where the form has it', () => {
  const state = typed(openEntry([promptSheet()], []), '0')
  expect(answers(state)).toEqual({ 1: 0 })
})

test('an item asked only on condition comes next when the condition holds, and is not sent when it no longer does', () => {
  const yes = typed(openEntry([promptSheet()], []), '3')
  expect(yes.item).toBe(2)
  const takenBack = typed(typed(yes, '2 ArrowUp'), '0')
  expect(draftEntries(takenBack.sheets)).toMatchObject([{ how: 'items', answers: { 1: 0 } }])
})

test('left blank and declined are answers of their own kind', () => {
  expect(answers(typed(day(), 'b D'))).toEqual({ 1: 'blank', 2: 'declined' })
})

test('up and down move between items and stop at the ends', () => {
  expect(typed(day(), 'ArrowDown ArrowDown').item).toBe(3)
  expect(typed(day(), 'ArrowDown ArrowUp ArrowUp').item).toBe(1)
  expect(typed(day(), 'ArrowDown ArrowDown ArrowDown ArrowDown ArrowDown').item).toBe(4)
})

test('left and right choose among the values without going on or round', () => {
  expect(answers(typed(day(), 'ArrowRight ArrowRight'))).toEqual({ 1: 2 })
  expect(answers(typed(day(), 'ArrowLeft ArrowRight'))).toEqual({ 1: 5 })
  expect(typed(day(), 'ArrowRight').item).toBe(1)
})

test('backspace clears an answer', () => {
  expect(answers(typed(day(), '4 ArrowUp Backspace'))).toEqual({ 1: undefined })
})

test('keys with a modifier are the browser’s', () => {
  expect(actionOf({ key: '4', hasModifier: true }, day(), 1)).toBeNull()
})

test.each([
  ['n', 'not-asked'],
  ['u', 'not-due'],
  ['x', 'declined'],
])('%s sets an empty measure aside as %s and goes on', (key, why) => {
  const state = typed(day(), key)
  expect(state.current).toBe('small-prompt:client:')
  expect(draftEntries(state.sheets)).toMatchObject([{ instrumentId: 'small-form', how: 'absent', why }])
})

test('a measure with answers stays in view when set aside, and comes back with them', () => {
  const aside = typed(day(), '4 5 n')
  expect(aside.current).toBe('small-form:client:')
  expect(draftEntries(aside.sheets)).toMatchObject([{ how: 'absent', why: 'not-asked' }])
  expect(draftEntries(typed(aside, 'Backspace').sheets)).toMatchObject([{ how: 'items', answers: { 1: 4, 2: 5 } }])
})

test('score-only entry asks the risk item by itself before it goes on', () => {
  const scored = reduce(typed(day(), 's'), { type: 'score', scale: 'mean', text: '3,5' })
  const next = reduce(scored, { type: 'next-sheet' })
  expect(next).toMatchObject({ current: 'small-form:client:', item: 4 })
  const answered = typed(next, '2')
  expect(answered.current).toBe('small-prompt:client:')
  expect(draftEntries(answered.sheets)).toMatchObject([{ how: 'score-only', scores: { mean: 3.5 }, answers: { 4: 2 } }])
})

test('score-only entry stays on for the next form that has scores', () => {
  const state = reduce(openEntry([formSheet(), otherFormSheet()], []), { type: 'how', how: 'score-only' })
  expect(currentSheet(reduce(state, { type: 'next-sheet' }))).toMatchObject({
    id: 'other-form:client:',
    how: 'score-only',
  })
})

test('score-only entry stays on past a form that has no scores, and ends where items are asked for again', () => {
  const scoring = reduce(openEntry([formSheet(), promptSheet(), otherFormSheet()], []), {
    type: 'how',
    how: 'score-only',
  })
  const past = typed(reduce({ ...scoring, current: 'small-prompt:client:', item: 1 }, { type: 'focus', item: 1 }), 'u')
  expect(currentSheet(past)).toMatchObject({ id: 'other-form:client:', how: 'score-only' })
  const again = reduce(past, { type: 'how', how: 'items' })
  expect(currentSheet(reduce(again, { type: 'open', sheet: 'small-form:client:' }))?.how).toBe('score-only')
  expect(again.isScoring).toBe(false)
})

test('our own prompts have no score to type', () => {
  expect(currentSheet(typed(openEntry([promptSheet()], []), 's'))?.how).toBe('items')
})

test('a score outside its scale is said beside the field and not sent', () => {
  const state = reduce(typed(day(), 's'), { type: 'score', scale: 'mean', text: '6' })
  expect(state.sheets.flatMap(scoreProblems)).toEqual([{ scale: 'mean', problem: 'This scale runs from 1 to 5.' }])
  expect(draftEntries(state.sheets)).toMatchObject([{ how: 'score-only', scores: {} }])
})

test('a sum that no sheet comes to is said beside the field, and stays in the draft', () => {
  const state = reduce(typed(openEntry([sumSheet()], []), 's'), { type: 'score', scale: 'sum', text: '12,5' })
  expect(state.sheets.flatMap(scoreProblems)).toEqual([
    { scale: 'sum', problem: 'No sheet of this form can give this score. Please check it.' },
  ])
  expect(draftEntries(state.sheets)).toMatchObject([{ scores: { sum: 12.5 } }])
})

test('a shuffled sheet is answered in the order that it shows, and stored by number', () => {
  const shuffled = reduce(openEntry([formSheet()], []), { type: 'shuffle' })
  const order = shuffled.sheets.flatMap(asked).map(item => item.n)
  expect(order).not.toEqual([1, 2, 3, 4])
  expect(shuffled.item).toBe(order[0])
  const answered = typed(shuffled, '1 2 3 4')
  const answers = Object.fromEntries(order.map((n, index) => [n, index + 1]))
  expect(draftEntries(answered.sheets)).toMatchObject([{ how: 'items', answers }])
  const byNumber = reduce(answered, { type: 'shuffle' })
  expect(byNumber.sheets.flatMap(asked).map(item => item.n)).toEqual([1, 2, 3, 4])
  expect(draftEntries(byNumber.sheets)).toEqual(draftEntries(answered.sheets))
})

test('unanswered items of a form that was begun are asked about; one not begun is not', () => {
  const state = typed(day(), '4 5')
  expect(state.sheets.flatMap(unanswered).map(item => item.n)).toEqual([3, 4])
  expect(withBlanks(state.sheets[0] ?? formSheet()).answers).toEqual({ 1: 4, 2: 5, 3: 'blank', 4: 'blank' })
})

test('what was not touched is not sent', () => {
  expect(draftEntries(day().sheets)).toEqual([])
})

describe('a paused form', () => {
  const paused = () => {
    const sheet = sheetOf({ ...formPart(), pause: { untilOn: '2026-03-03', reason: 'exams' } }, 'session 1')
    return openEntry([sheet, otherFormSheet()], [])
  }

  test('is set aside: the first question is of the next one, and nothing is sent of it', () => {
    expect(currentSheet(paused())).toMatchObject({ instrument: { id: 'other-form' } })
    expect(paused().sheets[0]).toMatchObject({ absence: 'paused', isChanged: false })
    expect(paused().sheets.some(isTouched)).toBe(false)
    expect(draftEntries(paused().sheets)).toEqual([])
  })

  test('is asked all the same by one key, and then sent like any other', () => {
    const open = reduce(paused(), { type: 'open', sheet: paused().sheets[0]?.id ?? '' })
    expect(asked(currentSheet(open) ?? formSheet())).toEqual([])
    const back = typed(reduce(open, { type: 'present' }), '4')
    expect(draftEntries(back.sheets)).toMatchObject([{ instrumentId: 'small-form', how: 'items', answers: { 1: 4 } }])
    const given = reduce(reduce(open, { type: 'present' }), { type: 'absent', why: 'declined' })
    expect(draftEntries(given.sheets)).toMatchObject([{ how: 'absent', why: 'declined' }])
  })
})

test('a saved form that is only looked at is not sent again', () => {
  const saved = {
    instrumentId: 'small-form',
    respondent: 'client',
    target: null,
    how: 'items',
    answers: { 1: 4 },
  } as const
  const sheet = { ...formSheet(saved), isChanged: false, isSaved: true }
  expect(draftEntries([sheet])).toEqual([])
})

test('a form about somebody can be added again for somebody else', () => {
  const once = reduce(day(), { type: 'add', sheet: targetedSheet() })
  expect(currentSheet(once)).toMatchObject({ target: 'general' })
  expect(once.shelf).toHaveLength(1)
  const twice = reduce(once, { type: 'add', sheet: targetedSheet() })
  expect(new Set(twice.sheets.map(sheet => sheet.target))).toEqual(new Set([null, 'general', 'partner']))
})
