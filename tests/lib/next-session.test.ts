import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/dates'
import { proposedNextSession, usualInterval } from '@/lib/next-session'

/** Sessions so many days apart, from a Monday. */
function apart(...days: number[]): string[] {
  const dates = ['2026-01-05']
  for (const step of days) dates.push(addDays(dates.at(-1) ?? '', step))
  return dates
}

describe("a client's usual rhythm", () => {
  test.each([
    [[7, 7, 7], 7],
    [[14, 14, 21, 14], 14],
    // A holiday and a session moved by two days change nothing.
    [[7, 7, 35, 7, 9, 5, 7], 7],
    [[7, 14], 7],
    [[3], 3],
  ])('of %j is %i', (days, usual) => expect(usualInterval(apart(...days))).toBe(usual))

  test('is that of the latest sessions', () =>
    expect(usualInterval(apart(...Array(20).fill(7), ...Array(8).fill(14)))).toBe(14))

  test('is not known from one session, nor from two on one day', () => {
    expect(usualInterval([])).toBeNull()
    expect(usualInterval(['2026-01-05'])).toBeNull()
    expect(usualInterval(['2026-01-05', '2026-01-05'])).toBeNull()
    expect(usualInterval(['2026-01-05', '2026-01-05', '2026-01-19'])).toBe(14)
  })
})

describe('the date proposed', () => {
  test('is the rhythm after the last session, a week at the start', () => {
    expect(proposedNextSession(['2026-01-05'], '2026-01-05')).toEqual({ on: '2026-01-12', everyDays: null })
    expect(proposedNextSession(apart(14, 14), '2026-02-02')).toEqual({ on: '2026-02-16', everyDays: 14 })
  })

  test('is no day gone by, and keeps the weekday', () => {
    expect(proposedNextSession(apart(7, 7), '2026-03-04').on).toBe('2026-03-09')
    expect(proposedNextSession(apart(7, 7), '2026-03-09').on).toBe('2026-03-09')
    expect(proposedNextSession(apart(7, 7), '2026-03-10').on).toBe('2026-03-16')
  })

  test('does not mind the order in which sessions were typed in', () =>
    expect(proposedNextSession(apart(7, 7).toReversed(), '2026-01-19').on).toBe('2026-01-26'))
})
