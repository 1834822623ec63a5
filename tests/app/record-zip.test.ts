import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { zipRecord } from '@/app/record-zip'

test('a record is a ZIP file that opens again, with its texts and a report of each episode', () => {
  const texts = [{ name: 'README.txt', text: 'Amélie, Дмитрий' }]
  const zipped = zipRecord(texts, [Uint8Array.of(1, 2), Uint8Array.of(3)], Date.UTC(2026, 0, 5))
  const files = unzipSync(zipped)
  expect(Object.keys(files)).toEqual(['README.txt', 'report-1.pdf', 'report-2.pdf'])
  expect(strFromU8(files['README.txt'] ?? new Uint8Array())).toBe('Amélie, Дмитрий')
  expect([...(files['report-2.pdf'] ?? [])]).toEqual([3])
})
