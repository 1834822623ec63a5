import { expect, test } from 'vitest'
import { reverseScoredText } from '@/components/session/entry/score-panel'
import { instrument } from '@/lib/instruments/catalogue'

test.each([
  ['core-10', 'Items 2 and 3 are counted the other way round.'],
  ['ecr-r', '14 items are counted the other way round.'],
  ['gad-7', null],
])('the items of %s that run from the other end', (id, words) => {
  expect(reverseScoredText(instrument(id), 'en-GB')).toBe(words)
})
