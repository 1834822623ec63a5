import { expect, test } from 'vitest'
import { instrument } from '@/lib/instruments/catalogue'
import { capitalize, numberWord, ordinalWord, plural } from '@/lib/text/number-words'
import { decimalsApart, formatApart, formatEnds, formatFixed, formatNumber, formatScore } from '@/lib/text/score'

const scale = (id: string, of: string) => {
  const found = instrument(id).scales.find(each => each.id === of)
  if (!found) throw new Error(`${id} has no scale ${of}`)
  return found
}

test('a mean keeps its decimals, a sum has one only where it was prorated', () => {
  const [mean, sum] = [scale('wai-sr', 'mean'), scale('core-10', 'total')]
  expect([formatScore(mean, 3), formatScore(mean, 3.26), formatScore(mean, 3, { decimals: 2 })]).toEqual([
    '3.0',
    '3.3',
    '3.00',
  ])
  expect([formatScore(sum, 14), formatScore(sum, 14.04), formatScore(sum, 14, { decimals: 2 })]).toEqual([
    '14',
    '14.0',
    '14',
  ])
  expect(formatScore(mean, 3.5, { locale: 'de-AT' })).toBe('3,5')
})

test('numbers have a true minus and no separator of thousands, which a decimal comma could be taken for', () => {
  expect([formatNumber(-1.234), formatNumber(1234), formatFixed(-2, 1), formatFixed(0.125, 2)]).toEqual([
    '−1.23',
    '1234',
    '−2.0',
    '0.13',
  ])
})

test('two scores are told apart as they are written, not as they are kept in binary', () => {
  // 29 of 20 items: 1.45, which binary fractions keep a hair below.
  expect((29 / 20).toFixed(1)).toBe('1.4')
  expect([formatFixed(29 / 20, 1), decimalsApart(29 / 20, 1.5), decimalsApart(29 / 20, 1.4)]).toEqual(['1.5', 2, 1])
  const say = formatApart(scale('wai-sr', 'mean'), [0.145, 0.15], 'en-GB')
  expect([say(0.145), say(0.15)]).toEqual(['0.145', '0.150'])
})

test('counts in running text', () => {
  expect([numberWord(0), numberWord(12), numberWord(13)]).toEqual(['none', 'twelve', '13'])
  expect([ordinalWord(2), ordinalWord(11)]).toEqual(['second', '11th'])
  expect([plural(1, 'series', 'series'), plural(2, 'session')]).toEqual(['1 series', '2 sessions'])
  expect(capitalize('three of ten')).toBe('Three of ten')
})

test('the ends of a scale below 0 have a minus sign, and no hyphen', () => {
  expect(formatEnds(1, 5)).toBe('1 to 5')
  expect(formatEnds(-9, 9)).toBe('−9 to 9')
  expect(formatEnds(-0.5, 2.5, 'de-DE')).toBe('−0,5 to 2,5')
})
