import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { instruments } from '@/lib/instruments/catalogue'
import { keptDefinition, readOwnMeasure } from '@/lib/instruments/own-measure'
import { impossibleScales } from '@/lib/instruments/possible-score'
import { checkAnswers, score } from '@/lib/instruments/scoring'
import { sound } from './forms'

const guide = readFileSync(new URL('../../../docs/own-measures.md', import.meta.url), 'utf8')
const example = guide.match(/```json\n(.*?)```/s)?.[1] ?? ''

const measureIn = (text: string) => {
  const found = readOwnMeasure(text)
  if (!found.ok) throw new Error(found.problems.join('\n'))
  return found.instrument
}
const problemsIn = (definition: unknown) => {
  const found = readOwnMeasure(typeof definition === 'string' ? definition : JSON.stringify(definition))
  return found.ok ? [] : found.problems
}

describe('the example of the guide', () => {
  test('is a measure, and scored as it says', () => {
    const measure = measureIn(example)
    expect(measure).toMatchObject({ id: 'evening-review', practiceOwn: true, ownPrompt: false })
    const scores = score(measure, { 1: 4, 2: 0, 3: 4, 4: 0, 5: 4 }).map(({ scale, value }) => [scale, value])
    expect(scores).toEqual([
      ['strain', 20],
      ['nights', 4],
    ])
  })

  test('is explained entry by entry', () => {
    for (const entry of Object.keys(JSON.parse(example))) expect(guide).toContain(`\`${entry}\``)
  })
})

/** As definitions were written before some of their entries were renamed. */
const asBefore = (text: string) =>
  text
    .replace('"abbreviation"', '"short"')
    .replace('"primaryScale"', '"primary"')
    .replace('"charted"', '"drawn"')
    .replaceAll('"multiplyBy"', '"times"')
    .replaceAll('"subtract"', '"less"')

test('a file or a row with the former names of entries is the same measure', () => {
  const definition = {
    ...sound,
    scales: [{ ...sound.scales[0], key: { method: 'sum', items: [1, 2], multiplyBy: 2, subtract: 2 }, range: [0, 12] }],
    ...{ primaryScale: 'total', charted: ['total'], bands: [], cutoffs: [], reliableChange: [] },
  }
  for (const text of [example, JSON.stringify(definition)]) {
    expect(asBefore(text)).not.toBe(text)
    expect(problemsIn(asBefore(text))).toEqual(problemsIn(text))
    const { data } = keptDefinition.safeParse(JSON.parse(asBefore(text)))
    expect(data).toBeDefined()
    expect(data).toEqual(keptDefinition.safeParse(JSON.parse(text)).data)
  }
  expect(measureIn(asBefore(example))).toEqual(measureIn(example))
})

test('is the practice’s own and no prompt of ours, whatever the file says', () => {
  for (const said of [{}, { practiceOwn: false, ownPrompt: true }, { practiceOwn: 'no', ownPrompt: 7 }])
    expect(measureIn(JSON.stringify({ ...sound, ...said }))).toMatchObject({ practiceOwn: true, ownPrompt: false })
})

test('any definition that ships would be taken under another id', () => {
  for (const each of instruments.filter(({ ownPrompt }) => !ownPrompt)) {
    expect(problemsIn({ ...each, id: `${each.id}-2` }), each.id).toEqual([])
    expect(problemsIn(each)).toEqual([
      `id ${each.id} is taken: give the measure an id that no measure in the library has`,
    ])
  }
})

const { items, scales, licence: _, ...rest } = sound
const total = scales[0]
const withItem = (changes: object) => ({
  ...sound,
  items: [items[0], items[1], { ...items[2], ...changes }, ...items.slice(3)],
})
const withScale = (changes: object) => ({ ...sound, scales: [total, { ...scales[1], ...changes }] })
const figure = { scale: 'total', value: 4, confidence: null }

describe('what is wrong is said in plain words, with its place', () => {
  test.each<[string, unknown, string]>([
    ['nothing', '', 'The file is empty.'],
    ['no JSON', '{\n "id": "x",\n "version" 1\n}', 'This is not JSON: line 3 goes wrong at 1'],
    ['a list', [sound], 'The file should hold one definition in { }.'],
    ['a text', '"id"', 'The file should hold one definition in { }.'],
    ['an entry twice', `{"id": "a",\n"id": "b"}`, 'Line 2 repeats what the same entry gave before: "id": "b"}'],
    ['too much', JSON.stringify('x'.repeat(200_000)), 'The file is larger than 200 KB, the most that is read here.'],
    ['no licence', { ...rest, items, scales }, 'licence is missing'],
    ['no cue', withItem({ cue: undefined }), 'items 3: cue is missing'],
    ['an empty cue', withItem({ cue: '' }), 'items 3: cue is empty'],
    ['a blank cue', withItem({ cue: ' ' }), 'items 3: cue is empty'],
    ['a number for a cue', withItem({ cue: 3 }), 'items 3: cue should be a text in quotation marks'],
    ['a number in quotation marks', withItem({ n: '3' }), 'items 3: n should be a number'],
    ['half a number', withItem({ n: 3.5 }), 'items 3: n should be a whole number'],
    ['no such number', withItem({ n: -3 }), 'items 3: n should be above 0'],
    ['yes for true', withItem({ reversed: 'yes' }), 'items 3: reversed should be true or false'],
    ['a misspelt entry', withItem({ revresed: true }), 'items 3: there is no entry called “revresed” here'],
    [
      'a hidden entry',
      `{"__proto__": {"a": 1}, ${JSON.stringify(sound).slice(1)}`,
      'there is no entry called “__proto__” here',
    ],
    ['an item that is none', { ...sound, items: [...items, 7] }, 'items 6 should be a set of entries in { }'],
    ['no items', { ...sound, items: [] }, 'items is empty'],
    ['a set for a list', { ...sound, items: {} }, 'items should be a list in [ ]'],
    ['another domain', { ...sound, domain: 'sleep' }, 'domain should be one of attachment, alliance, distress,'],
    [
      'another method',
      withScale({ key: { method: 'median', items: [1] } }),
      'scales 2, key: method should be one of sum, mean, mean-of-scales, weighted-sum',
    ],
    ['half a range', withScale({ range: [0] }), 'scales 2: range needs 2 entries'],
    [
      'a word in a list',
      withScale({ key: { method: 'sum', items: [1, 'two'] } }),
      'scales 2, key: items 2 should be a number',
    ],
    [
      'a number out of this world',
      JSON.stringify(sound).replace('"version":1', '"version":1e999'),
      'version should be a number',
    ],
    ['capitals', { ...sound, id: 'Small Form' }, 'id may only hold small letters, digits and hyphens'],
    ['an id that JavaScript knows', { ...sound, id: 'constructor' }, 'id constructor: it has to begin with a letter'],
    ['a reserved id', { ...sound, id: 'new' }, 'id new is taken'],
    ['the id of a page', { ...sound, id: 'official' }, 'id official is taken'],
    [
      'no score',
      {
        ...sound,
        items: items.map(item => ({ ...item, unscored: true })),
        scales: [],
        primaryScale: null,
        charted: [],
        bands: [],
        cutoffs: [],
        reliableChange: [],
      },
      'scales is empty: without a scale there is no score to draw',
    ],
    ['nothing to call it on charts', { ...sound, domain: 'relationship-check' }, 'subject is missing'],
    ['a contradiction', withScale({ range: [0, 5] }), 'scale mean: its key gives 0 to 4, not 0 to 5'],
  ])('%s', (_, definition, words) => expect(problemsIn(definition).join('\n')).toContain(words))

  test('all at once, as far as one can read', () => {
    const problems = problemsIn({ ...sound, items: Array.from({ length: 40 }, () => ({})) })
    expect(problems).toHaveLength(31)
    expect(problems.slice(0, 2)).toEqual(['items 1: n is missing', 'items 1: cue is missing'])
    expect(problems.at(-1)).toBe('And 50 more.')
  })
})

describe('no figure without a source', () => {
  const figures: [string, object][] = [
    ['bands', { ...sound.bands[0] }],
    ['cutoffs', { ...sound.cutoffs[0] }],
    ['reliableChange', { ...figure }],
    ['meaningfulChange', { scale: 'total', value: 4 }],
    ['reliability', { text: 'Alpha .80.' }],
    ['norms', { text: 'Mean 7.' }],
  ]
  test.each(figures)('%s', (name, of) => {
    const said = (source: unknown) => problemsIn({ ...sound, [name]: [{ ...of, source }] })
    expect(said('A book (2026)')).toEqual([])
    expect(said(undefined)).toEqual([`${name} 1: source is missing`])
    for (const blank of ['', '  ', '–', '?', '\u00a0'])
      expect(said(blank)).toEqual([`${name} 1: source has to name where it was taken from`])
  })

  test('a missing-item rule other than ours has one too', () => {
    expect(problemsIn({ ...sound, missing: { rule: 'all', source: '-' } })).toEqual([
      'missing: source has to name where it was taken from',
    ])
  })
})

const many = (length: number) => Array.from({ length }, (_, index) => index)

describe('answers that are typed as a number', () => {
  const answered = (response: object) => ({
    ...sound,
    response,
    ...{ bands: [], cutoffs: [], reliableChange: [], safetyItems: [], missing: { rule: 'all', source: 'x' } },
  })
  test.each<[string, object, string]>([
    ['a label for each', { min: 0, max: 100, labels: many(101).map(String) }, '101 labels for a number field'],
    ['no step at all', { min: 0, max: 10, step: 0, labels: ['', ''] }, 'response: step should be 0.1 or more'],
    ['a step too large', { min: 0, max: 10, step: 2, labels: ['', ''] }, 'response: step is over 1'],
    [
      'a step too fine',
      { min: 0, max: 10, step: 0.25, labels: ['', ''] },
      'the step has to be a whole number of tenths',
    ],
    ['steps past the end', { min: 0, max: 1, step: 0.4, labels: ['', ''] }, 'steps of 0.4 from the lowest answer pass'],
  ])('%s', (_, response, words) => expect(problemsIn(answered(response)).join('\n')).toContain(words))

  test('a visual analogue scale is a measure, scored to its tenths', () => {
    const items = [1, 2, 3].map(n => ({ n, cue: `line ${n}`, reversed: n === 3 }))
    const scale = { ...total, key: { method: 'sum', items: [1, 2, 3] }, range: [0, 30] }
    const mean = { ...total, id: 'mean', title: 'Mean', key: { method: 'mean', items: [1, 2, 3] }, range: [0, 10] }
    const line = { min: 0, max: 10, step: 0.1, labels: ['no pain', 'worst pain'] }
    const measure = measureIn(JSON.stringify({ ...answered(line), items, scales: [scale, mean], charted: ['total'] }))
    expect(score(measure, { 1: 0.1, 2: 0.2, 3: 9.9 }).map(({ value }) => value)).toEqual([0.4, expect.closeTo(0.4 / 3)])
    expect(checkAnswers(measure, 'client', { 1: 3.1, 2: 10, 3: 0 })).toEqual([])
    expect(checkAnswers(measure, 'client', { 1: 3.14, 2: 10.1, 3: -0.1 })).toHaveLength(3)
    expect(impossibleScales(measure, { total: 12.3 })).toEqual([])
    expect(impossibleScales(measure, { total: 12.34 })).toHaveLength(1)
  })
})

describe('no larger than can be shown and filled in', () => {
  test.each<[string, unknown, string]>([
    ['items', { ...sound, items: many(121).map(n => ({ n: n + 1, cue: 'c' })) }, 'items has more than 120 entries'],
    ['scales', { ...sound, scales: many(31).map(n => ({ ...total, id: `s${n}` })) }, 'scales has more than 30 entries'],
    ['cautions', { ...sound, cautions: many(31).map(String) }, 'cautions has more than 30 entries'],
    ['letters', { ...sound, title: 'x'.repeat(501) }, 'title is longer than 500 characters'],
    [
      'letters of a label',
      { ...sound, response: { ...sound.response, labels: ['x'.repeat(501), '', '', '', ''] } },
      'response: labels 1 is longer than 500 characters',
    ],
    [
      'answers far from 0',
      { ...sound, response: { min: 100, max: 104, labels: many(5).map(String) } },
      'response should lie between -100 and 100',
    ],
    ['numbers', { ...sound, version: 10_001 }, 'version is too large'],
    ['numbers of items', withItem({ n: 1000 }), 'item 1000: numbers end at 999'],
    ['names', { ...sound, id: 'x'.repeat(41) }, 'it has to begin with a letter and be no longer than 40'],
  ])('%s', (_, definition, words) => expect(problemsIn(definition).join('\n')).toContain(words))

  test('a form with as many of everything as may be is taken', () => {
    const all = many(120).map(n => n + 1)
    const large = {
      ...rest,
      licence: sound.licence,
      response: { min: -10, max: 10, labels: many(21).map(() => 'x'.repeat(500)) },
      items: all.map(n => ({ n, cue: 'c' })),
      scales: many(30).map(n => ({
        ...total,
        id: `s${n}`,
        title: `S${n}`,
        key: { method: 'sum', items: all },
        range: [-1200, 1200],
      })),
      ...{ primaryScale: 's0', charted: ['s0'], bands: [], cutoffs: [], reliableChange: [], safetyItems: [] },
    }
    expect(problemsIn(large)).toEqual([])
  })
})
