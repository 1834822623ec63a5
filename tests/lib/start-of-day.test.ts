import { expect, test } from 'vitest'
import { startOfDay, todayIn } from '@/lib/dates'

test.each([
  ['Europe/London', '2026-01-05', '2026-01-05T00:00:00Z'],
  ['Europe/Berlin', '2026-07-01', '2026-06-30T22:00:00Z'],
  ['Pacific/Kiritimati', '2026-01-05', '2026-01-04T10:00:00Z'],
  ['Etc/GMT+12', '2026-01-05', '2026-01-05T12:00:00Z'],
  ['Asia/Kathmandu', '2026-01-05', '2026-01-04T18:15:00Z'],
  // The clock goes forward at midnight: the day begins at one.
  ['America/Havana', '2026-03-08', '2026-03-08T05:00:00Z'],
])('a day in %s begins when its date does: %s', (zone, date, instant) => {
  const start = startOfDay(date, zone)
  expect(new Date(start).toISOString()).toBe(instant.replace('Z', '.000Z'))
  expect([todayIn(zone, start - 60_000) < date, todayIn(zone, start)]).toEqual([true, date])
})
