import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instrument, instruments } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'
import { readQuestionnaire } from '@/lib/instruments/questionnaire'
import { withoutInvisible } from '@/lib/instruments/questionnaire/invisible'
import { responseOf } from '@/lib/instruments/scoring'
import { type Wording, wordingSchema } from '@/lib/instruments/wording'
import { ordinal, questionnaireOf } from '../../support/questionnaire'
import { times } from '../../support/test-all'
import { anyText, garbled, mutated } from './mutations'
import { wordingIn } from './questionnaire-forms'
import { control, hidden } from './questionnaire-shapes'

type Said = { linkId?: unknown; text?: unknown }

/** The texts of a file by the linkId they stand with, wherever that is. */
const pairsIn = (value: unknown): Said[] =>
  typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(pairsIn)] : []

/** Every text in a file, wherever it stands. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

function expectWhole(wording: Wording, of: Instrument, text: string): void {
  expect(wordingSchema.parse(wording)).toEqual(wording)
  const numbers = wording.items.map(each => each.n)
  // An item in no scale may be missing; it is the last.
  expect(of.items.filter(item => !item.unscored || numbers.includes(item.n)).map(each => each.n)).toEqual(numbers)
  expect(new Set(wording.items.map(each => each.linkId)).size).toBe(wording.items.length)
  const seen = withoutInvisible(JSON.parse(text)).value
  const texts = new Set(textsIn(seen))
  const said = pairsIn(seen)
  for (const [index, { linkId, text: words, options, heading }] of wording.items.entries()) {
    const item = of.items[index]
    const { min, max } = item ? responseOf(of, item) : of.response
    const expected = Array.from({ length: max - min + 1 }, (_, step) => min + step)
    expect(options.map(each => each.value).toSorted((a, b) => a - b)).toEqual(expected)
    expect(said.filter(each => each.linkId === linkId).map(each => each.text)).toContain(words)
    for (const each of [words, ...options.map(({ label }) => label)].filter(Boolean)) expect(texts).toContain(each)
    if (heading !== null) for (const each of heading.split('\n')) expect([...texts].join('\n')).toContain(each)
  }
  expect(texts).toContain(wording.copyright)
}

const read = { accepted: 0, refused: 0 }

function expectEither(text: string, of: Instrument): void {
  const found = readQuestionnaire(text, of)
  read[found.ok ? 'accepted' : 'refused'] += 1
  if (found.ok) for (const { wording } of found.found) expectWhole(wording, of, text)
  else expectSaid(found.problems)
}

function expectSaid(problems: readonly string[]): void {
  expect(problems.length).toBeGreaterThan(0)
  expect(problems.length).toBeLessThanOrEqual(31)
  for (const problem of problems) {
    expect(problem).toMatch(/^[A-Z“].*\.$/su)
    expect(problem.length).toBeLessThan(2500)
  }
}

const anyInstrument = fc.constantFrom(...instruments)

/** A form as others may write it: grouped, with texts above, other kinds of options, in another order. */
const otherwise = (of: Instrument) =>
  fc
    .tuple(fc.shuffledSubarray(questionnaireOf(of).item, { minLength: of.items.length }), fc.nat(), fc.boolean())
    .map(([item, cut, isPlain]) => {
      const questions = item.map(({ answerOption, ...question }) => ({
        ...question,
        answerOption: isPlain
          ? answerOption.map(({ valueCoding: { display, extension } }) => ({ valueString: display, extension }))
          : answerOption,
      }))
      const rest = questions.splice(cut % questions.length)
      const group = {
        linkId: 'group',
        type: 'group',
        text: 'Some words\nabove',
        item: [...questions, { linkId: 'd', type: 'display', text: ' and more ' }],
      }
      return { ...questionnaireOf(of), item: [group, ...rest] }
    })

describe('whatever is read, there is a whole wording or there are problems', () => {
  test('a form written otherwise is a whole wording', () => {
    const forms = anyInstrument.chain(each => fc.tuple(fc.constant(each), otherwise(each)))
    fc.assert(
      fc.property(forms, ([of, form]) => {
        const text = JSON.stringify(form)
        const found = readQuestionnaire(text, of)
        expect(found).toMatchObject({ ok: true })
        expectEither(text, of)
      }),
    )
  })

  test('what is hidden, help or worked out is shown nowhere, wherever it is in a form', () => {
    const entry = fc.constantFrom(
      { type: 'display', text: 'SECRET', extension: [hidden] },
      { type: 'group', text: 'SECRET', extension: [hidden], item: [{ linkId: 'in', type: 'choice', text: 'SECRET' }] },
      { type: 'display', text: 'SECRET', extension: [control('help')] },
      { type: 'decimal', text: 'SECRET', readOnly: true },
      { type: 'text', text: 'SECRET' },
    )
    const places = fc.array(fc.tuple(fc.nat(), entry), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(anyInstrument, places, (of, entries) => {
        const item: object[] = [...questionnaireOf(of).item]
        for (const [index, [at, each]] of entries.entries())
          item.splice(at % (item.length + 1), 0, {
            ...each,
            linkId: `extra-${'abcdef'[index]}`,
            text: `SECRET ${'abcdef'[index]}`,
          })
        const found = readQuestionnaire(JSON.stringify({ ...questionnaireOf(of), item }), of)
        if (!found.ok) throw new Error(found.problems.join('\n'))
        expect(found.found.map(({ wording }) => wording.items)).toEqual([wordingIn(questionnaireOf(of), of).items])
        expect(found.found[0]?.leftOut).toHaveLength(entries.length)
      }),
    )
  })

  test('a form that was changed here and there', () => {
    const before = { ...read }
    const forms = anyInstrument.chain(each => fc.tuple(fc.constant(each), otherwise(each).chain(mutated)))
    fc.assert(
      fc.property(forms, ([of, text]) => expectEither(text, of)),
      { numRuns: 400 },
    )
    expect(read.accepted - before.accepted).toBeGreaterThan(50)
    expect(read.refused - before.refused).toBeGreaterThan(100)
  })

  test('a form that was garbled', () => {
    const forms = anyInstrument.chain(each => fc.tuple(fc.constant(each), garbled(questionnaireOf(each))))
    fc.assert(
      fc.property(forms, ([of, text]) => expectEither(text, of)),
      { numRuns: times(300) },
    )
  })

  test('any text', () => {
    fc.assert(
      fc.property(anyInstrument, anyText, (of, text) => expectEither(text, of)),
      { numRuns: times(500) },
    )
  })

  test('anything that calls itself a questionnaire', () => {
    const forms = fc.record({
      resourceType: fc.constant('Questionnaire'),
      item: fc.oneof(
        fc.jsonValue(),
        fc.array(
          fc.record({
            linkId: fc.string(),
            type: fc.constantFrom('group', 'choice', 'boolean', 'display'),
            item: fc.array(fc.jsonValue()),
          }),
        ),
      ),
      contained: fc.jsonValue(),
    })
    fc.assert(fc.property(anyInstrument, forms, (of, form) => expectEither(JSON.stringify(form), of)))
  })

  const sized: [string, string][] = [
    ['brackets', '['.repeat(590_000)],
    [
      'items in items',
      `{"resourceType":"Questionnaire","item":[${'{"linkId":"a","type":"group","item":['.repeat(12_000)}${']}'.repeat(12_000)}]}`,
    ],
    ['empty items', `{"resourceType":"Questionnaire","item":[${'{},'.repeat(150_000)}{}]}`],
    [
      'wrong extensions',
      `{"resourceType":"Questionnaire","item":[{"linkId":"a","type":"choice","extension":[${'1,'.repeat(250_000)}1]}]}`,
    ],
    [
      'options',
      JSON.stringify({
        ...questionnaireOf(instrument('core-10')),
        contained: [
          {
            resourceType: 'ValueSet',
            id: 'a',
            compose: {
              include: [
                { concept: Array.from({ length: 101 }, () => ({ code: '1', display: 'x', extension: [ordinal(1)] })) },
              ],
            },
          },
        ],
        item: Array.from({ length: 999 }, (_, n) => ({
          linkId: `q${n}`,
          type: 'choice',
          text: 'x',
          answerValueSet: '#a',
        })),
      }),
    ],
    ['quotation marks', `"${'\\"'.repeat(280_000)}`],
  ]
  test.each(sized)('a file full of %s', (_, text) => {
    expect(text.length).toBeLessThan(600_000)
    for (const each of instruments.slice(0, 3)) expectEither(text, each)
  })
})
