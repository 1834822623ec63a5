import { describe, expect, test } from 'vitest'
import { instrument } from '@/lib/instruments/catalogue'
import { questionnaireOf } from '../../support/questionnaire'
import { asking, core10, problemsIn, wordingIn } from './questionnaire-forms'

const linkIds = (form: object, of = core10) => wordingIn(form, of).items.map(({ n, linkId }) => [n, linkId])

describe('which question is which item', () => {
  const renamed = (name: (n: number) => string, of = core10) =>
    asking((question, n) => ({ ...question, linkId: name(n) }), of)
  const inOrder = (name: (n: number) => string) => core10.items.map(({ n }) => [n, name(n)])

  test.each([
    ['the last number', (n: number) => `CORE10-${n}`],
    ['the first number', (n: number) => `${n}-CORE10`],
    ['zeros in front', (n: number) => `item.0${n}`],
    ['numbers within sections', (n: number) => `${n < 5 ? 'a' : 'b'}/${n}`],
    ['numbers within numbered sections', (n: number) => `${n < 5 ? 1 : 2}.${n}`],
    ['numbers from another start', (n: number) => `q${n - 1}`],
  ])('by number: %s, also where the order is another', (_, name) => {
    const form = renamed(name)
    expect(linkIds(form)).toEqual(inOrder(name))
    expect(linkIds({ ...form, item: form.item.toReversed() })).toEqual(inOrder(name))
  })

  test.each([
    ['words', (n: number) => 'abcdefghij'.charAt(n - 1)],
    ['codes', (n: number) => `/9425${n}-${(n * 7) % 3}`],
    ['one number for all', (n: number) => `${'abcdefghij'.charAt(n - 1)}-v2`],
    ['numbers of something else', (n: number) => `${1000 + n * n}`],
  ])('by order: %s', (_, name) => expect(linkIds(renamed(name))).toEqual(inOrder(name)))

  test('by the names of items that have names, never by their order', () => {
    const rq = instrument('rq')
    const styles = ['RQ_Dismissing', 'rq-secure', 'style/fearful', 'preoccupied']
    const form = asking((question, n) => ({ ...question, linkId: styles[n - 1] }), rq)
    expect(linkIds(form, rq)).toEqual([
      [1, 'rq-secure'],
      [2, 'style/fearful'],
      [3, 'preoccupied'],
      [4, 'RQ_Dismissing'],
    ])
    for (const name of [(n: number) => `q${n}`, (n: number) => 'abcd'.charAt(n - 1), (n: number) => `insecure-${n}`])
      expect(problemsIn(renamed(name, rq), rq)[0]).toBe(
        'The order of the items of RQ may differ between versions: each linkId has to name its item (secure, fearful, preoccupied, dismissing).',
      )
    const twice = asking(
      (question, n) => ({ ...question, linkId: ['secure-1', 'secure-2', 'fearful', 'fearful dismissing'][n - 1] }),
      rq,
    )
    expect(problemsIn(twice, rq).join('\n')).toMatch(/Item 1 .* could be any of: .*secure-1.*secure-2/)
    expect(problemsIn(twice, rq).join('\n')).toMatch(/“fearful dismissing” .* could be any of the items 2 .*; 4 /)
  })

  test('an item without a question and a question too many are both named', () => {
    const other = { ...questionnaireOf(core10).item[2], linkId: 'q11', text: 'Another wording.' }
    expect(problemsIn(asking((question, n) => (n === 3 ? other : question)))).toEqual([
      'Item 3 (able to cope when things go wrong) has no question in the file.'.replace(
        /\(.*\)/,
        `(${core10.items[2]?.cue})`,
      ),
      'The question “q11” (“Another wording.”) is not an item of the CORE-10.',
    ])
  })

  test('where nothing numbers them, the count has to be right', () => {
    const words = renamed(n => 'abcdefghij'.charAt(n - 1))
    const [first, ...less] = words.item
    expect(problemsIn({ ...words, item: less })).toEqual([
      'The file has 9 questions and CORE-10 has 10 items, and the linkIds do not number them.',
      `Taken in order, item 10 (${core10.items[9]?.cue}) has no question.`,
    ])
    expect(problemsIn({ ...words, item: [...words.item, { ...first, linkId: 'k', text: 'One more.' }] })).toEqual([
      'The file has 11 questions and CORE-10 has 10 items, and the linkIds do not number them.',
      'Taken in order, the question “k” (“One more.”) is one too many.',
    ])
  })

  test('the form of another instrument says what does not fit', () => {
    expect(problemsIn(questionnaireOf(instrument('k10'))).join('\n')).toContain('Items 1 to 10: the answers should be')
    expect(problemsIn(questionnaireOf(instrument('gad-7')))).toHaveLength(4)
  })
})
