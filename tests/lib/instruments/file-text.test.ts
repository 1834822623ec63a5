import { expect, test } from 'vitest'
import { unreadReason } from '@/lib/instruments/file-text'

test('a form that sent nothing to read is told why: too large, with the limit, or nothing chosen', () => {
  expect(unreadReason({ text: '', unreadFile: 'big.json' }, 600_000)).toBe(
    'big.json is larger than 600 KB, the most that is read here.',
  )
  expect(unreadReason({ text: 'x'.repeat(200_001) }, 200_000)).toBe(
    'The text is larger than 200 KB, the most that is read here.',
  )
  expect(unreadReason({ text: '' }, 600_000)).toBe('Choose a file, or paste its text below.')
  expect(unreadReason({ text: 'x'.repeat(600_000) }, 600_000)).toBeNull()
})
