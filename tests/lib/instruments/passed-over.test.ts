import { expect, test } from 'vitest'
import type { Answers } from '@/lib/instruments/answers'
import { answeredOf, passedOverText } from '@/lib/instruments/passed-over'

const three = [{ n: 1 }, { n: 2 }, { n: 3 }]

test.each<[Answers, number, string]>([
  [{ 1: 0, 2: 4, 3: 1 }, 3, ''],
  [{ 1: 4, 2: 'declined' }, 1, '1 declined'],
  [{ 1: 'blank', 2: 'declined', 3: 'blank' }, 0, '1 declined, 2 left blank'],
  [{ 4: 'declined' }, 0, ''],
])('of %j: what has an answer, and what was passed over', (answers, answered, words) => {
  expect(answeredOf(three, answers)).toBe(answered)
  expect(passedOverText(three, answers)).toBe(words)
})
