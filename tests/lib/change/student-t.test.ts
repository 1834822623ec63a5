import { expect, test } from 'vitest'
import { studentQuantile, studentT } from '@/lib/change/student-t'

// One-sided critical values as printed in any table of Student's distribution.
const table = [
  { degrees: 1, chance: 0.95, t: 6.314 },
  { degrees: 4, chance: 0.95, t: 2.132 },
  { degrees: 4, chance: 0.99, t: 3.747 },
  { degrees: 10, chance: 0.95, t: 1.812 },
  { degrees: 10, chance: 0.975, t: 2.228 },
  { degrees: 30, chance: 0.99, t: 2.457 },
  { degrees: 120, chance: 0.95, t: 1.658 },
]

test.each(table)('$chance of $degrees degrees of freedom', ({ degrees, chance, t }) => {
  expect(studentQuantile(chance, degrees)).toBeCloseTo(t, 3)
  expect(studentQuantile(1 - chance, degrees)).toBeCloseTo(-t, 3)
  expect(studentT(t, degrees)).toBeCloseTo(chance, 4)
})

test('with one degree of freedom it is the Cauchy distribution', () => {
  for (const t of [-3, -0.5, 0, 1, 7]) expect(studentT(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 12)
})

test('quantile and chance undo each other, between whole degrees too', () => {
  for (const degrees of [4.85, 7.3, 10.1])
    for (const chance of [0.001, 0.05, 0.5, 0.9])
      expect(studentT(studentQuantile(chance, degrees), degrees)).toBeCloseTo(chance, 7)
})
