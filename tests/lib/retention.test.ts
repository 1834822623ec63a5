import { expect, test } from 'vitest'
import { keptUntil } from '@/lib/retention'

test('a record is kept for whole years after the last day', () => {
  expect(keptUntil('2026-02-01', 7)).toBe('2033-02-01')
  expect(keptUntil('2024-02-29', 4)).toBe('2028-02-29')
  expect(keptUntil('2024-02-29', 7)).toBe('2031-03-01')
})
