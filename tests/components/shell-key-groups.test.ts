import { expect, test } from 'vitest'
import { keyGroups } from '@/components/shell/key-list'

const titles = (path: string) => keyGroups(path).here.map(({ title }) => title)
const client = '/clients/0199'

test.each([
  ['/caseload', 'On the caseload'],
  [client, 'On a client’s page, timeline or summary'],
  [`${client}/timeline`, 'On a client’s page, timeline or summary'],
  [`${client}/sessions/0200`, 'Recording a session'],
])('on %s the keys of that screen come first', (path, title) => {
  expect(titles(path)).toEqual([title, 'Everywhere'])
})

test('after saving, what can be done there comes with it', () => {
  expect(titles(`${client}/sessions/0200/summary`)).toEqual([
    'On a client’s page, timeline or summary',
    'After saving a session',
    'Everywhere',
  ])
})

test.each(['/flags', '/clients/new', `${client}/report`])('%s has no keys of its own', path => {
  expect(titles(path)).toEqual(['Everywhere'])
  expect(keyGroups(path).elsewhere).toHaveLength(4)
})
