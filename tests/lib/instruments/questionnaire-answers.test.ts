import { describe, expect, test } from 'vitest'
import { instrument } from '@/lib/instruments/catalogue'
import { option, ordinal } from '../../support/questionnaire'
import { asking, core10, type Loose, only, problemsIn, wordingIn } from './questionnaire-forms'

describe('the answers', () => {
  const values = [0, 1, 2, 3, 4]
  const coded = (value: number) => ({ code: String(value), display: `Answer ${'abcde'.charAt(value)}` })
  const weight = (value: number, place: string) => ({
    url: `http://hl7.org/fhir/StructureDefinition/${place}`,
    valueDecimal: value,
  })
  const set = (concepts: Loose) => ({
    ...asking(({ answerOption: _, ...question }) => ({ ...question, answerValueSet: '#words' })),
    contained: [{ resourceType: 'Practitioner' }, 7, { resourceType: 'ValueSet', id: 'words', ...concepts }],
  })
  const concepts = values.map(value => ({
    code: 'abcde'.charAt(value),
    display: `Answer ${value}`,
    extension: [ordinal(value)],
  }))
  const range = [{ url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueInteger: 0 }, weight(4, 'maxValue')]

  test.each<[string, object]>([
    ['numbers', asking(question => ({ ...question, answerOption: values.map(valueInteger => ({ valueInteger })) }))],
    [
      'codes that are numbers',
      asking(question => ({ ...question, answerOption: values.map(value => ({ valueCoding: coded(value) })) })),
    ],
    [
      'codes that are numbers, and nothing else',
      asking(question => ({ ...question, answerOption: values.map(value => ({ valueCoding: { code: `${value}` } })) })),
    ],
    [
      'a weight on the option, which counts more than a code',
      asking(question => ({
        ...question,
        type: 'open-choice',
        answerOption: values.map(value => ({
          valueCoding: coded(4 - value),
          extension: [weight(value, 'itemWeight')],
        })),
      })),
    ],
    [
      'texts with a number',
      asking(question => ({
        ...question,
        answerOption: values.map(value => ({
          valueString: 'x',
          extension: [weight(value, 'questionnaire-ordinalValue')],
        })),
      })),
    ],
    [
      'a value set in the file',
      set({ compose: { include: [{ concept: concepts.slice(0, 2) }, { concept: concepts.slice(2) }] } }),
    ],
    [
      'a value set in the file, spelt out',
      set({ compose: { include: [{ system: 'urn:x' }] }, expansion: { contains: concepts } }),
    ],
    [
      'a lowest and a highest number',
      asking(({ answerOption: _, ...question }) => ({ ...question, type: 'integer', extension: range })),
    ],
  ])('may be %s', (_, form) => {
    for (const { options } of wordingIn(form).items) expect(options.map(each => each.value)).toEqual(values)
  })

  test('may be yes and no where these are all that an item has', () => {
    const check = instrument('tension-check')
    const form = asking(
      (question, n) => (n === 2 ? { linkId: 'q2', type: 'boolean', text: 'Wording.' } : question),
      check,
    )
    expect(wordingIn(form, check).items[1]?.options).toEqual([
      { value: 0, label: '' },
      { value: 1, label: '' },
    ])
    expect(problemsIn(only(2, { type: 'boolean', answerOption: undefined }))[0]).toContain('numbered 0 to 4')
  })

  test.each<[string, number, string]>([
    ['0 = Not at all', 0, 'Not at all'],
    ['0=Not at all', 0, 'Not at all'],
    ['0 - Not at all', 0, 'Not at all'],
    ['0 – Not at all', 0, 'Not at all'],
    ['0: Not at all', 0, 'Not at all'],
    ['(0) Not at all', 0, 'Not at all'],
    [' 0 = 0 days', 0, '0 days'],
    [' 0 ', 0, ''],
    ['1', 0, '1'],
    ['1 = Not at all', 0, '1 = Not at all'],
    ['1 - 2 days', 1, '1 - 2 days'],
    ['1:30 h', 1, '1:30 h'],
    ['0 days', 0, '0 days'],
    ['0. Not at all', 0, '0. Not at all'],
    ['0 =', 0, '0 ='],
    ['(0)', 0, '(0)'],
    ['Not at all (0)', 0, 'Not at all (0)'],
    ['10 = Much', 1, '10 = Much'],
  ])('lose the number before their words where it is their own: “%s” of %i', (label, value, shown) => {
    const form = asking(question => ({
      ...question,
      answerOption: values.map(each => ({
        valueCoding: { code: `${each}`, display: each === value ? label : `Answer ${each}` },
      })),
    }))
    expect(wordingIn(form).items[0]?.options[value]).toEqual({ value, label: shown })
  })

  test('stay in the order in which the form prints them', () => {
    const who5 = instrument('who-5')
    const form = asking(question => ({ ...question, answerOption: question.answerOption.toReversed() }), who5)
    expect(wordingIn(form, who5).items[0]?.options.map(each => each.value)).toEqual([5, 4, 3, 2, 1, 0])
  })

  test('in another coding are refused', () => {
    const k10 = instrument('k10')
    const form = asking(question => ({ ...question, answerOption: values.map(option) }), k10)
    expect(problemsIn(form, k10)).toEqual([
      'Items 1 to 10: the answers should be numbered 1 to 5, and in the file they are numbered 0 to 4. This looks like the same answers in another coding. Totals of two codings must never be mixed, so the file has to use this one.',
    ])
  })

  describe('numbered as the scores of reversed items are refused', () => {
    const turnedBack = 'Items 2, 3: the same answers have other numbers here than on the other items.'
    const isReversed = (n: number) => core10.items[n - 1]?.reversed === true
    const mirrored = (options: (n: number) => Loose[]) =>
      asking((question, n) => ({ ...question, answerOption: options(n) }))

    test('by their words', () => {
      const words = (n: number) =>
        values.map(value => ({
          ...option(value),
          valueCoding: { ...option(value).valueCoding, extension: [ordinal(isReversed(n) ? 4 - value : value)] },
        }))
      expect(problemsIn(mirrored(words))[0]).toContain(turnedBack)
      expect(problemsIn(mirrored(words))[0]).toContain('Attune turns reversed items itself')
    })
    test('by their words, though the numbers are printed in front of them', () => {
      const words = (n: number) =>
        values.map(value => {
          const number = isReversed(n) ? 4 - value : value
          return { valueString: `${number} Answer ${'abcde'.charAt(value)}`, extension: [ordinal(number)] }
        })
      expect(problemsIn(mirrored(words))[0]).toContain(turnedBack)
    })
    test('by their places, where there are no words', () => {
      const places = (n: number) => values.map(value => ({ valueInteger: isReversed(n) ? 4 - value : value }))
      expect(problemsIn(mirrored(places))[0]).toContain(turnedBack)
    })
    test('but not because some answers have words and others have none', () => {
      const ends = (n: number) =>
        values.map(value => ({ valueCoding: { code: `${value}`, display: n === 1 && value % 4 === 0 ? 'end' : '' } }))
      expect(problemsIn(mirrored(ends))).toEqual([])
    })
  })

  test.each<[string, Loose, string]>([
    [
      'too few',
      { answerOption: values.slice(1).map(option) },
      'Item 4: the answers should be numbered 0 to 4, and in the file they are numbered 1 to 4.',
    ],
    ['a gap', { answerOption: [0, 1, 2, 4].map(option) }, 'they are numbered 0, 1, 2, 4.'],
    [
      'one number twice',
      { answerOption: [0, 1, 2, 3, 3, 4].map(option) },
      'Item 4: two answers have the same number (0, 1, 2, 3, 3, 4).',
    ],
    [
      'no number',
      { answerOption: [{ valueCoding: { code: 'x', display: 'A word' } }] },
      'Item 4, the question “q4”: its option “A word” has no number (ordinalValue or itemWeight).',
    ],
    [
      'two numbers',
      { answerOption: [{ valueInteger: 3, extension: [ordinal(1)] }] },
      'one of its options has two numbers, 3 and 1',
    ],
    [
      'half a number',
      { answerOption: [{ valueString: 'half', extension: [ordinal(0.5)] }] },
      'has the number 0.5, which is not a whole number',
    ],
    [
      'no words',
      { answerOption: [{ valueCoding: { code: 'LA6568-5', extension: [ordinal(0)] } }] },
      'its option “LA6568-5” has no text',
    ],
    [
      'words without end',
      { answerOption: [{ valueString: 'x'.repeat(501), extension: [ordinal(0)] }] },
      'is longer than 500 characters',
    ],
    ['dates', { answerOption: [{ valueDate: '2026-01-01' }] }, 'one of its options is neither a number nor a text'],
    ['none', { answerOption: [] }, 'it has no options.'],
    [
      'none, for a number',
      { type: 'integer', answerOption: undefined },
      'a number without a lowest and highest answer (minValue, maxValue), as totals are.',
    ],
    [
      'a whole line of numbers',
      { type: 'decimal', answerOption: undefined, extension: [range[0], weight(1e12, 'maxValue')] },
      'its answers run from 0 to 1000000000000',
    ],
    [
      'elsewhere',
      { answerOption: undefined, answerValueSet: 'http://example.org/set' },
      'its options are not in the file',
    ],
    ['several at once', { repeats: true }, 'it takes several answers at once'],
  ])('%s: refused', (_, changes, words) => expect(problemsIn(only(4, changes)).join('\n')).toContain(words))

  test('of a value set that does not list them are refused', () => {
    for (const concepts of [
      {},
      { compose: { include: [{ system: 'urn:x' }] } },
      { compose: { include: [], exclude: [{}] } },
    ])
      expect(problemsIn(set(concepts))[0]).toContain('its options are not in the file but in a value set elsewhere')
  })
})
