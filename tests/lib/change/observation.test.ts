import { expect, test } from 'vitest'
import { observe } from '@/lib/change/observation'

const ends = { min: 1, max: 5 }

test('away from the ends a rating is taken as it is', () => {
  expect(observe(3, 3.5, 0.5, ends)).toMatchObject({ deviation: -0.5, information: 1 })
})

test('at the top it says "this high or beyond": half of the normal distribution lies √(2 / π) above its middle', () => {
  const { likelihood, deviation, information } = observe(5, 4.96, 0.5, ends)
  expect(likelihood).toBeCloseTo(0.5, 6)
  expect(deviation).toBeCloseTo(0.5 * Math.sqrt(2 / Math.PI), 6)
  expect(information).toBeCloseTo(2 / Math.PI, 6)
})

test('and at the bottom the same, the other way round', () => {
  const [top, bottom] = [observe(5, 4.5, 0.5, ends), observe(1, 1.5, 0.5, ends)]
  expect(bottom.deviation).toBeCloseTo(-top.deviation, 12)
  expect([bottom.likelihood, bottom.information]).toEqual([top.likelihood, top.information])
})

test('far beyond an end it says hardly anything', () => {
  expect(observe(5, 8, 0.5, ends).information).toBeLessThan(0.01)
  expect(Math.abs(observe(5, 8, 0.5, ends).deviation)).toBeLessThan(0.01)
})
