import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceOfThisLowOrLower, type ExpectedRange, expectedRange } from '@/lib/change/expected-range'

const scale = { min: 1, max: 5, prior: 0.35 }
const range = (ratings: number[], of = scale): ExpectedRange => {
  const found = expectedRange(ratings, of)
  if (!found) throw new Error('too few ratings')
  return found
}
const width = ({ low90, high90 }: ExpectedRange) => high90 - low90
/** A calm client around 3, in twelfths. */
const calm = [3, 3.25, 2.92, 3.08, 3.17, 2.83, 3, 3.08, 2.92, 3.17]

test('fewer than three ratings say too little', () => {
  expect(expectedRange([], scale)).toBeNull()
  expect(expectedRange([3, 3.2], scale)).toBeNull()
  expect(expectedRange([3, 3.2, 3.1], scale)).not.toBeNull()
})

test('a short history gives a wider range than a long one of the same kind', () => {
  expect(width(range(calm.slice(0, 3)))).toBeGreaterThan(width(range(calm)))
})

test('a rupture neither widens the range of the next rating by more than an eighth nor drags it far', () => {
  const before = range(calm)
  const after = range([...calm, 1.5])
  expect(width(after) / width(before)).toBeLessThan(1.125)
  expect(before.mean - after.mean).toBeLessThan(0.25)
})

test('how deep a rupture goes makes no difference to what is expected next', () => {
  expect(range([...calm, 1.5])).toEqual(range([...calm, 1]))
})

test('slow growth is followed: twenty sessions of a twentieth each leave the next rating near the middle of the range', () => {
  const growing = Array.from({ length: 20 }, (_, index) => 2.5 + index * 0.05)
  const chance = chanceOfThisLowOrLower(range(growing), 3.5)
  expect(chance).toBeGreaterThan(0.25)
  expect(chance).toBeLessThan(0.85)
})

test('a client who varies more is given a wider range', () => {
  const restless = calm.map((rating, index) => rating + (index % 2 === 0 ? 0.6 : -0.6))
  expect(width(range(restless))).toBeGreaterThan(1.5 * width(range(calm)))
})

const ratings = fc.array(
  fc.integer({ min: 12, max: 60 }).map(sum => sum / 12),
  { minLength: 3, maxLength: 40 },
)

test('a mark below the band and a chance under the level are one and the same', () => {
  fc.assert(
    fc.property(ratings, fc.integer({ min: 12, max: 60 }), (earlier, sum) => {
      const found = range(earlier)
      const value = sum / 12
      const margin = Math.min(Math.abs(value - found.low90), Math.abs(value - found.low98))
      fc.pre(margin > 1e-9)
      expect(value < found.low90).toBe(chanceOfThisLowOrLower(found, value) < 0.05)
      expect(value < found.low98).toBe(chanceOfThisLowOrLower(found, value) < 0.01)
    }),
  )
})

test('ranges are nested, hold the mean and stay on the scale', () => {
  fc.assert(
    fc.property(ratings, earlier => {
      const { low98, low90, mean, high90, high98 } = range(earlier)
      const sorted = [scale.min, low98, low90, mean, high90, high98, scale.max]
      expect(sorted).toEqual(sorted.toSorted((a, b) => a - b))
    }),
  )
})

test('away from the ends of the scale, moving every rating moves the range along', () => {
  const wide = { min: -100, max: 100, prior: 0.35 }
  const moved = range(
    calm.map(rating => rating + 7),
    wide,
  )
  expect(moved.low90).toBeCloseTo(range(calm, wide).low90 + 7, 9)
  expect(width(moved)).toBeCloseTo(width(range(calm, wide)), 9)
})

test('the worked case: three equal ratings leave the prior spread to speak', () => {
  const found = range([4, 4, 4])
  // Variance: 4 · 0.35² / (4 + 1.85); weight 1 + .85 · (1 + .85 · 1) = 2.5725; degrees 4 + 1.85.
  const spread = Math.sqrt(((4 * 0.35 ** 2) / 5.85) * (1 + 1 / 2.5725))
  expect(found.spread).toBeCloseTo(spread, 10)
  expect(found.degrees).toBeCloseTo(5.85, 10)
  expect(found.mean).toBe(4)
})
