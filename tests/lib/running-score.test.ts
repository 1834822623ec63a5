import { expect, test } from 'vitest'
import { instrument } from '@/lib/instruments/catalogue'
import { runningScores } from '@/lib/running-score'
import { formSheet } from '../components/session-sheets'

const form = formSheet().instrument

test('before the first answer there is nothing', () => {
  expect(runningScores(form, 'client', {}).get('mean')).toEqual({ state: 'empty', left: 4 })
})

test('on the way it is the mean of what was answered, turned where the item is reversed', () => {
  const score = runningScores(form, 'client', { 1: 5, 2: 2 }).get('mean')
  expect(score).toEqual({ state: 'so-far', value: 4.5, how: 'mean', answered: 2, left: 2 })
})

test('enough answers for a score are not yet one while items are left to answer', () => {
  const wai = instrument('wai-sr')
  const eleven = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [index + 1, 4]))
  expect(runningScores(wai, 'client', eleven).get('mean')).toMatchObject({
    state: 'so-far',
    value: expect.closeTo(4),
    left: 1,
  })
  expect(runningScores(wai, 'client', { ...eleven, 12: 'blank' }).get('mean')).toMatchObject({
    state: 'scored',
    score: { value: 4, rule: 'house', answered: 11, itemCount: 12 },
  })
})

test('a sum on the way is the sum so far', () => {
  expect(runningScores(instrument('gad-7'), 'client', { 1: 3, 2: 2 }).get('total')).toMatchObject({
    how: 'sum',
    value: 5,
    left: 5,
  })
})

test('a difference of styles says nothing until all are rated', () => {
  expect(runningScores(instrument('rq'), 'client', { 1: 7 }).get('model_of_self')).toEqual({ state: 'empty', left: 3 })
})
