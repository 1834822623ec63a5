import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cusum } from '@/lib/change/cusum'

const setting = { allowance: 0.5, limit: 4 }
const sums = (errors: (number | null)[]) => cusum(errors, setting).map(({ sum }) => Number(sum.toFixed(6)))
const declines = (errors: (number | null)[]) => cusum(errors, setting).map(({ isDeclining }) => isDeclining)

test('the worked case: what falls short by more than half a standard deviation adds up', () => {
  expect(sums([0.4, -1, -0.2, -2, -1.5, -1.7, 0.1])).toEqual([0, 0.5, 0.2, 1.7, 2.7, 3.9, 3.3])
})

test('a decline from over the limit until the sum is back at nothing', () => {
  expect(declines([-2, -2, -1.5, -0.6, 1, 2, 0.5, 0])).toEqual([false, false, false, true, true, true, false, false])
  expect(declines([-4.5])).toEqual([false])
  expect(declines([-4.51])).toEqual([true])
})

test('where a rating could not be judged the sum stays as it was', () => {
  expect(sums([-2, null, -2])).toEqual([1.5, 1.5, 3])
  expect(declines([null, null])).toEqual([false, false])
})

test('ratings that stay within the allowance never make a decline, however many', () => {
  const error = fc.double({ min: -0.5, max: 3, noNaN: true })
  fc.assert(
    fc.property(fc.array(error), errors => {
      for (const { sum } of cusum(errors, setting)) expect(sum).toBe(0)
    }),
  )
})
