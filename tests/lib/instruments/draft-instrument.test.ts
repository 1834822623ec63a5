import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answers } from '@/lib/instruments/answers'
import { draftErrors, instrumentOf, riskLimit } from '@/lib/instruments/draft-instrument'
import type { Instrument } from '@/lib/instruments/instrument'
import { type MeasureDraft, measureDraftSchema } from '@/lib/instruments/measure-draft'
import { readOwnMeasure } from '@/lib/instruments/own-measure'
import { score } from '@/lib/instruments/scoring'

const draft: MeasureDraft = {
  title: ' Evening review ',
  abbreviation: 'Abendrückblick (kurz)',
  id: '',
  domain: 'distress',
  subject: '',
  respondents: ['client'],
  measures: '',
  citation: 'Made up, 2026',
  timeframe: 'the past week',
  lowest: 1,
  labels: ['not at all', '', 'very much'],
  items: [
    { key: 'a', cue: 'tired', reversed: false, riskAbove: null },
    { key: 'b', cue: 'slept', reversed: true, riskAbove: null },
    { key: 'c', cue: 'all too much', reversed: false, riskAbove: 2 },
    { key: 'd', cue: 'tried it', reversed: false, riskAbove: null },
  ],
  scales: [
    { key: 's', title: 'Strain', method: 'sum', items: ['c', 'a', 'b'], higherIs: 'worse' },
    { key: 't', title: 'Nights!', method: 'mean', items: ['a', 'b'], higherIs: 'neither' },
  ],
}

const measureIn = (definition: unknown): Instrument => {
  const read = readOwnMeasure(JSON.stringify(definition))
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return read.instrument
}

/** The same measure, written down by hand. */
const byHand = {
  id: 'abendruckblick-kurz',
  version: 1,
  title: 'Evening review',
  abbreviation: 'Abendrückblick (kurz)',
  domain: 'distress',
  respondents: ['client'],
  citation: 'Made up, 2026',
  timeframe: 'the past week',
  response: { min: 1, max: 3, labels: ['not at all', '', 'very much'] },
  items: [
    { n: 1, cue: 'tired' },
    { n: 2, cue: 'slept', reversed: true },
    { n: 3, cue: 'all too much' },
    { n: 4, cue: 'tried it', unscored: true },
  ],
  scales: [
    { id: 'strain', title: 'Strain', key: { method: 'sum', items: [1, 2, 3] }, range: [3, 9], higherIs: 'worse' },
    { id: 'nights', title: 'Nights!', key: { method: 'mean', items: [1, 2] }, range: [1, 3], higherIs: 'neither' },
  ],
  primaryScale: 'strain',
  charted: ['strain', 'nights'],
  missing: { rule: 'house' },
  safetyItems: [{ item: 3, above: 2, cue: 'all too much' }],
  licence: { status: 'The practice’s own', text: 'Made by the practice.' },
}

test('a measure made by the form is the one that a file of it makes, and is scored the same', () => {
  const made = measureIn(instrumentOf(draft))
  expect(made).toEqual(measureIn(byHand))
  const answers: Answers = { 1: 3, 2: 1, 3: 3, 4: 1 }
  expect(score(made, answers)).toEqual(score(measureIn(byHand), answers))
  expect(score(made, answers).map(({ value }) => value)).toEqual([9, 3])
})

test('what is shown while it is being made is what is kept', () => {
  expect(instrumentOf(draft)).toEqual(measureIn(instrumentOf(draft)))
})

describe('whatever is typed, there is a measure or there are sentences beside fields', () => {
  const text = fc.oneof(
    fc.constantFrom('', ' ', 'Total', 'constructor', '__proto__', '9 to 5', 'Ärger', 'x'),
    fc.string({ maxLength: 50 }),
  )
  const keys = ['a', 'b', 'c', 'd']
  const drafts: fc.Arbitrary<MeasureDraft> = fc.record({
    title: text,
    abbreviation: text,
    id: text,
    domain: fc.constantFrom('distress', 'alliance', 'relationship-check', 'attachment'),
    subject: text,
    respondents: fc.subarray(['client', 'clinician']),
    measures: text,
    citation: text,
    timeframe: text,
    lowest: fc.integer({ min: -100, max: 100 }),
    labels: fc.array(text, { maxLength: 21 }),
    items: fc.subarray(keys).chain(some =>
      fc.tuple(
        ...some.map(key =>
          fc.record({
            key: fc.constant(key),
            cue: text,
            reversed: fc.boolean(),
            riskAbove: fc.option(fc.integer({ min: -200, max: 200 })),
          }),
        ),
      ),
    ),
    scales: fc.uniqueArray(
      fc.record({
        key: fc.constantFrom('s', 't', 'u'),
        title: text,
        method: fc.constantFrom('sum', 'mean'),
        items: fc.subarray(keys),
        higherIs: fc.constantFrom('better', 'worse', 'neither'),
      }),
      { selector: scale => scale.key },
    ),
  })

  test('none that has no errors is refused, save for a name that the library has', () => {
    let made = 0
    fc.assert(
      fc.property(drafts, given => {
        const sent = measureDraftSchema.parse(JSON.parse(JSON.stringify(given)))
        if (Object.keys(draftErrors(sent)).length > 0) return
        made += 1
        expect(measureIn(instrumentOf(sent))).toEqual(instrumentOf(sent))
      }),
      { numRuns: 3000 },
    )
    expect(made).toBeGreaterThan(0)
    const taken = readOwnMeasure(JSON.stringify(instrumentOf({ ...draft, id: 'phq-9' })))
    expect(taken).toMatchObject({ ok: false, problems: [expect.stringContaining('id phq-9 is taken')] })
  })

  test.each<[string, Partial<MeasureDraft>, string]>([
    ['title', { title: ' ' }, 'Please fill this in.'],
    ['abbreviation', { abbreviation: '' }, 'Please fill this in.'],
    ['id', { id: 'Not so' }, 'Small letters, digits and hyphens, a letter first, 40 at most.'],
    ['id', { abbreviation: '…' }, 'Small letters, digits and hyphens, a letter first, 40 at most.'],
    ['subject', { domain: 'relationship-check' }, 'Please say what it should be called on charts.'],
    ['respondents', { respondents: [] }, 'Please choose at least one.'],
    ['timeframe', { timeframe: '' }, 'Please fill this in.'],
    ['citation', { citation: '' }, 'Please fill this in.'],
    ['lowest', { lowest: 99 }, 'The highest answer would be above 100.'],
    ['labels', { labels: ['one'] }, 'Please give at least two answers.'],
    ['items', { items: [], scales: [] }, 'Please give at least one item.'],
    ['scales', { scales: [] }, 'Please give at least one scale: without one there is no score to draw.'],
    [
      'item:a',
      { items: draft.items.map(item => ({ ...item, cue: item.key === 'a' ? '' : item.cue })) },
      'Please fill this in.',
    ],
    ['scale:t', { scales: draft.scales.map(scale => ({ ...scale, title: 'Same' })) }, 'Another scale has this name.'],
    [
      'scaleItems:s',
      { scales: draft.scales.map(scale => ({ ...scale, items: ['gone'] })) },
      'Please choose the items that count in it.',
    ],
  ])('%s', (field, change, sentence) => expect(draftErrors({ ...draft, ...change })[field]).toEqual([sentence]))

  test('nothing is said of one that is whole', () => expect(draftErrors(draft)).toEqual({}))
})

test('the scale that stands for it has a better end, for the alliance the high one', () => {
  const [first, second] = draft.scales
  const primary = (change: Partial<MeasureDraft>) => instrumentOf({ ...draft, ...change }).primaryScale
  expect(primary({})).toBe('strain')
  expect(primary({ domain: 'alliance' })).toBeNull()
  expect(primary({ scales: [second, first].flatMap(each => each ?? []) })).toBe('strain')
  expect(primary({ domain: 'alliance', scales: draft.scales.map(each => ({ ...each, higherIs: 'better' })) })).toBe(
    'strain',
  )
})

test('the limit of an item of risk stays among the answers when these change', () => {
  expect(riskLimit(draft, 1)).toBe(1)
  expect(riskLimit(draft, 5)).toBe(2)
  expect(riskLimit({ ...draft, lowest: 4 }, 2)).toBe(4)
})
