import { describe, expect, test } from 'vitest'
import { quietWhy } from '@/components/caseload/cell-text'
import { ageInWords, dayInWords, nextSessionInWords } from '@/lib/text/days'
import { arrowDifference } from '@/lib/text/score'
import { row, summary, today } from './caseload-rows'

describe('why a row without a flag says what it says', () => {
  const withRatings = (...values: (number | null)[]) =>
    quietWhy(row({ summary: summary({ sessions: values.length, ratings: values }) }))

  test('enough ratings', () => expect(withRatings(3, 3.2, 3.4, 3.5)).toBe('Nothing to review'))
  test('too few', () => expect(withRatings(3, 3.2, 3.4)).toBe('Too few ratings: 3 of 4'))
  test('gaps are no ratings', () => expect(withRatings(3, null, null, 3.4)).toBe('Too few ratings: 2 of 4'))
  test('the first', () => expect(withRatings(3)).toBe('Too few ratings: 1 of 4'))
  test('none', () => expect(withRatings(null, null)).toBe('No alliance rating yet'))
  test('no session', () => expect(quietWhy(row({ summary: null }))).toBe('No session yet'))
  test('no episode', () => expect(quietWhy(row({ episode: null }))).toBe('Not in therapy at present'))
})

test.each([
  ['2026-03-10', 'today'],
  ['2026-03-09', '1 day'],
  ['2026-02-18', '20 days'],
  ['2026-02-17', '3 weeks'],
  ['2025-12-31', '9 weeks'],
])('a rupture since %s is %s old', (since, words) => expect(ageInWords(since, today)).toBe(words))

test.each([
  [null, '–'],
  [0, 'unchanged'],
  [4, '↑ 4'],
  [-6, '↓ 6'],
  [-2.25, '↓ 2.3'],
])('a difference of %s is %s', (difference, words) => expect(arrowDifference(difference)).toBe(words))

test.each([
  ['2026-03-10', 'today'],
  ['2026-03-11', 'tomorrow'],
  ['2026-03-13', 'Fri 13 Mar'],
  ['2026-03-17', '17 Mar'],
  ['2026-03-03', 'was due 3 Mar'],
])('a session on %s is %s', (date, words) => expect(nextSessionInWords(date, today, 'en-GB')).toBe(words))

test.each([
  ['2026-03-03', '3 Mar'],
  ['2025-09-08', '8 Sept'],
  ['2025-09-07', '7 Sept 2025'],
])('a last session on %s was on %s', (date, words) => expect(dayInWords(date, today, 'en-GB')).toBe(words))
