import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, isDate, shortDate, writtenDate } from '@/lib/dates'
import { locales } from '@/lib/locales'
import { dateAdvice, dateInLetters, dateInNumbers, dateOrderOf, dateOrders } from '@/lib/text/date-order'
import { readDate } from '@/lib/text/read-date'
import { times } from '../../support/test-all'

const today = '2025-11-25'
const read = (text: string, order: (typeof dateOrders)[number] = 'dmy') => readDate(text, { order, today })

describe('a date is read in the order of the practice', () => {
  test.each([
    ...['3.2.26', '3/2/26', '3-2-2026', '3 2 26', '03/02/2026', '3. 2. 2026', '3. 2. 26.', '030226', '03022026'],
    ...['3 Feb 2026', '3 February 26', '3 feb. 2026', '3rd Feb 2026', '3rd of February 2026', '3-Feb-26', '3feb2026'],
    ...['Feb 3, 2026', 'Tue 3 February 2026', 'Tuesday, 3 February 2026', 'Tues 3 Feb 2026', '2026 Feb 3'],
    ...['2026-02-03', '2026/2/3', '2026.02.03', ' ３／２／２０２６ ', '3–2–26', '3‑2‑26'],
  ])('day first: %s', text => expect(read(text)).toBe('2026-02-03'))

  test.each(['2/3/26', '2.3.2026', '020326', '02032026', 'Feb 3, 2026', 'Tue, Feb 3, 2026', '3 Feb 26', '2026-02-03'])(
    'month first: %s',
    text => expect(read(text, 'mdy')).toBe('2026-02-03'),
  )

  test.each(['2026-02-03', '2026/2/3', '26-2-3', '26-02-03', '260203', '20260203', 'Feb 3, 2026', '3 Feb 2026'])(
    'year first: %s',
    text => expect(read(text, 'ymd')).toBe('2026-02-03'),
  )

  test.each([
    ...['', '3', '3/2', '3.2.', '32/1/26', '29/2/2026', '11/25/2026', '3/2/6', '3/2/026', '3/2/20260', '30226'],
    ...['3 Fe 2026', '3 Fob 2026', 'Mon 3 Feb 2026', '3 Feb', 'Feb 2026', '3 Feb Mar 2026', '-', 'today', '3/2/26/1'],
    ...['2026-13-01', '2026-02-30', '003/02/2026', '3+2+26', '3/2/26?', '0/2/26', '3/0/26', '2026-02-03T10:00'],
  ])('and not in another that happens to fit, nor half: “%s”', text => expect(read(text)).toBeNull())

  test('where years come first, what could be either way round is not read', () => {
    for (const text of ['03/02/2026', '26 Feb 03', '3 Feb 26']) expect(read(text, 'ymd')).toBeNull()
  })
})

describe('a year of two digits', () => {
  const born = (text: string) => readDate(text, { order: 'dmy', today, years: 'past' })

  test('is past for a date of birth, and near today for all others', () => {
    expect([born('3.2.55'), born('3.2.25'), born('3.2.26'), born('3.2.00')]).toEqual([
      ...['1955-02-03', '2025-02-03', '1926-02-03', '2000-02-03'],
    ])
    expect([read('3.2.26'), read('3.2.99'), read('3.2.74'), read('3.2.75')]).toEqual([
      ...['2026-02-03', '1999-02-03', '2074-02-03', '1975-02-03'],
    ])
  })

  test('written in four is never moved', () => expect(born('3.2.2055')).toBe('2055-02-03'))
})

const anyDate = fc.integer({ min: 0, max: 109_572 }).map(days => addDays('1900-01-01', days))

test('any date, written as any locale writes it, is read as the date again', () => {
  fc.assert(
    fc.property(anyDate, fc.constantFrom(...locales), (date, locale) => {
      const order = dateOrderOf(locale)
      const at = Date.parse(`${date}T00:00:00Z`)
      const intl = (how: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat(locale, { ...how, timeZone: 'UTC' }).format(at)
      const written = [
        dateInNumbers(date, order),
        dateInLetters(date, order),
        shortDate(date, locale),
        writtenDate(date, locale),
        intl({ day: 'numeric', month: 'numeric', year: 'numeric' }),
        intl({ dateStyle: 'long' }),
        date,
      ]
      for (const text of written) expect(readDate(text, { order, today }), text).toBe(date)
    }),
    { numRuns: times(2000) },
  )
})

test('whatever is typed is a date or none', () => {
  const typed = fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{1,4}[./ -][0-9a-z]{1,4}[./ -][0-9]{1,4}$/))
  fc.assert(
    fc.property(typed, fc.constantFrom(...dateOrders), (text, order) => {
      const date = readDate(text, { order, today })
      if (date !== null) expect(isDate(date)).toBe(true)
    }),
    { numRuns: times(2000) },
  )
})

test('the order of each locale offered is its own', () => {
  for (const locale of locales) {
    const how = { day: 'numeric', month: 'numeric', year: 'numeric' } as const
    const parts = new Intl.DateTimeFormat(locale, how).formatToParts(0)
    const initials = parts.flatMap(({ type }) => (type === 'literal' ? [] : [type.charAt(0)])).join('')
    expect(dateOrderOf(locale), locale).toBe(initials)
  }
})

test('a date is shown in numbers and in letters', () => {
  expect(dateOrders.map(order => dateInNumbers('2026-02-03', order))).toEqual([
    ...['03/02/2026', '02/03/2026', '2026-02-03'],
  ])
  expect(dateInLetters('2026-02-03', 'dmy')).toBe('Tue 3 February 2026')
  expect(dateInLetters('2026-02-03', 'mdy')).toBe('Tue, February 3, 2026')
  expect(dateInNumbers('3 Fob', 'dmy')).toBe('3 Fob')
  expect(dateAdvice('dmy')).toBe('Write the date as day/month/year, for example 03/02/2026.')
})
