import { describe, expect, test } from 'vitest'
import { drawSessions, flagPlaces } from '@/components/charts/axis-shapes'
import { frames, xScale } from '@/components/charts/frame'
import { sizesFor } from '@/components/charts/series-shapes'
import { defaultSettings } from '@/lib/settings'
import { timelineModel } from '@/lib/timeline'
import { alliance, inOrder, sessionIn } from '../lib/episode'

describe('marks', () => {
  const every = (gap: number, count = 30) => Array.from({ length: count }, (_, index) => 56 + index * gap)

  test.each([20, 9, 7, 5, 4, 3, 2.5])('%d apart do not touch, and open ones stay open', gap => {
    const { rim, hole, filled } = sizesFor(every(gap))
    expect(Math.max(rim, filled)).toBeLessThan(gap)
    expect(hole).toBeLessThan(rim)
  })

  test('are as large as may be where there is room, also for a single rating', () => {
    expect(sizesFor(every(20)).rim).toBe(7.5)
    expect(sizesFor([56]).rim).toBe(7.5)
  })

  test('do not shrink for two sessions in one week', () =>
    expect(sizesFor([56, 60, ...every(20).map(x => x + 40)]).rim).toBe(7.5))

  test('do not shrink where every other session comes a day after the one before', () => {
    const pairs = Array.from({ length: 15 }, (_, index) => [56 + index * 22, 58 + index * 22]).flat()
    expect(sizesFor(pairs).rim).toBe(7.5)
  })

  test('nor for several sessions on one day', () => expect(sizesFor([...every(20), 636, 636, 636]).rim).toBe(7.5))
})

test('flags that would touch stand beneath each other, and all others in one row', () => {
  const flag = (id: string, x: number) => ({
    id,
    x,
    number: x,
    date: '',
    tier: 'review' as const,
    sentence: '',
    isOpen: true,
  })
  const flags = [flag('a', 1), flag('b', 2), flag('c', 2), flag('d', 3), flag('e', 9)]
  const placed = flagPlaces(flags, value => value * 7)
  expect(placed.map(({ id, row }) => `${id}${row}`)).toEqual(['a0', 'b1', 'c2', 'd0', 'e0'])
})

describe('an axis of dates', () => {
  const labels = (dates: readonly string[]) => {
    const sessions = dates.map((date, at) => ({ ...sessionIn(at + 1, [alliance(4)]), date }))
    const timeline = timelineModel(inOrder(sessions), [], [], defaultSettings, 'date')
    const frame = frames.column
    const { shapes } = drawSessions(timeline, xScale(timeline, frame), frame, 'en-GB')
    return shapes.flatMap(shape => ('text' in shape && shape.text !== 'Month' ? [shape.text] : []))
  }

  test('names the month in which everything took place, with its year', () => {
    expect(labels(['2026-11-04', '2026-11-11', '2026-11-18'])).toEqual(['Nov 2026'])
    expect(labels(['2026-11-04'])).toEqual(['Nov 2026'])
  })

  test('names the month that had begun, where there is room before the next', () => {
    expect(labels(['2026-09-10', '2026-10-10', '2026-11-10'])).toEqual(['Sept', 'Oct', 'Nov'])
    expect(labels(['2026-09-30', '2026-10-30', '2026-12-30'])).toEqual(['Oct', 'Nov', 'Dec'])
  })
})
