import { describe, expect, test } from 'vitest'
import { mean, median, ratio, spread } from './statistics'

describe('what rounds come to', () => {
  test('the middle one, or the mean of the two in the middle', () => {
    expect(median([5, 1, 3])).toBe(3)
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(() => median([])).toThrow('no values')
  })

  test('with the lowest and the highest, and the rounds left in their order', () => {
    const rounds = [20, 3, 100]
    expect(spread(rounds)).toEqual({ median: 20, min: 3, max: 100 })
    expect(rounds).toEqual([20, 3, 100])
  })

  test('a mean', () => {
    expect(mean([1, 2, 6])).toBe(3)
    expect(() => mean([])).toThrow('no values')
  })
})

describe('a ratio', () => {
  test('is taken round by round, so that a slow round does not change it', () => {
    expect(ratio([10, 10, 40], [5, 5, 20])).toEqual({ median: 2, min: 2, max: 2 })
    expect(ratio([10, 12, 8], [10, 10, 10])).toEqual({ median: 1, min: 0.8, max: 1.2 })
  })

  test('is none where a round has no value', () => {
    expect(ratio([10, null], [5, 5])).toBeNull()
    expect(ratio([10, 10], [5])).toBeNull()
    expect(ratio([10], [0])).toBeNull()
    expect(ratio([], [])).toBeNull()
  })
})
