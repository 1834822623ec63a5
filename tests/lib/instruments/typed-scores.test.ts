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

test('one coding gives the other, a raw score the percentage, and a mean ten times itself', () => {
  expect(withDerived(instrument('k10'), { total_0to4: 20 })).toEqual({ total_0to4: 20, total_1to5: 30 })
  expect(withDerived(instrument('k10'), { total_1to5: 30 })).toEqual({ total_0to4: 20, total_1to5: 30 })
  expect(withDerived(instrument('who-5'), { raw: 13 })).toEqual({ raw: 13, percent: 52 })
  expect(withDerived(instrument('core-om'), { total_mean: 1.5 })).toEqual({ total_mean: 1.5, clinical_score_x10: 15 })
  expect(withDerived(instrument('sai'), { sum: 24 })).toEqual({ sum: 24, mean: 4 })
})

test('means of subscales of different lengths weigh by their items', () => {
  const all = withDerived(instrument('core-om'), { wellbeing: 2, problems: 1, functioning: 3, risk: 0 })
  expect(all.total_mean).toBeCloseTo((2 * 4 + 12 + 3 * 12) / 34, 8)
  expect(all.clinical_score_x10).toBeCloseTo((10 * (2 * 4 + 12 + 3 * 12)) / 34, 8)
  expect(withDerived(instrument('raas'), { close: 3, depend: 4 })).toEqual({ close: 3, depend: 4, close_depend: 3.5 })
})

test('a total that overlaps the subscales does not keep the whole from following', () => {
  const parts = { nonacceptance: 3, goals: 4, impulse: 5, awareness: 6, strategies: 7, clarity: 8 }
  expect(withDerived(instrument('ders-18'), { ...parts, total_without_awareness: 27 }).total).toBe(33)
  expect(withDerived(instrument('ders-18'), { awareness: 6, total_without_awareness: 27 }).total).toBe(33)
})

test('three doubled scores give no fourth', () => {
  const typed = { depression: 14, anxiety: 8, stress: 20 }
  expect(withDerived(instrument('dass-21'), typed)).toEqual(typed)
  expect(withDerived(instrument('rq'), { model_of_self: 3 })).toEqual({ model_of_self: 3 })
})

test('where nothing follows, nothing is added', () => {
  expect(withDerived(instrument('ecr-rs'), { anxiety: 4 })).toEqual({ anxiety: 4 })
  expect(withDerived(instrument('tension-check'), {})).toEqual({})
})
