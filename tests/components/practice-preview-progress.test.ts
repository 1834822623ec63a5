import { expect, test } from 'vitest'
import { progressWords } from '@/components/practice/preview-progress'

test('how far a preview has come is said once it is known of how many', () => {
  expect(progressWords({ read: 0, total: 0 })).toBe('Counting the episodes…')
  expect(progressWords({ read: 200, total: 5400 })).toBe('Reading the episodes: 200 of 5400.')
})
