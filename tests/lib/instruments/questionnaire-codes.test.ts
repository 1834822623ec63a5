import { describe, expect, test } from 'vitest'
import type { Instrument } from '@/lib/instruments/instrument'
import { isToCompare } from '@/lib/instruments/questionnaire/found-wording'
import { questionnaireOf } from '../../support/questionnaire'
import { loincCodes } from './facts'
import { core10, foundIn, type Loose, onlyFound, problemsIn } from './questionnaire-forms'
import { asked, bundle, difficulty, gad7, phq9, scored, translatedInto } from './questionnaire-shapes'

/* Which question is which item by its code of LOINC, in whatever order and under whatever linkId it stands. */

const loinc = 'http://loinc.org'
const codeOf = (of: Instrument, n: number) => loincCodes[of.id]?.items[n - 1] ?? ''

type Changes = (n: number) => Loose

/** The scored questions with their codes, named by a letter that says nothing. */
const coded = (of: Instrument, changes: Changes = () => ({})): Loose[] =>
  scored(of).map((question, index) => ({
    ...question,
    linkId: 'abcdefghijk'.charAt(index),
    code: [{ system: loinc, code: codeOf(of, index + 1) }],
    ...changes(index + 1),
  }))

const ninthFirst = (items: readonly Loose[]) => [...items.slice(8), ...items.slice(0, 8)]
const texts = (found: ReturnType<typeof onlyFound>) => found.wording.items.map(({ n, text }) => [n, text])
const inOrder = (of: Instrument) => scored(of).map((_, index) => [index + 1, `Wording of item ${index + 1}.`])

const otherOrder = (of: string) =>
  `The questions stand in another order in the file than in the ${of}. They were matched by the LOINC codes of the questions.`

describe('a form with codes', () => {
  test('in its order is matched by them, and there is nothing to compare', () => {
    for (const of of [phq9, gad7]) {
      const found = onlyFound(asked(coded(of)), of)
      expect(texts(found)).toEqual(inOrder(of))
      expect(found.warnings).toEqual([])
      expect(isToCompare(found)).toBe(false)
    }
    expect(onlyFound(asked(coded(phq9)), phq9).risk).toEqual([{ n: 9, cue: 'death / self-harm', isToCheck: false }])
  })

  test.each<[string, (items: Loose[]) => Loose]>([
    ['alone', items => asked(items)],
    ['in a group', items => asked([{ linkId: 'group', type: 'group', item: items }])],
    ['in a Bundle', items => bundle(asked(items))],
    ['STU3', items => asked(items.map(({ answerOption, ...each }) => ({ ...each, option: answerOption })))],
    ['R5', items => asked(items.map(each => ({ ...each, type: 'coding', answerConstraint: 'optionsOnly' })))],
    ['in the linkIds', items => asked(items.map(({ code, ...each }) => ({ ...each, linkId: linkIdWith(code) })))],
  ])('and item 9 first keeps it item 9, and says so: %s', (_, form) => {
    const found = onlyFound(form(ninthFirst(coded(phq9))), phq9)
    expect(texts(found)).toEqual(inOrder(phq9))
    expect(found.warnings).toEqual([otherOrder('PHQ-9')])
    expect(found.risk).toEqual([{ n: 9, cue: 'death / self-harm', isToCheck: true }])
  })

  const linkIdWith = (code: unknown) => `/44249-1/${Array.isArray(code) ? code[0].code : ''}`

  test('turned round is matched by them: GAD-7', () => {
    const found = onlyFound(asked(coded(gad7).toReversed()), gad7)
    expect(texts(found)).toEqual(inOrder(gad7))
    expect(found.warnings).toEqual([otherOrder('GAD-7')])
  })

  test('without a system, or under the number of LOINC, is known too; under another system it is not', () => {
    const of = (system: string | undefined) =>
      asked(ninthFirst(coded(phq9, n => ({ code: [{ system, code: codeOf(phq9, n) }] }))))
    for (const system of [undefined, 'https://loinc.org/', 'urn:oid:2.16.840.1.113883.6.1'])
      expect(texts(onlyFound(of(system), phq9))).toEqual(inOrder(phq9))
    const other = onlyFound(of('urn:other'), phq9)
    expect(texts(other)[0]).toEqual([1, 'Wording of item 9.'])
    expect(other.risk).toEqual([{ n: 9, cue: 'death / self-harm', isToCheck: true }])
  })

  test('in several languages is matched by them in each', () => {
    const form = translatedInto(['de', 'fr'], phq9)
    const items = Array.isArray(form.item) ? form.item : []
    const withCodes = items.map((each: Loose, index) => ({
      ...each,
      linkId: 'abcdefghi'.charAt(index),
      code: [{ system: loinc, code: codeOf(phq9, index + 1) }],
    }))
    const { found } = foundIn({ ...form, item: ninthFirst(withCodes) }, phq9)
    expect(found.map(each => each.wording.items[8]?.text)).toEqual([
      'Wording of item 9.',
      'de: Wording of item 9.',
      'fr: Wording of item 9.',
    ])
    for (const each of found) expect([each.warnings, each.risk]).toEqual([[otherOrder('PHQ-9')], [atNine]])
  })

  const atNine = { n: 9, cue: 'death / self-harm', isToCheck: true }
})

describe('where codes and something else contradict each other, the codes are followed, which is said once for each kind', () => {
  const reversedCodes: Changes = n => ({ linkId: `${n}`, code: [{ system: loinc, code: codeOf(gad7, 8 - n) }] })

  test('numbers in the linkIds', () => {
    const found = onlyFound(asked(coded(gad7, reversedCodes)), gad7)
    expect(texts(found)[0]).toEqual([1, 'Wording of item 7.'])
    expect(found.warnings).toEqual([
      otherOrder('GAD-7'),
      'The numbers in the linkIds contradict the LOINC codes of the questions. The codes were followed.',
    ])
  })

  test('numbers in the linkIds, though the question on difficulty has none', () => {
    const items = coded(phq9, n => ({ linkId: `q${10 - n}` }))
    expect(onlyFound(asked([...items, difficulty]), phq9).warnings).toEqual([
      'The numbers in the linkIds contradict the LOINC codes of the questions. The codes were followed.',
    ])
  })

  test.each<[string, Changes]>([
    ['before the questions', n => ({ prefix: `${10 - n}.` })],
    ['before them with a name', n => ({ prefix: `PHQ-9.${10 - n}` })],
    ['in their texts', n => ({ text: `${10 - n}. Wording` })],
    ['in their texts in brackets', n => ({ text: `(${10 - n}) Wording` })],
  ])('numbers printed %s', (_, changes) => {
    expect(onlyFound(asked(coded(phq9, changes)), phq9).warnings).toEqual([
      'The numbers printed before the questions contradict the LOINC codes of the questions, by which they were matched.',
    ])
  })

  test('codes in the linkIds', () => {
    const found = onlyFound(asked(coded(phq9, n => ({ linkId: `/${codeOf(phq9, 10 - n)}` }))), phq9)
    expect(texts(found)).toEqual(inOrder(phq9))
    expect(found.warnings).toEqual([
      'The LOINC codes in the linkIds contradict those of the questions. Those of the questions were followed.',
    ])
  })

  test('numbers that go on from another start, or repeat, contradict nothing', () => {
    for (const prefix of [(n: number) => `${n + 10}.`, () => '1.', (n: number) => `${Math.ceil(n / 2)}a`])
      expect(onlyFound(asked(coded(phq9, n => ({ prefix: prefix(n) }))), phq9).warnings).toEqual([])
    const linkIds = coded(phq9, n => ({ linkId: `${14_362 + n}` }))
    expect(onlyFound(asked(linkIds), phq9).warnings).toEqual([])
  })
})

describe('without codes', () => {
  const bare = (of: Instrument, changes: Changes) => coded(of, n => ({ code: [], ...changes(n) }))

  test('the question about risk is to be checked, and alone makes the form one to compare', () => {
    const found = onlyFound(asked(bare(phq9, () => ({}))), phq9)
    expect(found.warnings).toEqual([])
    expect(found.risk).toEqual([{ n: 9, cue: 'death / self-harm', isToCheck: true }])
    expect(isToCompare(found)).toBe(true)
    expect(onlyFound(questionnaireOf(core10)).risk).toEqual([{ n: 6, cue: 'plans to end life', isToCheck: true }])
    const harmless = onlyFound(questionnaireOf(gad7), gad7)
    expect([harmless.risk, isToCompare(harmless)]).toEqual([[], false])
  })

  test('linkIds that number the questions otherwise than they stand are followed, which is said', () => {
    expect(onlyFound(asked(bare(phq9, n => ({ linkId: `q${n}` })).toReversed()), phq9).warnings).toEqual([
      'The questions stand in another order in the file than in the PHQ-9. They were matched by the numbers in the linkIds.',
    ])
  })

  test('printed numbers that contradict the order, or the linkIds, are said', () => {
    const said = (what: string) =>
      `The numbers printed before the questions contradict ${what}, by which they were matched.`
    expect(onlyFound(asked(bare(phq9, n => ({ prefix: `${(n % 9) + 1}.` }))), phq9).warnings).toEqual([
      said('the order of the questions in the file'),
    ])
    expect(onlyFound(asked(bare(phq9, n => ({ linkId: `q${n}`, text: `${10 - n}. x` }))), phq9).warnings).toEqual([
      said('the numbers in the linkIds'),
    ])
  })
})

describe('codes on some questions', () => {
  test('place those, and the others are matched by what is left', () => {
    const some = coded(phq9, n => (n === 9 ? {} : { code: [] }))
    const found = onlyFound(asked(ninthFirst(some)), phq9)
    expect(texts(found)).toEqual(inOrder(phq9))
    expect(found.warnings).toContain(
      'Items 1 to 8: no LOINC code, though other questions have theirs. Matched by what the codes of the others leave.',
    )
  })

  test('that LOINC or we do not know are named', () => {
    const slip = coded(gad7, n => (n === 6 ? { code: [{ system: loinc, code: '69689-6' }] } : {}))
    const found = onlyFound(asked(slip), gad7)
    expect(texts(found)).toEqual(inOrder(gad7))
    expect(found.warnings).toEqual([
      'Item 6: LOINC codes that are of no item of the GAD-7 (69689-6). Matched by what the codes of the others leave.',
    ])
  })

  test('on the question about risk make it one to check', () => {
    const without = onlyFound(asked(coded(phq9, n => (n === 9 ? { code: [] } : {}))), phq9)
    expect(without.risk).toEqual([{ n: 9, cue: 'death / self-harm', isToCheck: true }])
  })

  test('and too few or too many others are refused', () => {
    const less = coded(phq9, n => (n > 6 ? { code: [] } : {})).slice(0, 8)
    expect(problemsIn(asked(less), phq9)).toEqual([
      'Some questions were known by their LOINC codes. What follows is about the others, and the items that are left.',
      'The file has 2 questions and PHQ-9 has 4 items, and the linkIds do not number them.',
      'Taken in order, item 9 (death / self-harm) has no question.',
      'Taken in order, item 10 (difficulty functioning) has no question.',
    ])
    expect(problemsIn(asked(coded(phq9).slice(1)), phq9)[0]).toBe('Item 1 (anhedonia) has no question in the file.')
    const more = [...coded(gad7), { ...scored(gad7)[0], linkId: 'z' }, { ...scored(gad7)[1], linkId: 'y' }]
    expect(problemsIn(asked(more), gad7)).toContain(
      'The question “z” (“Wording of item 1.”) has the code of no item of the GAD-7.',
    )
  })
})

describe('codes that contradict the instrument are refused', () => {
  test('one at two questions', () => {
    const twice = coded(phq9, n => (n === 1 ? { code: [{ system: loinc, code: codeOf(phq9, 9) }] } : {}))
    expect(problemsIn(asked(twice), phq9)).toEqual([
      'The code of item 9 (death / self-harm), 44260-8, stands at more than one question: the question “a” (“Wording of item 1.”); the question “i” (“Wording of item 9.”).',
    ])
  })

  test('two at one question', () => {
    const both = coded(phq9, n =>
      n === 1 ? { code: [1, 9].map(each => ({ system: loinc, code: codeOf(phq9, each) })) } : {},
    )
    expect(problemsIn(asked(both), phq9)[0]).toBe(
      'The question “a” carries the codes of items 1, 9 (44250-9, 44260-8).',
    )
  })

  test('those of another instrument, on the questions or in the linkIds', () => {
    const [problem, ...others] = problemsIn(asked(coded(phq9)), core10)
    expect(problem).toBe(
      'The file has questions with the LOINC codes of the PHQ-9, which are no items of the CORE-10: 44250-9, 44255-8, 44259-0, 44254-1 and 5 more.',
    )
    expect(others).toEqual([])
    const mixed = coded(phq9, n => (n === 3 ? { code: [{ system: loinc, code: codeOf(gad7, 1) }] } : {}))
    expect(problemsIn(asked(mixed), phq9)).toEqual([
      'The file has questions with the LOINC codes of the GAD-7, which are no items of the PHQ-9: 69725-0.',
    ])
    const inLinkIds = scored(gad7).map((each, index) => ({ ...each, linkId: `/${codeOf(phq9, index + 1)}` }))
    expect(problemsIn(asked(inLinkIds), gad7)[0]).toContain('LOINC codes of the PHQ-9')
  })

  test('those that are of no instrument here', () => {
    const foreign = coded(phq9, n => ({ code: [{ system: loinc, code: `9000${n}-1` }] }))
    expect(problemsIn(asked(foreign), phq9)[0]).toMatch(
      /^The questions carry LOINC codes, and none is of the PHQ-9: 90001-1, /,
    )
  })

  test('of the form as a whole', () => {
    const says = (more: Loose) => problemsIn(asked(coded(gad7), more), phq9)
    const sentence = 'By its LOINC code, 69737-5, the file is the GAD-7 and not the PHQ-9.'
    expect(says({ code: [{ system: loinc, code: '69737-5' }] })).toEqual([sentence])
    expect(says({ url: 'http://loinc.org/q/69737-5' })).toEqual([sentence])
    const uncoded = asked(scored(gad7), { code: [{ system: loinc, code: '44249-1' }] })
    expect(problemsIn(uncoded, gad7)).toEqual(['By its LOINC code, 44249-1, the file is the PHQ-9 and not the GAD-7.'])
    expect(problemsIn(asked(scored(gad7), { code: [{ system: 'urn:x', code: '44249-1' }] }), gad7)).toEqual([])
    expect(problemsIn(asked(scored(gad7), { code: 7 }), gad7)).toEqual([])
  })
})
