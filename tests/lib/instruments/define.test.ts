import { describe, expect, test } from 'vitest'
import { span } from '@/lib/instruments/define'
import { type Definition, smallForm, sound } from './forms'

type Scales = Definition['scales']
type Key = Scales[number]['key']

/** The sum replaced by another scale; nothing else refers to it then. */
const only = (key: Key, range: [number, number]): Partial<Definition> => ({
  scales: [{ id: 'other', title: 'Other', key, range, higherIs: 'worse' }],
  ...{ primaryScale: null, charted: [], bands: [], cutoffs: [], reliableChange: [] },
})

const ofScales = (id: string, scales: string[]): Scales[number] => ({
  id,
  title: id,
  key: { method: 'mean-of-scales', scales },
  range: [0, 20],
  higherIs: 'worse',
})

const banded = (...bands: [from: number, to: number][]): Partial<Definition> => ({
  bands: [{ scale: 'total', source: 'x', bands: bands.map(([from, to]) => ({ from, to, label: `${from}–${to}` })) }],
})

/** The form with codes on two of its items. */
const coded = (...codes: [string, string]): Partial<Definition> => ({
  loinc: { panel: '1111-1', source: 'x' },
  items: sound.items.map((item, index) => ({ ...item, loinc: codes[index] })),
})

const cut = { name: 'clinical', source: 'x' }
const change = { value: 4, confidence: null, source: 'x' }

/** The form with a sixth item that is in no scale. */
const sixth = (item: Partial<Definition['items'][number]>): Partial<Definition> => ({
  items: [...sound.items, { n: 6, cue: 'c', unscored: true, ...item }],
})
/** The form with something else said of its third item. */
const third = (item: Partial<Definition['items'][number]>): Partial<Definition> => ({
  items: sound.items.map(each => (each.n === 3 ? { ...each, ...item } : each)),
})
/** The form with the first scale, the sum, seen otherwise. */
const seen = (higherIs: 'better' | 'neither'): Partial<Definition> => ({
  scales: sound.scales.map(scale => ({ ...scale, higherIs })),
})
const formula = (...weights: number[]): Key => ({
  method: 'weighted-sum',
  weights: weights.map((weight, index) => ({ item: index + 1, weight })),
})

test('what holds together is taken, with what may be left out filled in', () => {
  expect(smallForm()).toMatchObject({
    hasTarget: false,
    norms: [],
    items: [{ n: 1, reversed: false }, { reversed: true }, {}, {}, {}],
  })
})

describe('what cannot be true together is refused, and said where', () => {
  const cases: [string, Partial<Definition>, string][] = [
    ['two items of one number', { items: [...sound.items, { n: 1, cue: 'again' }] }, 'item 1 appears twice'],
    [
      'two scales of one name',
      { scales: [...sound.scales, sound.scales[0] ?? ofScales('', [])] },
      'scale total appears twice',
    ],
    ['two items of one code', { ...coded('1234-5', '1234-5') }, 'the code 1234-5 appears twice'],
    ['an item of the code of the whole', { ...coded('1111-1', '1234-5') }, 'the code 1111-1 appears twice'],
    ['codes from nowhere', { ...coded('1234-5', '1234-6'), loinc: undefined }, 'nothing says whence'],
    ['too few labels', { response: { min: 0, max: 4, labels: ['none', 'all'] } }, 'response: 2 labels for 5 answers'],
    [
      'too few labels of one item',
      { items: [...sound.items, { n: 6, cue: 'c', unscored: true, response: { min: 0, max: 1, labels: ['no'] } }] },
      'item 6: 1 labels for 2 answers',
    ],
    [
      'a scale upside down',
      { response: { min: 4, max: 0, labels: [] } },
      'response: the highest answer is not above the lowest',
    ],
    [
      'an unknown item in a sum',
      only({ method: 'sum', items: [...span(1, 5), 9] }, [0, 24]),
      'scale other: there is no scored item 9',
    ],
    [
      'an unscored item in a sum',
      { items: sound.items.map(item => ({ ...item, unscored: item.n === 5 })) },
      'scale total: there is no scored item 5',
    ],
    [
      'a kind in a sum',
      third({ nominal: true }),
      'scale total: the answers of item 3 are kinds, which cannot be counted',
    ],
    [
      'an item twice in a sum',
      only({ method: 'sum', items: [...span(1, 5), 5] }, [0, 24]),
      'scale other: item 5 appears twice',
    ],
    [
      'an item twice in a formula',
      only({ method: 'weighted-sum', weights: [1, 2, 3, 4, 5, 5].map(item => ({ item, weight: 1 })) }, [0, 24]),
      'scale other: item 5 appears twice',
    ],
    [
      'a range that the key cannot give',
      only({ method: 'sum', items: span(1, 5) }, [0, 21]),
      'scale other: its key gives 0 to 20, not 0 to 21',
    ],
    [
      'a doubled sum with the range of a plain one',
      only({ method: 'sum', items: span(1, 5), multiplyBy: 2 }, [0, 20]),
      'scale other: its key gives 0 to 40, not 0 to 20',
    ],
    [
      'another coding with the range of the first',
      only({ method: 'sum', items: span(1, 5), subtract: 5 }, [0, 20]),
      'scale other: its key gives -5 to 15, not 0 to 20',
    ],
    [
      'a missing-item rule for an unknown scale',
      { missing: { rule: 'at-most', items: 1, byScale: { lost: 0 }, source: 'x' } },
      'there is no scale lost',
    ],
    [
      'a change that matters on an unknown scale',
      { meaningfulChange: [{ scale: 'lost', value: 10, source: 'x' }] },
      'there is no scale lost',
    ],
    [
      'a cut-off from above where higher is worse',
      { cutoffs: [{ ...cut, scale: 'total', at: 10, orLess: true }] },
      'cut-off clinical counts downwards on a scale where higher is not better',
    ],
    ['an item in no scale', only({ method: 'sum', items: span(1, 4) }, [0, 16]), 'item 5 is in no scale'],
    [
      'an unknown scale in a mean of scales',
      { scales: [...sound.scales, ofScales('both', ['total', 'lost'])] },
      'scale both: there is no item scale lost',
    ],
    [
      'a scale twice in a mean of scales',
      { scales: [...sound.scales, ofScales('both', ['total', 'total'])] },
      'scale both: scale total appears twice',
    ],
    [
      'scales made of one another',
      { scales: [...sound.scales, ofScales('a', ['b']), ofScales('b', ['a'])] },
      'scale a: there is no item scale b',
    ],
    [
      'a missing-item rule where items weigh differently',
      only(
        {
          method: 'weighted-sum',
          weights: [{ item: 1, weight: 2 }, ...[2, 3, 4, 5].map(item => ({ item, weight: 1 }))],
        },
        [0, 24],
      ),
      'its items weigh differently',
    ],
    ['an unknown primary scale', { primaryScale: 'lost' }, 'there is no scale lost'],
    ['an unknown drawn scale', { charted: ['lost'] }, 'there is no scale lost'],
    [
      'reliable change on an unknown scale',
      { reliableChange: [{ ...change, scale: 'lost' }] },
      'there is no scale lost',
    ],
    ['a cut-off on an unknown scale', { cutoffs: [{ ...cut, scale: 'lost', at: 1 }] }, 'there is no scale lost'],
    [
      'bands on an unknown scale',
      { bands: [{ scale: 'lost', source: 'x', bands: [] }] },
      'bands: there is no scale lost',
    ],
    ['a gap between bands', banded([0, 9], [11, 20]), 'bands: a gap below 11–20'],
    ['bands that overlap', banded([0, 9], [9, 20]), 'bands: an overlap below 9–20'],
    ['bands that start too high', banded([1, 20]), 'bands: a gap below 1–20'],
    ['bands that end too low', banded([0, 19]), 'bands: they do not end where the scale ends'],
    [
      'a cut-off outside the scale',
      { cutoffs: [{ ...cut, scale: 'total', at: 21 }] },
      'cut-off clinical is outside the scale',
    ],
    [
      'two cut-offs to judge change by',
      { cutoffs: [10, 12].map(at => ({ ...cut, scale: 'total', at, forChange: true })) },
      'cut-off for change on total appears twice',
    ],
    ['an unknown safety item', { safetyItems: [{ item: 9, above: 0, cue: 'c' }] }, 'there is no item 9'],
    [
      'a safety item that cannot be raised',
      { safetyItems: [{ item: 3, above: 4, cue: 'c' }] },
      'safety item 3: no answer, or every answer, is over its limit',
    ],
    [
      'a condition on an unknown item',
      { items: [...sound.items, { n: 6, cue: 'c', unscored: true, onlyIf: { item: 9, atLeast: 1 } }] },
      'there is no item 9',
    ],
    [
      'a condition that always holds',
      { items: [...sound.items, { n: 6, cue: 'c', unscored: true, onlyIf: { item: 1, atLeast: 0 } }] },
      'condition of item 6',
    ],
    [
      'a condition that never holds',
      sixth({ onlyIf: { item: 1, atLeast: 4.5 } }),
      'condition of item 6: no answer, or every answer, is over its limit',
    ],
    [
      'a condition on itself',
      sixth({ onlyIf: { item: 6, atLeast: 1 } }),
      'condition of item 6: item 6 does not come before it',
    ],
    [
      'a condition on a later item',
      { items: [{ n: 6, cue: 'c', unscored: true, onlyIf: { item: 1, atLeast: 1 } }, ...sound.items] },
      'condition of item 6: item 1 does not come before it',
    ],
    [
      'a scored item that is not always asked',
      { ...third({ onlyIf: { item: 1, atLeast: 1 } }), safetyItems: [] },
      'item 3 is scored, but not always asked',
    ],
    [
      'a scored item that one of two is not asked',
      { ...third({ askedOf: 'client' }), respondents: ['client', 'clinician'], safetyItems: [] },
      'item 3 is scored, but not always asked',
    ],
    [
      'a safety item that is not always asked',
      { ...sixth({ onlyIf: { item: 1, atLeast: 1 } }), safetyItems: [{ item: 6, above: 0, cue: 'c' }] },
      'safety item 6 is not always asked',
    ],
    [
      'an item for nobody',
      sixth({ askedOf: 'clinician' }),
      'item 6 is asked of the clinician, who does not fill this in',
    ],
    ['a respondent twice', { respondents: ['client', 'client'] }, 'respondent client appears twice'],
    [
      'two limits of one safety item',
      { safetyItems: [0, 1].map(above => ({ item: 3, above, cue: 'c' })) },
      'safety item 3 appears twice',
    ],
    ['a scale drawn twice', { charted: ['total', 'mean', 'total'] }, 'drawn scale total appears twice'],
    ['a primary scale that is not drawn', { charted: ['mean'] }, 'primary scale total is not drawn'],
    [
      'a primary scale without a better end',
      { ...seen('neither'), cutoffs: [], reliableChange: [] },
      'primary scale total: no end is better',
    ],
    [
      'an alliance whose low end is better',
      { domain: 'alliance', subject: 'Distance' },
      'primary scale total: higher must be better',
    ],
    [
      'two scales of one title',
      { scales: sound.scales.map(scale => ({ ...scale, title: 'Score' })) },
      'the scale title Score appears twice',
    ],
    [
      'two items of one name',
      { items: sound.items.map(item => ({ ...item, name: 'x' })) },
      'the item name x appears twice',
    ],
    [
      'a scale that JavaScript knows',
      { scales: [...sound.scales, { ...ofScales('constructor', ['total']) }] },
      'scale constructor: an id',
    ],
    ['a scale that is a number', { scales: [...sound.scales, { ...ofScales('1', ['total']) }] }, 'scale 1: an id'],
    ['an item past the end', sixth({ n: 1000 }), 'item 1000: numbers end at 999'],
    [
      'an item that weighs nothing',
      only(formula(1, 1, 1, 1, 0), [0, 16]),
      'scale other: item 5 weighs less than 0.001 or more than 1000',
    ],
    [
      'an item that outweighs everything',
      only(formula(1, 1, 1, 1, 1e300), [0, 4e300]),
      'scale other: item 5 weighs less than 0.001 or more than 1000',
    ],
    [
      'an item twice by way of two scales',
      { scales: [...sound.scales, ofScales('both', ['total', 'mean'])] },
      'scale both: item 1 appears twice',
    ],
    [
      'a missing-item rule where items have different answers',
      {
        ...third({ response: { min: 0, max: 1, labels: ['no', 'yes'] } }),
        ...only({ method: 'sum', items: span(1, 5) }, [0, 17]),
      },
      'scale other: its items have different answers, so that none may be missing',
    ],
    [
      'a scale of which everything may be missing',
      { missing: { rule: 'at-most', items: 1, byScale: { mean: 5 }, source: 'x' } },
      'scale mean: 5 items may be missing, and it has 5',
    ],
    ['a band upside down', banded([0, -1], [0, 20]), 'bands: 0–-1 ends before it begins'],
    ['bands between halves', banded([0, 9.5], [10.5, 20]), 'bands: 0–9.5 does not run between whole numbers'],
    [
      'two bands of one name',
      {
        bands: [
          {
            scale: 'total',
            source: 'x',
            bands: [
              { from: 0, to: 9, label: 'low' },
              { from: 10, to: 20, label: 'low' },
            ],
          },
        ],
      },
      'bands: low appears twice',
    ],
    ['no bands', banded(), 'bands: they do not end where the scale ends'],
    [
      'a cut-off at the end of the scale',
      { cutoffs: [{ ...cut, scale: 'total', at: 0 }] },
      'cut-off clinical: every score is on one side of it',
    ],
    [
      'a cut-off at the other end, from above',
      { ...seen('better'), cutoffs: [{ ...cut, scale: 'total', at: 20, orLess: true }] },
      'cut-off clinical: every score is on one side of it',
    ],
    [
      'two cut-offs of one name',
      { cutoffs: [10, 12].map(at => ({ ...cut, scale: 'total', at })) },
      'cut-off clinical on total appears twice',
    ],
    [
      'change judged where no end is better',
      {
        ...seen('neither'),
        primaryScale: null,
        reliableChange: [],
        cutoffs: [{ ...cut, scale: 'total', at: 10, forChange: true }],
      },
      'cut-off clinical judges change on a scale without a better end',
    ],
    [
      'reliable change where no end is better',
      { ...seen('neither'), primaryScale: null, cutoffs: [] },
      'reliable change on total: the scale has no better end',
    ],
    [
      'reliable change on two scales',
      { reliableChange: ['total', 'mean'].map(scale => ({ ...change, scale })) },
      'reliable change on mean: there is one on total already',
    ],
    [
      'reliable change that nobody can show',
      { reliableChange: [{ ...change, scale: 'total', value: 21 }] },
      'reliable change on total: 21 is more than the whole scale',
    ],
    [
      'a change that matters and that nobody can show',
      { meaningfulChange: [{ scale: 'mean', value: 5, source: 'x' }] },
      'a change that matters on mean: 5 is more than the whole scale',
    ],
  ]
  test.each(cases)('%s', (_, changes, words) => {
    expect(() => smallForm(changes)).toThrow(`small-form: `)
    expect(() => smallForm(changes)).toThrow(words)
  })
})

test.each(['5-items', 'constructor', 'x'.repeat(41)])('an id that answers cannot be kept under is refused: %s', id => {
  expect(() => smallForm({ id })).toThrow(`id ${id}: it has to begin with a letter`)
})

test('a field that no definition has is refused', () => {
  const misspelt = { ...sound, cutofs: [] }
  expect(() => smallForm(misspelt)).toThrow('cutofs')
})

test.each(['', ' ', '–', '?'])('a source that names nothing is refused: "%s"', source => {
  const words = 'has to name where it was taken from'
  expect(() => smallForm({ bands: sound.bands.map(each => ({ ...each, source })) })).toThrow(words)
  expect(() => smallForm({ cutoffs: sound.cutoffs.map(each => ({ ...each, source })) })).toThrow(words)
  expect(() => smallForm({ reliableChange: sound.reliableChange.map(each => ({ ...each, source })) })).toThrow(words)
  expect(() => smallForm({ norms: [{ text: 'Mean 7.', source }] })).toThrow(words)
  expect(() => smallForm({ missing: { rule: 'all', source } })).toThrow(words)
})

test('all items needed: then they may weigh differently', () => {
  const weights = [{ item: 1, weight: -2 }, ...[2, 3, 4, 5].map(item => ({ item, weight: 1 }))]
  const form = smallForm({
    ...only({ method: 'weighted-sum', weights }, [-8, 16]),
    missing: { rule: 'all', source: 'x' },
  })
  expect(form.scales).toHaveLength(1)
})

test('all items needed: then they may have different answers', () => {
  const yes = { min: 0, max: 1, labels: ['no', 'yes'] }
  const items = sound.items.map(item => ({ ...item, response: item.n === 3 ? yes : undefined }))
  const changes = { ...only({ method: 'sum', items: span(1, 5) }, [0, 17]), items }
  expect(smallForm({ ...changes, missing: { rule: 'all', source: 'x' } }).scales).toHaveLength(1)
})
