import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instrument } from '@/lib/instruments/catalogue'
import { impossibleScales, isPossible } from '@/lib/instruments/possible-score'
import { score } from '@/lib/instruments/scoring'
import { withDerived } from '@/lib/instruments/typed-scores'
import { times } from '../../support/test-all'
import { anySheet, scoredInstrument } from './sheets'

const possible = (id: string, scale: string, value: number) =>
  instrument(id).scales.some(each => each.id === scale && isPossible(instrument(id), each, value))

describe('a sum is a whole number where no item may be missing', () => {
  test.each([
    ['phq-9', 'total'],
    ['gad-7', 'total'],
    ['rq', 'model_of_self'],
    ['wai-sr', 'task'],
    ['ders-18', 'clarity'],
    ['ders-16', 'goals'],
  ])('%s %s', (id, scale) => {
    expect([5, 6, 7].map(value => possible(id, scale, value))).toEqual([true, true, true])
    expect([5.5, 6.1, 6.96].map(value => possible(id, scale, value))).toEqual([false, false, false])
  })
})

describe('elsewhere prorating puts some values in between', () => {
  test.each([
    ['core-10', 'total', 14.4, 14.7],
    ['core-10', 'total', 1.11, 1.3],
    ['k10', 'total_1to5', 21.25, 21.4],
    ['k10', 'total_0to4', 11.25, 11.4],
    ['dass-21', 'depression', 9.3, 9],
    ['dass-21', 'anxiety', 16, 15],
    ['who-5', 'percent', 65, 62],
    ['who-5', 'raw', 16.25, 16.6],
  ])('%s %s: %d, and not %d', (id, scale, can, cannot) => {
    expect([possible(id, scale, can), possible(id, scale, cannot)]).toEqual([true, false])
  })
})

test('a mean is taken as it comes', () => {
  for (const value of [3.5, 3.333, 2.01]) expect(possible('ecr-rs', 'anxiety', value)).toBe(true)
  expect(possible('dsq-40', 'mature', 4.44)).toBe(true)
})

test('what follows from a rounded mean is let be; what was typed beside it is not', () => {
  const sai = instrument('sai')
  expect(impossibleScales(sai, withDerived(sai, { mean: 4.1 }))).toEqual([])
  expect(impossibleScales(sai, { mean: 4.1, sum: 24.7 }).map(each => each.id)).toEqual(['sum'])
})

test('every score of every sheet is possible, as it is and as it is printed', () => {
  const sheets = scoredInstrument.chain(each => fc.tuple(fc.constant(each), anySheet(each)))
  fc.assert(
    fc.property(sheets, fc.constantFrom(1, 2, 12), ([form, answers], decimals) => {
      const given = score(form, answers).flatMap(({ scale, value }) =>
        value === null ? [] : [[scale, value] as const],
      )
      const typed = given.map(([scale, value]) => [scale, Number(value.toFixed(decimals))])
      expect(impossibleScales(form, Object.fromEntries(typed))).toEqual([])
    }),
    { numRuns: times(500) },
  )
})
