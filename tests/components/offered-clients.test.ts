import { expect, test } from 'vitest'

import { groupsOf } from '@/components/shell/palette-lines'
import { choiceLine } from '@/lib/text/display-name'

const ended = {
  id: 'a',
  code: 'K-1',
  name: 'Ada Tal',
  preferredName: null,
  pronouns: null,
  isEnded: true,
  mayRecord: false,
}
const unnamed = { ...ended, id: 'b', name: null }
const open = { ...ended, id: 'c', isEnded: false, mayRecord: true }

test('a client whose episode has ended says so, to move a session to as well as in the palette', () => {
  expect([ended, unnamed, open].map(choiceLine)).toEqual([
    'Ada Tal (K-1), episode ended',
    'K-1, episode ended',
    'Ada Tal (K-1)',
  ])
  const [clients, record] = groupsOf([ended, unnamed, open], [])
  expect(clients?.lines.map(({ detail }) => detail)).toEqual(['K-1, episode ended', 'episode ended', 'K-1'])
  expect(record?.lines.map(({ id }) => id)).toEqual(['record-c'])
})
