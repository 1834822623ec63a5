import { expect, test } from 'vitest'
import { layoutShift } from './vitals'

test('what moves on a page is summed while it follows closely, and the largest sum counts', () => {
  expect(layoutShift([])).toBe(0)
  expect(layoutShift([0, 500, 3000].map(at => ({ at, value: 0.5 })))).toBe(1)
  expect(layoutShift([0, 900, 1800, 2700, 3600, 4500, 5400].map(at => ({ at, value: 0.25 })))).toBe(1.5)
})
