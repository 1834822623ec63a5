import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { visibleRows } from '@/components/caseload/filters'
import { isFound } from '@/components/instruments/library-view'
import { groupsOf, matching, nothingFound } from '@/components/shell/palette-lines'
import { foldText, searchFor } from '@/lib/text/fold'
import { sourcesIn } from '../architecture/sources'
import { line } from './caseload-rows'

const clients = [
  { code: 'K-001', name: 'Siobhán O’Brien' },
  { code: 'K-002', name: 'Łukasz Đurić' },
  { code: 'K-003', name: 'Søren Næss' },
  { code: 'K-004', name: 'Groß Weiß' },
  { code: 'K-005', name: 'Işık' },
  { code: 'K-006', name: 'Zoë Example' },
  { code: 'K-007', name: null },
  { code: 'K-008', name: '王小明' },
  { code: 'K-009', name: 'Ольга Иванова' },
  { code: 'K-010', name: 'Ελένη' },
]

/** A row of each search with this name and code, and whether it is found. */
const searches: Record<string, (client: { code: string; name: string | null }, typed: string) => boolean> = {
  caseload: (client, typed) => visibleRows([line(client)], 'all', typed).length > 0,
  palette: (client, typed) =>
    matching(
      groupsOf([{ id: 'a', ...client, preferredName: null, pronouns: null, isEnded: false, mayRecord: false }], []),
      typed,
    ).length > 0,
  library: ({ code, name }, typed) =>
    isFound({ abbreviation: code, title: name, measures: '', domain: 'distress' }, typed),
}

describe.each(Object.entries(searches))('the search of the %s', (_, finds) => {
  test.each([
    ["o'brien", 'K-001'],
    ['obrien', 'K-001'],
    ['O’BRIEN siobhan', 'K-001'],
    ['lukasz', 'K-002'],
    ['duric', 'K-002'],
    ['soren', 'K-003'],
    ['naess', 'K-003'],
    ['gross', 'K-004'],
    ['weiß', 'K-004'],
    ['isik', 'K-005'],
    ['IŞIK', 'K-005'],
    ['zoe', 'K-006'],
    ['k007', 'K-007'],
    ['k–007', 'K-007'],
    ['007', 'K-007'],
    ['小明', 'K-008'],
    ['ольга', 'K-009'],
    ['ελενη', 'K-010'],
  ])('“%s” finds %s', (typed, code) => {
    expect(clients.filter(client => finds(client, typed)).map(client => client.code)).toEqual([code])
  })

  test('what is not there is not found', () => {
    for (const typed of ['nob', 'brien x', '--', '’'])
      expect(clients.filter(client => client.code === 'K-003' && finds(client, typed))).toEqual([])
  })

  test('a name is found by itself, however it is written', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter(text => /\p{L}/u.test(text))
    const written = fc.constantFrom<(text: string) => string>(
      text => text,
      text => text.toUpperCase(),
      text => text.normalize('NFD'),
      foldText,
    )
    fc.assert(
      fc.property(name, written, (text, write) => {
        expect(finds({ code: 'K-1', name: text }, write(text))).toBe(true)
      }),
    )
  })
})

test('a code with a space is found without it, and words of a name stay apart', () => {
  expect(searchFor('k7')(['K 7'])).toBe(true)
  expect(searchFor('annaberg')(['Anna Berg'])).toBe(false)
  expect(searchFor('')(['Anna Berg'])).toBe(true)
})

test('each field to search in is known here, with where it looks, and looks by the one folding', () => {
  const finders: Readonly<Record<string, string>> = {
    'components/caseload/caseload-controls.tsx': 'components/caseload/filters.ts',
    'components/instruments/library-list.tsx': 'components/instruments/library-view.ts',
    'components/practice/people-search.tsx': 'db/people.ts',
    'components/shell/palette.tsx': 'components/shell/palette-lines.ts',
  }
  const sources = sourcesIn(['app', 'components', 'db'])
  const isField = /<CommandInput\b|<\w+[^>]*\s(type="search"|role="combobox")/
  // A part of components/ui looks nowhere by itself; who uses it does.
  const fields = sources.filter(({ file, text }) => !file.startsWith('components/ui/') && isField.test(text))
  expect(fields.map(({ file }) => file).sort()).toEqual(Object.keys(finders))
  for (const finder of Object.values(finders))
    expect(sources.find(({ file }) => file === finder)?.text).toMatch(/from '(@|\.\.)\/lib\/text\/fold'/)
})

test('where names are not looked through, it is said how clients are found', () => {
  expect(nothingFound(false)).toBe('Nothing by that name.')
  expect(nothingFound(true)).toBe('In a team this large, clients are found by the beginning of their code.')
})
