import { describe, expect, test } from 'vitest'
import { flagPlaces } from '@/components/charts/axis-shapes'
import { sizesFor } from '@/components/charts/series-shapes'

describe('marks', () => {
  const every = (gap: number, count = 30) => Array.from({ length: count }, (_, index) => 56 + index * gap)

  test.each([20, 9, 7, 5, 4, 3, 2.5])('%d apart do not touch, and open ones stay open', gap => {
    const { rim, hole, filled } = sizesFor(every(gap))
    expect(Math.max(rim, filled)).toBeLessThan(gap)
    expect(hole).toBeLessThan(rim)
  })

  test('are as large as may be where there is room, also for a single rating', () => {
    expect(sizesFor(every(20)).rim).toBe(7.5)
    expect(sizesFor([56]).rim).toBe(7.5)
  })

  test('do not shrink for two sessions in one week', () =>
    expect(sizesFor([56, 60, ...every(20).map(x => x + 40)]).rim).toBe(7.5))

  test('do not shrink where every other session comes a day after the one before', () => {
    const pairs = Array.from({ length: 15 }, (_, index) => [56 + index * 22, 58 + index * 22]).flat()
    expect(sizesFor(pairs).rim).toBe(7.5)
  })

  test('nor for several sessions on one day', () => expect(sizesFor([...every(20), 636, 636, 636]).rim).toBe(7.5))
})

test('flags that would touch stand beneath each other, and all others in one row', () => {
  const flag = (id: string, x: number) => ({ id, x, number: x, tier: 'review' as const, sentence: '', isOpen: true })
  const flags = [flag('a', 1), flag('b', 2), flag('c', 2), flag('d', 3), flag('e', 9)]
  const placed = flagPlaces(flags, value => value * 7)
  expect(placed.map(({ id, row }) => `${id}${row}`)).toEqual(['a0', 'b1', 'c2', 'd0', 'e0'])
})
