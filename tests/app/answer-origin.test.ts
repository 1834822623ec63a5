import { afterEach, expect, test, vi } from 'vitest'
import { answerOrigin, tabletOrigin } from '@/app/answer-origin'

afterEach(() => vi.unstubAllEnvs())

test.each([
  ['no door', {}, null, 'https://attune.example.org'],
  ['a door on this computer alone', { ANSWER_PORT: '3010' }, 'http://localhost:3010', 'https://attune.example.org'],
  [
    'a door in the network',
    { ANSWER_PORT: '3010', ANSWER_ORIGIN: 'https://answers.example.org' },
    'https://answers.example.org',
    'https://answers.example.org',
  ],
])('with %s, tablets open the address that they can reach, and rather the door', (_, settings, door, tablet) => {
  const none = { ANSWER_PORT: '', ANSWER_ORIGIN: '', ATTUNE_ORIGIN: 'https://attune.example.org' }
  for (const [name, value] of Object.entries({ ...none, ...settings })) vi.stubEnv(name, value)
  expect([answerOrigin(), tabletOrigin()]).toEqual([door, tablet])
})
