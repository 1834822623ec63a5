import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { calendarDate, detailFields, multiLine, optionalText, rowId, singleLine } from '@/app/fields'

describe('typed text', () => {
  test('loses what cannot be seen and keeps what can', () => {
    expect(singleLine(40).parse(' A\u0000B\u001b[31m\u202e\u200b\nC ')).toBe('AB[31m C')
    expect(singleLine(40).parse('می\u200cخواهم 👩\u200d👧 Zoë')).toBe('می\u200cخواهم 👩\u200d👧 Zoë')
    expect(singleLine(40).parse('\ud800half')).toBe('half')
  })

  test('may have lines where it is more than one', () => {
    expect(multiLine(40).parse('one\r\n\ttwo\u0007')).toBe('one\r\n\ttwo')
    expect(optionalText.parse('\u200b')).toBeNull()
  })

  test('a code of nothing that can be seen is no code', () => {
    expect(z.object(detailFields).safeParse({ code: '\u200b\u202e' }).success).toBe(false)
  })

  test('is measured once it is clean', () => {
    expect(singleLine(3).safeParse('abc\u200b').success).toBe(true)
    expect(singleLine(3).safeParse('abcd').success).toBe(false)
  })
})

test('a date exists and lies in a year that a practice can mean', () => {
  for (const date of ['2026-02-28', '1931-07-01', '2199-12-31']) expect(calendarDate.safeParse(date).success).toBe(true)
  for (const date of ['2026-02-30', '0001-01-01', '9999-12-31', '26-01-01', ''])
    expect(calendarDate.safeParse(date).error?.issues).toHaveLength(1)
})

test('an id holds nothing that means something in an address', () => {
  expect(rowId.safeParse('01a207c6-762b-73bc-99de-790572df105f').success).toBe(true)
  for (const id of ['../..//evil.example', 'a?b', 'a#b', '%2e', '', 'a'.repeat(65)])
    expect(rowId.safeParse(id).success).toBe(false)
})
