import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { detection } from '@/lib/flags/rules'

test('what the screen says of a detector is plain', () => {
  for (const { detector, plainly = detector } of detection) expect(plainly, detector).not.toMatch(/\bk SD\b|^Shewhart/)
})

test('the figures on the screen are those of the document', () => {
  const document = readFileSync('docs/detection.md', 'utf8')
  const [, results = ''] = document.split('## Results with seed 1')
  for (const { detector, caught } of detection) {
    const line = results.split('\n').find(each => each.startsWith(`| ${detector} |`))
    const written = line?.match(/\d\.\d\d(?= \()/g)
    expect(written, detector).toEqual(caught.map(share => share.toFixed(2)))
  }
})
