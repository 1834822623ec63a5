import { expect, test } from 'vitest'
import { rate, TooFast } from '@/app/auth/rate'

test('so many are let through at once, then so many a second, for each by themselves', () => {
  const count = rate({ burst: 3, perSecond: 2 })
  for (let n = 0; n < 3; n++) count('one', 1000)
  expect(() => count('one', 1000)).toThrow(TooFast)
  expect(() => count('other', 1000)).not.toThrow()
  expect(() => count('one', 1499)).toThrow(TooFast)
  expect(() => count('one', 1500)).not.toThrow()
  expect(() => count('one', 1501)).toThrow(TooFast)
})

test('after a pause it is the burst again and no more, and a clock that is set back gives nothing and takes nothing', () => {
  const count = rate({ burst: 2, perSecond: 1 })
  count('one', 0)
  for (let n = 0; n < 2; n++) count('one', 3_600_000)
  expect(() => count('one', 3_600_000)).toThrow(TooFast)
  expect(() => count('one', 0)).toThrow(TooFast)
})
