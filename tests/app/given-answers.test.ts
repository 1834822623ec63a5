import { expect, test } from 'vitest'
import { givenAnswers } from '@/app/answer/given-answers'

/* What a page of questions is sent as, read: a number, 0, blank, rather not and nothing are five things. */

const choice = (n: number) => ({
  ...{ n, heading: null, text: `Question ${n}`, range: null, onlyIf: null },
  options: [0, 1, 2].map(value => ({ value, label: `Answer ${value}` })),
})
const number = (n: number, step = 1) => ({
  ...{ n, heading: null, text: `Question ${n}`, options: [], onlyIf: null },
  range: { min: 0, max: 100, step, lowest: 'none', highest: 'all' },
})

const read = (items: readonly ReturnType<typeof choice | typeof number>[], sent: string) => {
  const { given, wrong } = givenAnswers({ items }, new URLSearchParams(sent))
  return { given: Object.fromEntries(given), wrong: Object.fromEntries(wrong) }
}

test('choices', () => {
  const items = [1, 2, 3, 4, 5].map(choice)
  expect(read(items, 'i1=0&i2=2&i3=blank&i4=declined')).toEqual({
    given: { 1: 0, 2: 2, 3: 'blank', 4: 'declined' },
    wrong: {},
  })
  expect(read(items, 'i1=&i2=3&i3=01&i4=1.0&i5=__proto__&i9=1')).toEqual({ given: {}, wrong: {} })
})

test('typed numbers, with either separator and in the digits of an Arabic keyboard', () => {
  const items = [number(1), number(2, 0.5), number(3), number(4, 0.5)]
  expect(read(items, 'i1=0&i2=3,5&i3=٤٢&i4=.5').given).toEqual({ 1: 0, 2: 3.5, 3: 42, 4: 0.5 })
  expect(read(items, 'i1= 7 &i1-instead=').given).toEqual({ 1: 7 })
})

test('a number field that is empty takes back what was typed, or says why there is none', () => {
  expect(read([number(1), number(2), number(3)], 'i1=&i2=&i2-instead=blank&i3-instead=declined')).toEqual({
    given: { 1: null, 2: 'blank', 3: 'declined' },
    wrong: {},
  })
})

test('what is no answer is given back as it was typed', () => {
  expect(
    read(
      [1, 2, 3].map(n => number(n)),
      'i1=101&i2=seven&i3=5&i3-instead=declined',
    ),
  ).toEqual({
    given: {},
    wrong: {
      1: { typed: '101', isBoth: false },
      2: { typed: 'seven', isBoth: false },
      3: { typed: '5', isBoth: true },
    },
  })
})
