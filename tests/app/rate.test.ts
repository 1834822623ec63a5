import { expect, test, vi } from 'vitest'
import { isTooFast, rate, TooFast } from '@/app/auth/rate'

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

test('a refusal is known also where another bundle of the server threw it, with a class of its own', async () => {
  vi.resetModules()
  const other = await import('@/app/auth/rate')
  expect(other.TooFast).not.toBe(TooFast)
  const count = other.rate({ burst: 1, perSecond: 1 })
  count('one', 0)
  const thrown = () => {
    try {
      count('one', 0)
    } catch (error) {
      return error
    }
    return null
  }
  expect(isTooFast(thrown())).toBe(true)
  expect(isTooFast(new Error('TooFast'))).toBe(false)
})
