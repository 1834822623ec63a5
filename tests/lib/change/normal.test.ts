import { expect, test } from 'vitest'
import { mixtureCdf, mixtureQuantile, moments, normalCdf } from '@/lib/change/normal'

// As printed in any table of the normal distribution.
test.each([
  { z: 0, chance: 0.5 },
  { z: 1, chance: 0.841345 },
  { z: -1.644854, chance: 0.05 },
  { z: -2.326348, chance: 0.01 },
  { z: 3, chance: 0.99865 },
])('the chance of at most $z is $chance', ({ z, chance }) => expect(normalCdf(z)).toBeCloseTo(chance, 6))

const mixture = [
  { weight: 0.7, mean: 3, sd: 0.3 },
  { weight: 0.3, mean: 3.4, sd: 1 },
]

test('a mixture has the chance, the mean and the variance that its parts have on average', () => {
  expect(mixtureCdf(mixture, 3)).toBeCloseTo(0.7 * 0.5 + 0.3 * normalCdf(-0.4), 8)
  const { mean, sd } = moments(mixture)
  expect(mean).toBeCloseTo(3.12, 12)
  expect(sd ** 2).toBeCloseTo(0.7 * (0.09 + 0.12 ** 2) + 0.3 * (1 + 0.28 ** 2), 12)
})

test('quantile and chance undo each other, far out and between distant parts too', () => {
  const apart = [
    { weight: 0.999, mean: 5, sd: 0.1 },
    { weight: 0.001, mean: 1, sd: 2 },
  ]
  for (const chance of [0.0001, 0.01, 0.05, 0.5, 0.95, 0.99])
    for (const each of [mixture, apart]) expect(mixtureCdf(each, mixtureQuantile(each, chance))).toBeCloseTo(chance, 6)
})
