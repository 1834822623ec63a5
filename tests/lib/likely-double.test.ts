import { describe, expect, test } from 'vitest'
import { isLikelyDouble } from '@/lib/likely-double'
import { codesLike, foldCode, longestCode } from '@/lib/text/fold'

const born = '1985-06-15'
const person = (name: string | null, birthDate: string | null = null) => ({ name, birthDate })

describe('may be one person', () => {
  test.each([
    ['one name', person('Amira Tal'), person('  amira  TAL')],
    ['one name, accents aside', person('Siobhán'), person('Siobhan', born)],
    ['one day and a shared surname', person('Sam Berg', born), person('S. Berg', born)],
    ['one day and a slip in the name', person('Amira Tal', born), person('Amirah Tall', born)],
    ['one day and a short form', person('Sam', born), person('Samuel Berg', born)],
    ['one day and no name', person(null, born), person('Amira Tal', born)],
  ])('%s', (_, a, b) => {
    expect(isLikelyDouble(a, b)).toBe(true)
    expect(isLikelyDouble(b, a)).toBe(true)
  })

  test.each([
    ['another name', person('Amira Tal'), person('Bo Lind')],
    ['one name, born on other days', person('Amira Tal', born), person('Amira Tal', '1990-01-01')],
    ['one day, other names', person('Amira Tal', born), person('Bo Lind', born)],
    ['nothing known of either', person(null), person(null)],
  ])('is not: %s', (_, a, b) => expect(isLikelyDouble(a, b)).toBe(false))
})

/** The first of them that is not taken. */
const freeCode = (wanted: string, taken: ReadonlySet<string>) =>
  codesLike(wanted).find(code => !taken.has(foldCode(code))) ?? ''

test('a free code is like the one that was wanted, and never too long', () => {
  expect(freeCode('K-060', new Set(['k-060', 'k-061']))).toBe('K-062')
  expect(freeCode('K-099', new Set(['k-099']))).toBe('K-100')
  expect(freeCode('anna', new Set(['anna', 'anna-2']))).toBe('anna-3')
  const long = 'x'.repeat(longestCode)
  expect(freeCode(long, new Set([long])).length).toBeLessThanOrEqual(longestCode)
  const numbered = `${'x'.repeat(longestCode - 1)}9`
  expect(freeCode(numbered, new Set([foldCode(numbered)]))).toHaveLength(longestCode)
})
