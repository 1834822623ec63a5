import { expect, test } from 'vitest'
import { expectedRange, rangeVersion } from '@/lib/change/expected-range'

test('another range is another version, by which practices know that their episodes must be read again', () => {
  const range = expectedRange([3.5, 3.75, 4, 3.6667, 3.9167, 4.0833], { min: 1, max: 5, priorSd: 0.4 })
  expect([rangeVersion, range?.pi98.low.toFixed(4), range?.pi90.low.toFixed(4), range?.pi90.high.toFixed(4)]).toEqual([
    2,
    '2.8802',
    '3.2130',
    '4.5365',
  ])
})
