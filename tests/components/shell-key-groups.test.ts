import { globSync, readFileSync } from 'node:fs'
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

test('every key that a button or a field answers to is in the list', () => {
  const { here, elsewhere } = keyGroups('/caseload')
  const listed = [...here, ...elsewhere].flatMap(({ keys }) => keys.flatMap(({ keys: names }) => names.map(lower)))
  const source = globSync('components/**/*.tsx').map(file => readFileSync(file, 'utf8'))
  const answered = source.flatMap(text =>
    [...text.matchAll(/(?:aria-keyshortcuts|shortcut)=(?:"|\{[^}]*?')([^"']+)/g)].flatMap(([, keys = '']) =>
      keys.split(/[+ ]/).map(key => lower(signs[key] ?? key)),
    ),
  )
  expect(answered).toEqual(expect.arrayContaining(['h', 'd', 'k', 'r', '/', '↓']))
  expect(answered.filter(key => !listed.includes(key))).toEqual([])
})

/** What is written for a key of more than one letter. */
const signs: Readonly<Record<string, string>> = { ArrowDown: '↓', Control: 'Ctrl or ⌘', Meta: 'Ctrl or ⌘' }

const lower = (key: string) => key.toLowerCase()
