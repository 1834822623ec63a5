import { describe, expect, test } from 'vitest'
import { changeWords, rangeWords, reliableWords } from '@/components/session/summary/result-words'
import type { MeasureProgress } from '@/lib/change/progress'
import { instrument } from '@/lib/instruments/catalogue'
import { formatApart, formatDifference } from '@/lib/text/score'

const scaleOf = (id: string, scale: string) => {
  const found = instrument(id).scales.find(each => each.id === scale)
  if (!found) throw new Error(`${id} has no scale ${scale}`)
  return found
}
const mean = scaleOf('wai-sr', 'mean')
const total = scaleOf('k6', 'total')

const range = (low: number, high: number) => ({
  ...{ mean: 4, n: 5, mixture: [], sd: 1, max: 5 },
  ...{ pi90: { low, high }, pi98: { low: 1, high: 5 } },
})

const progress = (over: Partial<MeasureProgress>): MeasureProgress => ({
  measure: { instrumentId: 'wai-sr', scale: 'mean', respondent: 'client', target: null },
  scale: mean,
  value: 3.46,
  previous: 4,
  baseline: 4.25,
  change: {
    difference: -0.79,
    verdict: 'no-published-value',
    minimumReliableChange: null,
    confidence: null,
    source: null,
  },
  n: 6,
  range: range(3.48, 4.6),
  below: true,
  ...over,
})

const words = (over: Partial<MeasureProgress>) => rangeWords(progress(over), 'en-GB')

describe('a rating and the edge of its range', () => {
  test('do not look the same when they are not', () => {
    expect(words({})).toBe('3.46, below this client’s usual 3.48–4.60.')
    expect(words({ value: 3.4583, range: range(3.4601, 4.6) })).toMatch(/^3\.458, below .* usual 3\.460–4\.600/)
    expect(words({ value: 3.48, below: false })).toBe('3.48, within this client’s usual 3.48–4.60.')
  })

  test('of a sum are whole where they are', () =>
    expect(words({ scale: total, value: 12, range: range(9.5, 14.25), below: false })).toMatch(/^12, .* 9\.5–14\.25/))
})

describe('a change and what counts as one', () => {
  const change = {
    difference: 8,
    verdict: 'no-reliable-change',
    minimumReliableChange: 8.47,
    confidence: null,
    source: 'A study',
  } as const
  const k6 = (difference: number) =>
    progress({ scale: total, value: 4 + difference, previous: 4, baseline: 4, change: { ...change, difference } })

  test('the published value is not rounded', () =>
    expect(reliableWords(k6(8), 'en-GB')).toEqual({
      value: '8.47 or more',
      level: 'level not stated',
      source: 'A study',
    }))

  test('a prorated change just under it does not read as if it were over', () => {
    expect(changeWords(k6(8.4), 'en-GB')).toBe(
      '+8.4 since last time, +8.4 since the baseline of 4; no reliable change.',
    )
    expect(changeWords(k6(8.4667), 'en-GB')).toContain('+8.467 since the baseline')
    expect(reliableWords(k6(8.4667), 'en-GB')?.value).toBe('8.47 or more')
  })

  test('means show two decimals', () =>
    expect(changeWords(progress({}), 'en-GB')).toBe('−0.54 since last time, −0.79 since the baseline of 4.25.'))
})

test('numbers follow the locale and have a true minus sign; what is written as nought has none', () => {
  const say = formatApart(mean, [3.5], 'de-AT')
  expect(say(3.5)).toBe('3,50')
  expect([
    formatDifference(say, -0.25),
    formatDifference(say, 0.25),
    formatDifference(say, -0.0004),
    formatDifference(say, 0),
  ]).toEqual(['−0,25', '+0,25', '0,00', '0,00'])
})
