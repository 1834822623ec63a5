import { expect, test } from 'vitest'
import { earlyMean, quartileBetween, quartilePlace } from '@/lib/early-cut'
import { absent, alliance, episode } from './episode'

function lowerQuartile(values: readonly number[]): number {
  const place = quartilePlace(values.length)
  const [below = Number.NaN, above = below] = values.toSorted((a, b) => a - b).slice(place.offset)
  return quartileBetween(place, below, above)
}

test('the lowest quarter lies between neighbours by their distance (type 7 of Hyndman & Fan)', () => {
  expect(lowerQuartile([4, 1, 3, 2])).toBe(1.75)
  expect(lowerQuartile([1, 2, 3, 4, 5])).toBe(2)
  expect(lowerQuartile([3])).toBe(3)
  expect(lowerQuartile([])).toBeNaN()
})

test('the early mean is that of the early sessions alone, and needs two ratings', () => {
  const mean = (...weeks: Parameters<typeof episode>) => earlyMean(episode(...weeks), 'wai-sr', { from: 3, to: 5 })
  const low = [alliance(1)]
  expect(mean(low, low, [alliance(3)], [alliance(4)], [alliance(5)], low)).toBe(4)
  expect(mean(low, low, [alliance(3)], 'missed', [alliance(4)])).toBe(3.5)
  expect(mean(low, low, [alliance(3)], [absent('wai-sr', 'declined')])).toBeNull()
  expect(earlyMean(episode(low), 'core-10', { from: 1, to: 5 })).toBeNull()
})
