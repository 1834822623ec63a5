import { expect, test } from 'vitest'
import { headingSentence } from '@/components/caseload/caseload-heading'

test.each([
  [0, 0, 'Your clients will be listed here.'],
  [0, 22, 'Nothing needs review today.'],
  [1, 22, 'One of 22 clients deserves a look before the next session.'],
  [3, 22, 'Three of 22 clients deserve a look before the next session.'],
  [12, 40, 'Twelve of 40 clients deserve a look before the next session.'],
  [13, 40, '13 of 40 clients deserve a look before the next session.'],
  [4, 4, 'All four clients deserve a look before the next session.'],
  [1, 1, 'Your one client deserves a look before the next session.'],
])('%i to review of %i', (toReview, clients, sentence) => expect(headingSentence(toReview, clients)).toBe(sentence))
