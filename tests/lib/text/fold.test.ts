import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldCode, foldText, isNamedIn } from '@/lib/text/fold'
import { times } from '../../support/test-all'

describe('a text folded is what a plain keyboard types', () => {
  test.each([
    ['Siobhán O’Brien', "siobhan o'brien"],
    ['O‘Brien', "o'brien"],
    ['O´Brien', "o'brien"],
    ['Oʼbrien', "o'brien"],
    ['Łukasz Đurić', 'lukasz duric'],
    ['Søren Næss', 'soren naess'],
    ['Groß Weiß', 'gross weiss'],
    ['GROẞ', 'gross'],
    ['Işık', 'isik'],
    ['İbrahim', 'ibrahim'],
    ['Zoë', 'zoe'],
    ['Œuvre', 'oeuvre'],
    ['Þór Ðað', 'thor dad'],
    ['Ｋ－００７', 'k-007'],
    ['K–007', 'k-007'],
    ['K\u2011007', 'k-007'],
    [' Anna\u00a0\t Berg\n', 'anna berg'],
    ['ﬁnn', 'finn'],
    ['soft\u00adhyphen', 'softhyphen'],
  ])('%s', (written, typed) => {
    expect(foldText(written)).toBe(typed)
    expect(foldText(typed)).toBe(typed)
  })

  test('scripts without Latin letters keep what tells their names apart', () => {
    for (const name of ['王小明', 'Ольга', 'राम', 'รัตน์', 'みか', '김하늘', 'ნინო'])
      expect(foldText(name)).toBe(foldText(name.normalize('NFC')))
    expect(foldText('राम')).not.toBe(foldText('रमा'))
    expect(foldText('かな')).not.toBe(foldText('がな'))
    expect(foldText('Αλέξανδρος')).toBe(foldText('ΑΛΕΞΑΝΔΡΟΣ'))
    expect(foldText('مُحَمَّد')).toBe(foldText('محمد'))
    expect(foldText('דָּוִד')).toBe(foldText('דוד'))
  })

  test('folding again changes nothing, and no name vanishes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), text => {
        expect(foldText(foldText(text))).toBe(foldText(text))
        // Some signs count as letters and are only marks in a shape of their own: shadda with dammatan.
        if (/\p{L}|\p{N}/u.test(text.normalize('NFKD'))) expect(foldText(text)).not.toBe('')
      }),
      { numRuns: times(2000) },
    )
  })

  test('is idempotent for each single character of Unicode', () => {
    const uneven: string[] = []
    for (let code = 0; code <= 0x2ffff; code++) {
      const sign = String.fromCodePoint(code)
      if (foldText(foldText(sign)) !== foldText(sign)) uneven.push(code.toString(16))
    }
    expect(uneven).toEqual([])
  })
})

test('codes are one code whatever their case, accents and kind of dash, and two where a part differs', () => {
  for (const same of ['ZZ-1', 'zz-1', 'Zz–1', ' ZZ-1 ', 'ＺＺ-1', 'Zż-1']) expect(foldCode(same)).toBe('zz-1')
  expect(new Set(['ZZ-1', 'ZZ-28', 'ZZ1', 'Z-Z1', 'ZZ 1'].map(foldCode)).size).toBe(5)
})

test('a word is named where it stands by itself, however it is written', () => {
  for (const text of ['Siobhán', 'for siobhan, weekly', 'SIOBHÁN’s flags'])
    expect(isNamedIn(text, 'Siobhan')).toBe(true)
  for (const text of ['Siobhanna', 'K-0031', ''])
    expect(isNamedIn(text, text === 'K-0031' ? 'K-003' : 'Siobhan')).toBe(false)
  expect(isNamedIn('old K-0031, new k-003', 'K-003')).toBe(true)
})
