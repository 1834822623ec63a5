import { describe, expect, test } from 'vitest'
import { coverDays, coverProblems, coverSpan } from '@/lib/cover'

const iso = ({ fromAt, toAt }: { fromAt: number; toAt: number }) => [fromAt, toAt].map(at => new Date(at).toISOString())
const week = { fromOn: '2026-03-23', lastOn: '2026-03-29' }

describe('a cover opens a client from the beginning of its first day to the end of its last one', () => {
  test('in winter time', () => {
    const days = { fromOn: '2026-01-05', lastOn: '2026-01-09' }
    expect(iso(coverSpan(days, 'Europe/London'))).toEqual(['2026-01-05T00:00:00.000Z', '2026-01-10T00:00:00.000Z'])
  })

  test('on the day when the clocks go forward its end comes an hour sooner, and when they go back an hour later', () => {
    expect(iso(coverSpan(week, 'Europe/London'))).toEqual(['2026-03-23T00:00:00.000Z', '2026-03-29T23:00:00.000Z'])
    const autumn = { fromOn: '2026-10-19', lastOn: '2026-10-25' }
    expect(iso(coverSpan(autumn, 'Europe/London'))).toEqual(['2026-10-18T23:00:00.000Z', '2026-10-26T00:00:00.000Z'])
  })

  test('in the zone of the practice, also where a day has no midnight', () => {
    expect(iso(coverSpan(week, 'Asia/Tokyo'))).toEqual(['2026-03-22T15:00:00.000Z', '2026-03-29T15:00:00.000Z'])
    const spring = { fromOn: '2026-09-05', lastOn: '2026-09-05' }
    expect(iso(coverSpan(spring, 'America/Santiago'))).toEqual(['2026-09-05T04:00:00.000Z', '2026-09-06T04:00:00.000Z'])
  })

  test.each(['Europe/London', 'America/Santiago', 'Asia/Tokyo', 'Pacific/Kiritimati', 'UTC'])(
    'its days are known again: %s',
    zone => {
      for (const days of [
        week,
        { fromOn: '2026-09-05', lastOn: '2026-09-06' },
        { fromOn: '2026-10-25', lastOn: '2026-10-25' },
      ])
        expect(coverDays(coverSpan(days, zone), zone)).toEqual(days)
    },
  )
})

test('days that cannot be are said beside the last one', () => {
  expect(coverProblems(week, '2026-03-29')).toEqual({})
  expect(coverProblems(week, '2026-03-30')).toEqual({ lastOn: [expect.stringContaining('past')] })
  expect(coverProblems({ fromOn: '2026-03-24', lastOn: '2026-03-23' }, '2026-03-01')).toMatchObject({
    lastOn: [expect.stringContaining('before the first')],
  })
  expect(coverProblems({ fromOn: '2026-01-01', lastOn: '2026-07-02' }, '2026-01-01')).toEqual({})
  expect(coverProblems({ fromOn: '2026-01-01', lastOn: '2026-07-03' }, '2026-01-01')).toMatchObject({
    lastOn: [expect.stringContaining('half a year')],
  })
})
