import { expect, test } from 'vitest'
import { addDays, daysBetween, isDate, shortDate, todayIn, writtenDate, writtenInstant } from '@/lib/dates'

const lateInLondon = Date.UTC(2026, 0, 5, 23, 30)

test('today is the day of the named zone, whatever the zone of the machine', () => {
  expect(todayIn('Europe/London', lateInLondon)).toBe('2026-01-05')
  expect(todayIn('Europe/Berlin', lateInLondon)).toBe('2026-01-06')
  expect(todayIn('America/New_York', lateInLondon)).toBe('2026-01-05')
  expect(todayIn('Pacific/Kiritimati', lateInLondon)).toBe('2026-01-06')
})

test('a date is one that the calendar has', () => {
  expect(['2026-02-28', '2024-02-29'].every(isDate)).toBe(true)
  expect(['2026-02-29', '2026-13-01', '2026-1-5', '05/01/2026', '', '2026-01-05T00:00'].some(isDate)).toBe(false)
})

test('days are counted across months, leap days and changes of the clock', () => {
  expect(daysBetween('2026-01-05', '2026-01-05')).toBe(0)
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2)
  expect(addDays('2026-10-24', 2)).toBe('2026-10-26')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
})

test('dates are written in the words of the locale, and do not slip a day', () => {
  expect(shortDate('2026-01-05', 'en-GB')).toBe('5 Jan 2026')
  expect(writtenDate('2026-01-05', 'en-GB')).toMatch(/^Monday,? 5 January 2026$/)
  expect(writtenDate('2026-01-05', 'de-DE')).toBe('Montag, 5. Januar 2026')
})

test('an instant is written in the zone of the practice', () => {
  expect(writtenInstant(lateInLondon, 'en-GB', 'Europe/Berlin')).toMatch(/^6 Jan 2026,? 00:30$/)
  expect(writtenInstant(lateInLondon, 'en-GB', 'Europe/London')).toMatch(/^5 Jan 2026,? 23:30$/)
})
