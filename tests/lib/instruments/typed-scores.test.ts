import { expect, test } from 'vitest'
import { instrument } from '@/lib/instruments/catalogue'
import { withDerived } from '@/lib/instruments/typed-scores'

const wai = instrument('wai-sr')

test('a sum gives the mean of the same items, and the mean gives the sum', () => {
  expect(withDerived(wai, { total: 48 })).toEqual({ total: 48, mean: 4 })
  expect(withDerived(wai, { mean: 3.5 })).toEqual({ mean: 3.5, total: 42 })
})

test('subscales that share out all items give the total, and so the mean', () => {
  expect(withDerived(wai, { task: 16, goal: 12, bond: 20 })).toEqual({
    task: 16,
    goal: 12,
    bond: 20,
    total: 48,
    mean: 4,
  })
})

test('some subscales give no total', () => {
  expect(withDerived(wai, { task: 16, goal: 12 })).toEqual({ task: 16, goal: 12 })
})

test('what was typed is never changed, even where it does not add up', () => {
  expect(withDerived(wai, { task: 4, goal: 4, bond: 4, total: 60 })).toEqual({
    task: 4,
    goal: 4,
    bond: 4,
    total: 60,
    mean: 5,
  })
})

test('where nothing follows, nothing is added', () => {
  expect(withDerived(instrument('ecr-rs'), { anxiety: 4 })).toEqual({ anxiety: 4 })
  expect(withDerived(instrument('tension-check'), {})).toEqual({})
})
