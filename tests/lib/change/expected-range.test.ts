import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ExpectedRange,
  expectedRange,
  expectedRanges,
  lowerTailProbability,
  standardisedError,
  standingRanges,
} from '@/lib/change/expected-range'
import { newFilterBank, predictRating, updateBank } from '@/lib/change/filter-bank'

const scale = { min: 1, max: 5, priorSd: 0.35 }
const range = (ratings: number[], of = scale): ExpectedRange => {
  const found = expectedRange(ratings, of)
  if (!found) throw new Error('too few ratings')
  return found
}
const width = ({ pi90 }: ExpectedRange) => pi90.high - pi90.low
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

test('how deep a rupture goes makes next to no difference to what is expected next', () => {
  const [deep, deeper] = [range([...calm, 1.5]), range([...calm, 1])]
  expect(Math.abs(deep.pi90.low - deeper.pi90.low)).toBeLessThan(0.01)
  expect(Math.abs(deep.mean - deeper.mean)).toBeLessThan(0.01)
})

test('after a rupture of three sessions the range is wide, and a new level is taken for one', () => {
  const fallen = (by: number) => calm.map(rating => rating - by)
  expect(width(range([...calm, ...fallen(1).slice(0, 3)]))).toBeGreaterThan(1.3 * width(range(calm)))
  expect(range([...calm, ...fallen(1).slice(0, 3)]).mean).toBeGreaterThan(2.7)
  for (const by of [0.7, 1, 1.5]) expect(range([...calm, ...fallen(by).slice(0, 8)]).mean).toBeLessThan(3.2 - 0.8 * by)
})

test('and one that was repaired is as good as forgotten a few ratings on', () => {
  expect(width(range([...calm, 1.5, ...calm.slice(0, 3)]))).toBeLessThan(1.05 * width(range(calm)))
})

test('slow growth is followed: twenty sessions of a twentieth each leave the next rating near the middle of the range', () => {
  const growing = Array.from({ length: 20 }, (_, index) => 2.5 + index * 0.05)
  const chance = lowerTailProbability(range(growing), 3.5)
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

test('a mark below the band and a chance under the level are one and the same, at the very limit and at the ends too', () => {
  const value = (found: ExpectedRange, sum: number) => fc.constantFrom(sum / 12, found.pi90.low, found.pi98.low, 1, 5)
  fc.assert(
    fc.property(ratings, fc.integer({ min: 12, max: 60 }), fc.gen(), (earlier, sum, generate) => {
      const found = range(earlier)
      const rating = generate(() => value(found, sum))
      expect(rating < found.pi90.low).toBe(lowerTailProbability(found, rating) < 0.05)
      expect(rating < found.pi98.low).toBe(lowerTailProbability(found, rating) < 0.01)
    }),
  )
})

test('the chance grows with the rating, and every rating is at most the highest there is', () => {
  fc.assert(
    fc.property(ratings, earlier => {
      const found = range(earlier)
      const chances = Array.from({ length: 49 }, (_, index) => lowerTailProbability(found, 1 + index / 12))
      expect(chances).toEqual(chances.toSorted((a, b) => a - b))
      expect(chances.at(-1)).toBe(1)
      expect(chances[0]).toBeGreaterThan(0)
    }),
  )
})

test('in one pass as one by one', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 1, max: 5, noNaN: true }), { maxLength: 30 }), course => {
      expect(expectedRanges(course, scale)).toEqual(
        course.map((_, index) => expectedRange(course.slice(0, index), scale)),
      )
    }),
  )
})

test('ranges are nested, hold the mean and stay on the scale', () => {
  fc.assert(
    fc.property(ratings, earlier => {
      const { pi90, pi98, mean } = range(earlier)
      const sorted = [scale.min, pi98.low, pi90.low, mean, pi90.high, pi98.high, scale.max]
      expect(sorted).toEqual(sorted.toSorted((a, b) => a - b))
    }),
  )
})

test('another scale, the same range: CORE-10 from 0 to 40 as the WAI-SR from 1 to 5', () => {
  fc.assert(
    fc.property(ratings, earlier => {
      const found = range(
        earlier.map(rating => (rating - 1) * 10),
        { min: 0, max: 40, priorSd: 3.5 },
      )
      const { pi90, pi98, mean } = range(earlier)
      for (const [ours, theirs] of [
        [found.pi90.low, pi90.low],
        [found.pi98.low, pi98.low],
        [found.mean, mean],
        [found.pi90.high, pi90.high],
        [found.pi98.high, pi98.high],
      ] as const)
        expect(ours).toBeCloseTo((theirs - 1) * 10, 6)
    }),
  )
})

test('on a scale without near ends, moving every rating moves the range along', () => {
  const wide = { min: -1000, max: 1000, priorSd: 0.35 }
  const moved = range(
    calm.map(rating => rating + 7),
    wide,
  )
  // Not to the last digit: the level is expected anywhere on the scale, the middle a trifle more.
  expect(moved.pi90.low).toBeCloseTo(range(calm, wide).pi90.low + 7, 5)
  expect(width(moved)).toBeCloseTo(width(range(calm, wide)), 5)
})

test('at the ceiling the band ends there and only a real fall is below it', () => {
  const { mean, pi90 } = range(Array.from({ length: 10 }, () => 5))
  expect(pi90.high).toBe(5)
  expect(mean).toBeGreaterThan(4.9)
  expect(pi90.low).toBeGreaterThan(4.3)
  expect(pi90.low).toBeLessThan(4.9)
})

test('a client who always gives the lowest rating is never below range', () => {
  const found = range([1, 1, 1, 1, 1])
  expect(found.pi90.low).toBe(1)
  expect(lowerTailProbability(found, 1)).toBeGreaterThan(0.3)
})

test('far from what is expected there are still numbers', () => {
  for (const odd of [
    [1, 5, 1, 5, 1, 5],
    [5, 5, 5, 1, 1, 1],
    [1, 1, 1, 5],
  ])
    for (const narrow of [scale, { ...scale, priorSd: 0.001 }, { ...scale, priorSd: 10 }]) {
      const found = range(odd, narrow)
      expect([found.mean, found.pi98.low, found.pi98.high, found.sd].every(Number.isFinite)).toBe(true)
      expect(lowerTailProbability(found, 3)).toBeGreaterThanOrEqual(0)
    }
})

test('the error of a rating is told in standard deviations from what was expected', () => {
  const found = range(calm)
  expect(standardisedError(found, found.mean - found.sd)).toBeCloseTo(-1, 10)
  expect(standardisedError(range([5, 5, 5, 5]), 5)).toBeLessThan(0.1)
})

test('the worked case: one path, one rating after another', () => {
  // Before any rating: level 3, variance 1. A rating of 4 under a spread of .28: gain 1 / (1 + .28²), level 3 + gain, variance 1 − gain.
  const gain = 1 / (1 + 0.28 ** 2)
  const [path] = updateBank(newFilterBank(scale), 4, scale).filters
  expect(path?.level).toBeCloseTo(3 + gain, 12)
  expect(path?.levelVariance).toBeCloseTo(1 - gain, 12)
  expect(path?.lastDeviation).toBeCloseTo(1 - gain, 12)
  // A fifth of what is left over is expected again; the level may have wandered by .2 · .35; four fifths of it move the centre.
  const [next] = predictRating(updateBank(newFilterBank(scale), 4, scale), scale)
  const doubt = 1 - gain + (0.2 * 0.35) ** 2
  expect(next?.mean).toBeCloseTo(3 + gain + 0.2 * (1 - gain), 12)
  expect(next?.sd).toBeCloseTo(Math.sqrt(0.8 ** 2 * doubt + (1 - 0.2 ** 2) * 0.28 ** 2), 12)
})

test('after a fall the range from before it stands, until a rating is back in it', () => {
  const ratings = [...calm, 1.5, 1.6, 2, 3, 3.1]
  const [moving, standing] = [expectedRanges(ratings, scale), standingRanges(ratings, scale)]
  const before = moving[calm.length]
  expect(standing.slice(0, calm.length)).toEqual(moving.slice(0, calm.length))
  expect(standing.slice(calm.length, calm.length + 4)).toEqual([before, before, before, before])
  expect(standing.at(-1)).toEqual(moving.at(-1))
})
