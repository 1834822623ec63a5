import { describe, expect, test } from 'vitest'
import { dayAsked, overlaps, type Pause, pauseOn } from '@/lib/pause'

const alliance = { instrumentId: 'wai-sr', respondent: 'client' as const, target: null }
const distress = { instrumentId: 'core-10', respondent: 'client' as const, target: null }
const pause = (fromOn: string, untilOn: string, measure: Pause['measure'] = null): Pause => ({
  fromOn,
  untilOn,
  measure,
})

describe('a pause', () => {
  const days = ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01']
  test('holds from its first day to the day before it is asked again', () =>
    expect(days.map(day => pauseOn([pause('2026-02-01', '2026-03-01')], alliance, day) !== null)).toEqual([
      false,
      true,
      true,
      false,
    ]))

  test('of one measure leaves the others asked', () => {
    const only = [pause('2026-02-01', '2026-03-01', alliance)]
    expect(pauseOn(only, alliance, '2026-02-10')).toBe(only[0])
    expect(pauseOn(only, distress, '2026-02-10')).toBeNull()
    expect(pauseOn(only, { ...alliance, respondent: 'clinician' }, '2026-02-10')).toBeNull()
  })

  test('of several the one that lasts longest is said', () => {
    const both = [pause('2026-02-01', '2026-03-01', alliance), pause('2026-02-01', '2026-04-01')]
    expect(pauseOn(both, alliance, '2026-02-10')).toBe(both[1])
  })

  test('overlaps another of the same that shares a day', () => {
    const february = pause('2026-02-01', '2026-03-01')
    expect(overlaps(february, pause('2026-02-28', '2026-04-01'))).toBe(true)
    expect(overlaps(february, pause('2026-03-01', '2026-04-01'))).toBe(false)
    expect(overlaps(february, pause('2026-02-01', '2026-03-01', alliance))).toBe(false)
    expect(overlaps(pause('2026-02-01', '2026-03-01', distress), pause('2026-02-01', '2026-03-01', distress))).toBe(
      true,
    )
  })
})

test('what is due is said for the next session, or for today where none is ahead', () => {
  expect(dayAsked('2026-02-10', '2026-02-03')).toBe('2026-02-10')
  expect(dayAsked('2026-02-01', '2026-02-03')).toBe('2026-02-03')
  expect(dayAsked(null, '2026-02-03')).toBe('2026-02-03')
})
