import { describe, expect, test } from 'vitest'
import { defaultAnswerSettings } from '@/lib/answer/settings'
import { afterWorkingHours } from '@/lib/answer/working-hours'
import { instantAt, weekdayOf } from '@/lib/dates'

const berlin = { ...defaultAnswerSettings, timeZone: 'Europe/Berlin' }
const at = (date: string, time: string, zone = 'Europe/Berlin') => instantAt(date, time, zone)

describe('a time of a day in a zone', () => {
  test('is where its clocks show it, in winter, in summer and around a change', () => {
    expect(at('2026-01-15', '09:30')).toBe(Date.UTC(2026, 0, 15, 8, 30))
    expect(at('2026-07-15', '09:30')).toBe(Date.UTC(2026, 6, 15, 7, 30))
    // Put forward at 2:00 on 29 March, back at 3:00 on 25 October.
    expect(at('2026-03-29', '00:00')).toBe(Date.UTC(2026, 2, 28, 23, 0))
    expect(at('2026-03-29', '09:00')).toBe(Date.UTC(2026, 2, 29, 7, 0))
    expect(at('2026-10-25', '09:00')).toBe(Date.UTC(2026, 9, 25, 8, 0))
    expect(at('2026-10-25', '00:30')).toBe(Date.UTC(2026, 9, 24, 22, 30))
    expect(at('2026-06-01', '09:00', 'Pacific/Kiritimati')).toBe(Date.UTC(2026, 4, 31, 19, 0))
    expect(at('2026-06-01', '09:00', 'America/St_Johns')).toBe(Date.UTC(2026, 5, 1, 11, 30))
  })

  test('of one that comes twice it is the first, and one that never comes is as far into the day', () => {
    expect(at('2026-10-25', '02:30')).toBe(Date.UTC(2026, 9, 25, 0, 30))
    expect(at('2026-03-29', '02:30')).toBe(Date.UTC(2026, 2, 29, 1, 30))
  })

  test('a week begins on Monday', () => {
    expect(['2026-11-23', '2026-11-27', '2026-11-29'].map(weekdayOf)).toEqual([1, 5, 7])
  })
})

describe('working hours', () => {
  test('what comes in on a Friday afternoon has been there for eight hours on Monday afternoon', () => {
    expect(afterWorkingHours(berlin, at('2026-11-27', '15:00'), 8)).toBe(at('2026-11-30', '15:00'))
    expect(afterWorkingHours(berlin, at('2026-11-28', '02:10'), 8)).toBe(at('2026-11-30', '17:00'))
    expect(afterWorkingHours(berlin, at('2026-11-27', '09:00'), 8)).toBe(at('2026-11-27', '17:00'))
  })

  test('a closed day does not count, and hours are hours where the clocks are changed', () => {
    expect(afterWorkingHours({ ...berlin, closedDays: ['2026-11-30'] }, at('2026-11-27', '15:00'), 8)).toBe(
      at('2026-12-01', '15:00'),
    )
    const always = Array.from({ length: 7 }, () => ({ from: '00:00', to: '12:00' }))
    // Twelve o'clock comes an hour sooner on the day that is put forward.
    expect(afterWorkingHours({ ...berlin, hours: always }, at('2026-03-29', '00:00'), 11)).toBe(
      at('2026-03-29', '12:00'),
    )
  })

  test('with nothing left to wait for it is now, or when the practice opens next', () => {
    expect(afterWorkingHours(berlin, at('2026-11-27', '10:00'), 0)).toBe(at('2026-11-27', '10:00'))
    expect(afterWorkingHours(berlin, at('2026-11-27', '17:00'), 0)).toBe(at('2026-11-30', '09:00'))
    expect(afterWorkingHours(berlin, at('2026-11-29', '10:00'), 0)).toBe(at('2026-11-30', '09:00'))
  })

  test('a practice that is never open is waited for in vain, and says so', () => {
    expect(
      afterWorkingHours({ ...berlin, hours: Array.from({ length: 7 }, () => null) }, at('2026-11-27', '10:00'), 1),
    ).toBe(null)
  })
})
