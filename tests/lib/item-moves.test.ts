import { describe, expect, test } from 'vitest'
import type { Answer } from '@/lib/instruments/answers'
import { instrument } from '@/lib/instruments/catalogue'
import { movedMost } from '@/lib/item-changes'

/** Items by number with their first and latest answer, on the sheet of an instrument. */
const moved = (id: string, answers: Record<number, [Answer | null, Answer | null]>) =>
  movedMost(
    instrument(id),
    Object.entries(answers).map(([n, [first, latest]]) => ({ n: Number(n), cue: `item ${n}`, first, latest })),
  )
const told = (id: string, answers: Record<number, [Answer | null, Answer | null]>) =>
  moved(id, answers).most.map(({ n, from, to, towards }) => `${n}: ${from} to ${to} ${towards}`)

test('at most three, those that moved furthest first, and of two as far the one that stands first', () => {
  const answers = { 1: [0, 1], 4: [3, 3], 5: [0, 3], 7: [4, 2], 8: [1, 3], 9: [4, 0] } as const
  const { most, asMuch } = moved(
    'core-10',
    Object.fromEntries(Object.entries(answers).map(([n, [a, b]]) => [n, [a, b]])),
  )
  expect(most.map(item => item.n)).toEqual([9, 5, 7])
  expect(asMuch).toBe(1)
})

describe('which way an answer moved', () => {
  test('a reversed item is turned', () =>
    expect(told('core-10', { 1: [1, 3], 2: [1, 3], 3: [3, 0] })).toEqual([
      '3: 3 to 0 worse',
      '1: 1 to 3 worse',
      '2: 1 to 3 better',
    ]))

  test('where a higher score is better, a higher answer is', () => {
    expect(told('who-5', { 1: [1, 4], 2: [4, 3] })).toEqual(['1: 1 to 4 better', '2: 4 to 3 worse'])
    expect(told('wai-sr', { 4: [5, 2] })).toEqual(['4: 5 to 2 worse'])
  })

  test('an item that counts for one model and against the other has none', () =>
    expect(told('rq', { 1: [2, 6], 2: [2, 5], 3: [5, 3], 4: [4, 4] })).toEqual([
      '1: 2 to 6 better',
      '2: 2 to 5 worse',
      '3: 5 to 3 null',
    ]))

  test('nor has one of a scale whose ends are neither better nor worse, or one in no scale', () => {
    expect(told('dsq-40', { 32: [1, 9] })).toEqual(['32: 1 to 9 null'])
    expect(told('phq-9', { 10: [0, 3] })).toEqual(['10: 0 to 3 null'])
    expect(told('impression', { 1: [2, 4] })).toEqual(['1: 2 to 4 null'])
  })
})

test('an item without an answer on one of the two sheets has not moved', () =>
  expect(
    moved('core-10', { 1: ['blank', 4], 4: [4, 'declined'], 5: [null, 4], 7: [4, null], 8: ['blank', 'declined'] }),
  ).toEqual({ most: [], asMuch: 0 }))

test('from one kind to another is no distance', () =>
  expect(told('tension-check', { 1: [0, 3], 2: [0, 1], 3: [2, 1], 4: [0, 2] })).toEqual([
    '1: 0 to 3 null',
    '3: 2 to 1 null',
  ]))

test('an item answered as before has not moved, and one of another form is not known', () => {
  expect(moved('core-10', { 1: [2, 2], 6: [0, 0] }).most).toEqual([])
  expect(moved('gad-7', { 30: [0, 3] }).most).toEqual([])
})
