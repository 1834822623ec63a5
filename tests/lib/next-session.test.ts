import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/dates'
import { proposalWords, proposedNextSession, usualInterval } from '@/lib/next-session'

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
    expect(proposedNextSession(['2026-01-05'], '2026-01-05')).toMatchObject({ on: '2026-01-12', everyDays: null })
    expect(proposedNextSession(apart(14, 14), '2026-02-02')).toMatchObject({ on: '2026-02-16', everyDays: 14 })
  })

  test('is no day gone by, and keeps the weekday', () => {
    expect(proposedNextSession(apart(7, 7), '2026-03-04').on).toBe('2026-03-09')
    expect(proposedNextSession(apart(7, 7), '2026-03-09').on).toBe('2026-03-09')
    expect(proposedNextSession(apart(7, 7), '2026-03-10').on).toBe('2026-03-16')
  })

  test('does not mind the order in which sessions were typed in', () =>
    expect(proposedNextSession(apart(7, 7).toReversed(), '2026-01-19').on).toBe('2026-01-26'))
})

describe('why that date', () => {
  const said = (dates: string[], today: string) => {
    const proposed = proposedNextSession(dates, today)
    return `${proposed.on} ${proposalWords(proposed, 'en-GB')}`
  }

  test('is the distance from the session only where it is that', () => {
    expect(said(['2026-01-05'], '2026-01-05')).toBe('2026-01-12 A week after this session.')
    // A session that was moved three months back: what was a week after it is long gone by.
    expect(said(['2026-09-02'], '2026-11-26')).toBe('2026-12-02 The next Wednesday, the weekday of this session.')
  })

  test('is the rhythm in the words for it', () => {
    expect(said(apart(7, 7), '2026-01-19')).toBe('2026-01-26 This client usually comes weekly.')
    expect(said(apart(14, 14), '2026-02-02')).toBe('2026-02-16 This client usually comes every two weeks.')
    expect(said(apart(21), '2026-01-26')).toBe('2026-02-16 This client usually comes every three weeks.')
    expect(said(apart(10, 10), '2026-01-25')).toBe('2026-02-04 This client usually comes every 10 days.')
    expect(said(apart(1, 1), '2026-01-07')).toBe('2026-01-08 This client usually comes every day.')
  })

  test('of a rhythm gone through more than once does not claim to be the next after the session', () => {
    expect(said(apart(7, 7), '2026-03-04')).toBe('2026-03-09 The next Monday, at this client’s weekly rhythm.')
    expect(said(apart(14, 14), '2026-02-20')).toBe(
      '2026-03-02 Counted on from this session: this client usually comes every two weeks.',
    )
  })
})
