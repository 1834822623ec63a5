import { describe, expect, test } from 'vitest'
import { planOf } from './plan'

describe('how often something is asked', () => {
  test('so often that a round is not long, and what is fast more often than what is slow', () => {
    expect(planOf([30, 3, 10])).toEqual({ turns: 13, repeats: [1, 10, 3], isSlow: false })
    expect(planOf([2, 2])).toEqual({ turns: 40, repeats: [1, 1], isSlow: false })
    expect(planOf([600])).toEqual({ turns: 3, repeats: [1], isSlow: false })
  })

  test('once in a round where it is very slow, and in one round where that would take minutes', () => {
    expect(planOf([4000])).toEqual({ turns: 1, repeats: [1], isSlow: false })
    expect(planOf([30_000])).toEqual({ turns: 1, repeats: [1], isSlow: true })
  })
})
