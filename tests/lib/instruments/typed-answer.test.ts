import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AnswerRange, answersIn, isAnswerIn } from '@/lib/instruments/answer-range'
import { canBecomeAnswer, openQuestion, readAnswer, typeKey } from '@/lib/instruments/typed-answer'
import { times } from '../../support/test-all'

const whole = (min: number, max: number): AnswerRange => ({ min, max, step: 1 })
const fine = (min: number, max: number, step: number): AnswerRange => ({ min, max, step })

/** Every range of answers that a definition can have. */
const anyRange: fc.Arbitrary<AnswerRange> = fc
  .record({
    ends: fc.uniqueArray(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 2 }),
    tenths: fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
  })
  .map(({ ends, tenths }) => {
    const [min = 0, max = 1] = ends.toSorted((a, b) => a - b)
    const step = tenths / 10
    return ((max - min) * 10) % tenths === 0 ? { min, max, step } : { min, max, step: 1 }
  })

/** An answer as somebody may type it: with a point or a comma, with the decimals of the step or without a needless one. */
const spelled = (answer: number, { step }: AnswerRange) => {
  const plain = String(answer)
  const long = step < 1 ? answer.toFixed(1) : plain
  return fc.constantFrom(plain, long, plain.replace('.', ','), long.replace('.', ','), plain.replace('-', '−'))
}

const typedNumber = anyRange.chain(range =>
  fc
    .constantFrom(...answersIn(range))
    .chain(answer =>
      fc.record({ range: fc.constant(range), answer: fc.constant(answer), text: spelled(answer, range) }),
    ),
)

type Typed = { answers: number[]; text: string }

/** Types key by key, each number on an item of its own; gives what was answered, and what is left without an end. */
const typed = (range: AnswerRange, keys: string): Typed =>
  [...keys].reduce<Typed>((now, key) => press(range, now, key), { answers: [], text: '' })

function press(range: AnswerRange, { answers, text }: Typed, key: string): Typed {
  const next = typeKey(range, text, key)
  if (next.kind !== 'answer') return { answers, text: next.kind === 'collect' ? next.text : '' }
  const after = { answers: [...answers, next.value], text: '' }
  return next.begins === '' ? after : press(range, after, next.begins)
}

test('typing a number gives the number in every range, and nothing that it begins with', () => {
  fc.assert(
    fc.property(typedNumber, ({ range, answer, text }) => {
      const { answers, text: left } = typed(range, text)
      // It ended by itself or waits to be ended; before its last key nothing was answered.
      expect(answers.length === 0 ? readAnswer(range, left) : answers).toEqual(answers.length === 0 ? answer : [answer])
      expect(typed(range, text.slice(0, -1)).answers).toEqual([])
    }),
    { numRuns: times(3000) },
  )
})

test('a key that cannot belong to the number ends it, and begins the next one', () => {
  fc.assert(
    fc.property(typedNumber, fc.constantFrom(...'0123456789-'), ({ range, answer, text }, key) => {
      const before = typed(range, text)
      fc.pre(before.answers.length === 0 && !canBecomeAnswer(range, text + key))
      expect(typeKey(range, before.text, key)).toEqual({ kind: 'answer', value: answer, begins: key })
    }),
    { numRuns: times(3000) },
  )
})

test('whatever is typed, only answers come of it', () => {
  const keys = fc.array(fc.constantFrom(...'0123456789-+−.,'), { maxLength: 8 }).map(each => each.join(''))
  fc.assert(
    fc.property(anyRange, keys, (range, text) => {
      for (const answer of typed(range, text).answers) expect(isAnswerIn(range, answer)).toBe(true)
      const read = readAnswer(range, text)
      expect(read === null || isAnswerIn(range, read)).toBe(true)
    }),
    { numRuns: times(3000) },
  )
})

describe('what was stored wrongly before', () => {
  test.each<[string, AnswerRange, string, number[], string]>([
    ['ten', whole(0, 10), '10', [10], ''],
    ['one waits', whole(0, 10), '1', [], '1'],
    ['one, then five', whole(0, 10), '15', [1, 5], ''],
    ['below zero', whole(-3, 3), '-3-1', [-3, -1], ''],
    ['a plus', whole(-3, 3), '+2', [2], ''],
    ['below zero where nothing is', whole(0, 4), '-3', [], '-3'],
    ['a half among whole numbers', whole(0, 10), '1.5', [], '1.5'],
    ['beyond the end', whole(-3, 3), '73', [], '73'],
    ['a tenth', fine(0, 10, 0.1), '3.1', [], '3.1'],
    ['a tenth with a comma', fine(0, 10, 0.1), '3,1', [], '3,1'],
    ['a hundred', whole(0, 100), '100', [100], ''],
  ])('%s', (_, range, keys, answers, text) => expect(typed(range, keys)).toEqual({ answers, text }))

  test.each<[AnswerRange, string, number | null]>([
    [fine(0, 10, 0.1), '3,14', 3.1],
    [fine(0, 10, 0.1), '3.15', 3.2],
    [fine(0, 10, 0.5), '3.3', 3.5],
    [fine(0, 10, 0.1), '.5', 0.5],
    [fine(0, 10, 0.1), '3.', null],
    [fine(0, 10, 0.1), '10.04', null],
    [fine(-5, 5, 0.1), '-0,1', -0.1],
    [whole(0, 10), '1.0', null],
    [whole(0, 10), '', null],
    [whole(-3, 3), '+-2', null],
  ])('in %j, %s is %s', (range, text, value) => expect(readAnswer(range, text)).toBe(value))
})

test.each<[AnswerRange, string, string | null]>([
  [whole(0, 10), '1', '1 or 10?'],
  [whole(0, 10), '3', null],
  [whole(-10, 10), '-1', '−1 or −10?'],
  [whole(0, 100), '5', '5 or 50…?'],
  [fine(0, 10, 0.5), '3', '3 or 3.5?'],
  [whole(10, 20), '1', null],
])('in %j, %s asks %s', (range, text, question) => expect(openQuestion(range, text)).toBe(question))
