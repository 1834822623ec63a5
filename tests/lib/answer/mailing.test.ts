import { describe, expect, test } from 'vitest'
import {
  hasWaited,
  isDailyTime,
  isFree,
  isSoonAfter,
  isTimeToRemind,
  isWorkingTime,
  mostTries,
} from '@/lib/answer/mailing'
import { defaultAnswerSettings } from '@/lib/answer/settings'
import { addDays, daysBetween, instantAt, startOfDay, todayIn, weekdayOf } from '@/lib/dates'
import { times } from '../../support/test-all'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
const zone = 'Europe/Berlin'
const berlin = { ...defaultAnswerSettings, timeZone: zone }
const at = (date: string, time: string) => instantAt(date, time, zone)

/** Numbers from 0 to 1 by which a run can be had again. */
function chances(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}
const seed = Date.now() % 1_000_000
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Casablanca', 'UTC']
/** Somewhere within three years: among them every change of the clocks there is. */
const someTime = (chance: () => number) => Date.UTC(2025, 0, 1) + Math.floor(chance() * 3 * 365 * day)
const some = <T>(chance: () => number, list: readonly T[]): T => {
  const one = list[Math.floor(chance() * list.length)]
  if (one === undefined) throw new Error('Nothing to choose from')
  return one
}

describe('a mail is taken in hand', () => {
  test('at once where nobody has it, and after a failure for longer each time', () => {
    expect(isFree({ takenAt: null, tries: 0 }, 0)).toBe(true)
    for (let tries = 1; tries <= mostTries; tries++) {
      const wait = 2 * minute * 2 ** (tries - 1)
      expect([wait - 1, wait].map(later => isFree({ takenAt: day, tries }, day + later))).toEqual([false, true])
    }
  })

  test('by nobody else while it is being sent, also where the other server’s clock is a minute off', () => {
    for (const off of [-minute, -1, 0, 1, minute]) expect(isFree({ takenAt: day, tries: 1 }, day + off)).toBe(false)
  })

  test('in the end also where the clock was put back by a year', () => {
    expect(isFree({ takenAt: 400 * day, tries: mostTries }, 35 * day)).toBe(true)
  })
})

describe('a reminder', () => {
  const asked = { askedAt: at('2026-11-20', '16:00'), expiresAt: at('2026-12-04', '00:00') }
  const isTime = (date: string, time: string) => isTimeToRemind(berlin, asked, at(date, time))

  test('goes out two days after, and where nobody is there then, when somebody is next', () => {
    // A Friday; Sunday is two days after.
    expect([isTime('2026-11-22', '16:00'), isTime('2026-11-23', '08:59')]).toEqual([false, false])
    expect([isTime('2026-11-23', '09:00'), isTime('2026-11-23', '16:59')]).toEqual([true, true])
    expect([isTime('2026-11-23', '17:00'), isTime('2026-11-21', '10:00')]).toEqual([false, false])
  })

  test('never once it cannot be answered any more', () => {
    const soon = { ...asked, expiresAt: at('2026-11-23', '10:00') }
    expect(isTimeToRemind(berlin, soon, at('2026-11-23', '09:59'))).toBe(true)
    expect(isTimeToRemind(berlin, soon, at('2026-11-23', '10:00'))).toBe(false)
  })

  test(`whatever the clock, only on open days and within the hours that clocks of the practice show (seed ${seed})`, () => {
    const chance = chances(seed)
    const hours = [
      ...defaultAnswerSettings.hours.slice(0, 5),
      { from: '22:30', to: '23:45' },
      { from: '01:15', to: '03:30' },
    ]
    for (let n = 0; n < times(20_000); n++) {
      const timeZone = some(chance, zones)
      const now = someTime(chance)
      const today = todayIn(timeZone, now)
      const closedDays = chance() < 0.2 ? [today] : []
      const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
      const open = hours[weekdayOf(today) - 1]
      const isOpen = open && closedDays.length === 0 && clock.format(now) >= open.from && clock.format(now) < open.to
      // Within an hour that comes twice, or not at all, either is right.
      if (clock.format(now - hour) === clock.format(now) || clock.format(now + hour) === clock.format(now)) continue
      if (Number(clock.format(now).slice(0, 2)) <= 3) continue
      expect(isWorkingTime({ hours, closedDays, timeZone }, now), `${timeZone} ${now}`).toBe(Boolean(isOpen))
    }
  })
})

describe('after a Safety flag', () => {
  test('the day itself and the next one pass by without a reminder', () => {
    const raised = at('2026-11-24', '02:10')
    const isSoon = (date: string, time: string) => isSoonAfter(raised, zone, at(date, time))
    expect([isSoon('2026-11-24', '09:00'), isSoon('2026-11-25', '23:59'), isSoon('2026-11-26', '00:00')]).toEqual([
      true,
      true,
      false,
    ])
  })

  test(`never sooner than a whole day after, and a flag that a clock put back says is still to come holds too (seed ${seed})`, () => {
    const chance = chances(seed)
    for (let n = 0; n < times(5000); n++) {
      const [raised, timeZone] = [someTime(chance), some(chance, zones)]
      const later = raised + Math.floor((chance() * 6 - 2) * day)
      if (later < raised + 23 * hour) expect(isSoonAfter(raised, timeZone, later), `${timeZone} ${raised}`).toBe(true)
      if (later >= raised + 50 * hour) expect(isSoonAfter(raised, timeZone, later)).toBe(false)
    }
  })
})

describe('answers that nobody has looked at', () => {
  test('are told of after so many working hours, and never where the practice is never open', () => {
    const sent = at('2026-11-27', '15:00')
    expect(hasWaited(berlin, sent, 8, at('2026-11-30', '14:59'))).toBe(false)
    expect(hasWaited(berlin, sent, 8, at('2026-11-30', '15:00'))).toBe(true)
    const never = { ...berlin, hours: Array.from({ length: 7 }, () => null) }
    expect(hasWaited(never, sent, 1, at('2027-11-30', '15:00'))).toBe(false)
  })

  test(`have waited from one moment on, and stay so (seed ${seed})`, () => {
    const chance = chances(seed)
    for (let n = 0; n < times(200); n++) {
      const working = { ...defaultAnswerSettings, timeZone: some(chance, zones) }
      const [sent, hours] = [someTime(chance), 1 + Math.floor(chance() * 80)]
      const waited = Array.from({ length: 40 }, (_, step) => hasWaited(working, sent, hours, sent + step * 12 * hour))
      expect(waited.toSorted(), `${working.timeZone} ${sent} ${hours}`).toEqual(waited)
      expect(hasWaited(working, sent, hours, sent + hours * hour - 1)).toBe(false)
    }
  })
})

describe('the hour of the daily mail', () => {
  test('that was past when it was chosen comes tomorrow first', () => {
    const chosen = { hour: 7, chosenAt: at('2026-11-27', '15:00') }
    expect(isDailyTime(chosen, zone, at('2026-11-27', '15:01'))).toBe(false)
    expect(isDailyTime(chosen, zone, at('2026-11-28', '06:59'))).toBe(false)
    expect(isDailyTime(chosen, zone, at('2026-11-28', '07:00'))).toBe(true)
  })

  test('comes once on every day of the practice, also where clocks are changed over it', () => {
    for (const timeZone of zones)
      for (const date of [
        '2026-03-08',
        '2026-03-29',
        '2026-04-05',
        '2026-10-04',
        '2026-10-25',
        '2026-11-01',
        '2026-02-15',
      ])
        for (let wanted = 0; wanted < 24; wanted++) {
          const [from, until] = [startOfDay(date, timeZone), startOfDay(addDays(date, 1), timeZone)]
          const steps = Array.from({ length: (until - from) / (10 * minute) }, (_, n) => from + n * 10 * minute)
          const past = steps.map(now => isDailyTime({ hour: wanted, chosenAt: 0 }, timeZone, now))
          expect(past.toSorted(), `${timeZone} ${date} ${wanted}`).toEqual(past)
          expect(past.at(-1)).toBe(true)
          expect(daysBetween(date, todayIn(timeZone, steps[past.indexOf(true)] ?? 0))).toBe(0)
        }
  })
})
