import { expect, test } from 'vitest'
import { isHoliday, isWorkday, lastWorkday, sessionDates, weekdayOf } from '@/db/demo/calendar'
import { cast } from '@/db/demo/cast'
import { coursesOf } from '@/db/demo/course'
import { addDays, daysBetween } from '@/lib/dates'

const today = '2026-11-23'

test('the latest working day is before today and no weekend', () => {
  expect(lastWorkday('2026-11-23')).toBe('2026-11-20')
  expect(lastWorkday('2026-11-25')).toBe('2026-11-24')
})

test('sessions keep their rhythm but for holidays', () => {
  const dates = sessionDates('2026-01-15', 6, 7)
  expect(dates).toEqual(['2025-11-27', '2025-12-04', '2025-12-11', '2025-12-18', '2026-01-08', '2026-01-15'])
})

test('about sixty clients, each with a code of their own', () => {
  expect(cast.length).toBeGreaterThanOrEqual(58)
  expect(new Set(cast.map(({ code }) => code)).size).toBe(cast.length)
  expect(
    cast.filter(({ movedFrom }) => movedFrom).every(each => cast.some(({ code }) => code === each.movedFrom)),
  ).toBe(true)
})

// The demo may be made on any day of the year.
test.each(Array.from({ length: 60 }, (_, index) => addDays(today, index * 11)))(
  'made on %s, every story fits into two years and ends before it',
  made => {
    for (const [index, member] of cast.entries()) {
      const courses = coursesOf(member, 'seed', made, (index % 5) + 1)
      for (const { startedOn, days, ended } of courses) {
        expect(daysBetween(startedOn, made)).toBeLessThan(730)
        const dates = days.map(({ date }) => date)
        expect(dates.every(date => isWorkday(date) && !isHoliday(date) && date >= startedOn && date < made)).toBe(true)
        expect(dates).toEqual([...new Set(dates)].sort())
        expect(ended === null || (ended.on >= (dates.at(-1) ?? '') && ended.on < made)).toBe(true)
        if (member.every === 7) expect(dates.every(date => weekdayOf(date) === weekdayOf(dates[0] ?? date))).toBe(true)
      }
      const [first, second] = courses
      if (second) expect((first?.ended?.on ?? '') < second.startedOn).toBe(true)
    }
  },
)
