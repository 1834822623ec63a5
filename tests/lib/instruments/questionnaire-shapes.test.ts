import { describe, expect, test } from 'vitest'
import { instrument } from '@/lib/instruments/catalogue'
import { readQuestionnaire } from '@/lib/instruments/questionnaire'
import { option, questionnaireOf } from '../../support/questionnaire'
import { foundIn, type Loose, onlyFound, problemsIn, wordingIn } from './questionnaire-forms'
import {
  argonaut,
  asked,
  bundle,
  control,
  difficulty,
  gad7,
  hidden,
  k10,
  lhcForms,
  loincSet,
  phq9,
  scored,
  sdc,
  translatedInto,
  translation,
  valueSet,
} from './questionnaire-shapes'

const numbers = (file: object, of = phq9) =>
  wordingIn(file, of).items.map(({ options }) => options.map(each => each.value))
const texts = (file: object, of = phq9) => wordingIn(file, of).items.map(({ text }) => text)
const expected = (of = phq9) => questionnaireOf(of).item.map(({ text }) => text)
const ninth = expected().slice(0, 9)

describe('forms as public sites write them are read untouched', () => {
  test('LHC-Forms and LOINC: codes for linkIds, a total that is worked out, answers without numbers, no language', () => {
    const { wording, leftOut, notes } = onlyFound(lhcForms(phq9), phq9)
    expect(wording.items.map(each => each.text)).toEqual([...ninth, 'How hard it was.'])
    expect(wording.items[9]?.options).toEqual(
      ['LA6572-7', 'LA6573-5', 'LA6575-0', 'LA6574-3'].map((code, value) => ({ value, label: `Hard ${code}` })),
    )
    expect(leftOut).toEqual(['The entry “/44261-6” (“Total of everything”): worked out rather than asked.'])
    expect(wording.language).toBe('und')
    expect(notes).toEqual([])
  })

  test('Argonaut: STU3, answers by reference, whose numbers LOINC knows; the hidden scoring key is shown nowhere', () => {
    const { wording, leftOut, notes } = onlyFound(argonaut(), phq9)
    expect(wording.items.map(each => each.text)).toEqual([...ninth, 'How hard it was.'])
    expect(wording.items[0]?.options.map(each => each.value)).toEqual([0, 1, 2, 3])
    expect(wording.items.map(each => each.heading)).toEqual([
      'In these weeks',
      ...Array.from({ length: 9 }, () => null),
    ])
    expect(JSON.stringify(wording)).not.toContain('Scoring')
    expect(leftOut).toEqual(['The text “Scoring: 0-4 little, 20-27 much”: hidden in the file.'])
    expect(notes).toContain('The file is written in FHIR STU3.')
  })

  test('HL7 SDC: a contained set of answers, a total of the type quantity, no question on difficulty', () => {
    const { wording, leftOut, notes } = onlyFound(sdc(phq9), phq9)
    expect(wording.items.map(({ n, heading }) => [n, heading]).slice(0, 2)).toEqual([
      [1, 'In these weeks'],
      [2, null],
    ])
    expect(wording.items).toHaveLength(9)
    expect(leftOut).toEqual(['The entry “H1/TS” (“Total”): worked out rather than asked.'])
    expect(notes).toEqual([
      'The file has no question for item 10 (difficulty functioning). It is in no scale, and its cue stays.',
    ])
  })

  test('R5: questions of the type coding, weights of the later extension pack', () => {
    const weight = { url: 'http://hl7.org/fhir/StructureDefinition/itemWeight' }
    const item = scored(gad7).map(question => ({
      ...question,
      type: 'coding',
      answerConstraint: 'optionsOnly',
      answerOption: [0, 1, 2, 3].map(valueDecimal => ({
        valueCoding: { code: `a${valueDecimal}`, display: `Answer ${valueDecimal}` },
        extension: [{ ...weight, valueDecimal }],
      })),
    }))
    expect(numbers(asked(item), gad7)).toEqual(Array.from({ length: 7 }, () => [0, 1, 2, 3]))
    expect(onlyFound(asked(item), gad7).notes).toEqual(['The file is written in FHIR R5.'])
  })

  test('STU3: answers as `option`', () => {
    const item = scored(gad7).map(({ answerOption, ...question }) => ({ ...question, option: answerOption }))
    expect(texts(asked(item), gad7)).toEqual(expected(gad7))
  })
})

describe('the numbers of the answers', () => {
  const set = { url: 'http://example.org/ValueSet/answers' }
  test.each<[string, Loose]>([
    ['contained, by its id', sdc(phq9)],
    ['contained, by its address', sdc(phq9, set.url)],
    ['contained, by its address and version', sdc(phq9, `${set.url}|2.0`)],
    ['beside, in a Bundle', bundle(valueSet('answers'), sdc(phq9, set.url, { contained: [] }))],
    ['beside, by its place', bundle(sdc(phq9, 'ValueSet/answers', { contained: [] }), valueSet('answers'))],
    ['known to LOINC', sdc(phq9, '#A', { contained: [loincSet('A')] })],
  ])('of a set that is %s', (_, file) => {
    expect(numbers(file)).toEqual(Array.from({ length: 9 }, () => [0, 1, 2, 3]))
  })

  test.each<[string, (value: number) => Loose]>([
    ['a property', value => ({ property: [{ code: 'itemWeight', valueDecimal: value }] })],
    ['an extension', value => ({ extension: option(value).valueCoding.extension })],
  ])('of a set that takes them from a code system beside, as %s', (_, number) => {
    const concept = [0, 1, 2, 3].map(value => ({
      code: `c${value}`,
      display: `Answer ${'abcd'[value]}`,
      ...number(value),
    }))
    const system = { resourceType: 'CodeSystem', url: 'urn:cs', content: 'complete', concept }
    for (const include of [{ system: 'urn:cs' }, { system: 'urn:cs', concept: concept.map(({ code }) => ({ code })) }])
      expect(
        numbers(bundle(system, sdc(phq9, '#VS', { contained: [valueSet('VS', { compose: { include: [include] } })] }))),
      ).toEqual(Array.from({ length: 9 }, () => [0, 1, 2, 3]))
  })

  test.each(['questionnaire-ordinalValue', 'valueset-ordinalValue', 'codesystem-ordinalValue', 'iso21090-CO-value'])(
    'by their former name %s',
    name => {
      const url = `http://hl7.org/fhir/StructureDefinition/${name}`
      const answerOption = [0, 1, 2, 3].map(value => ({
        valueCoding: { code: 'x', display: `Answer ${value}`, extension: [{ url, valueDecimal: value }] },
      }))
      expect(numbers(asked(scored(gad7).map(question => ({ ...question, answerOption }))), gad7)[0]).toEqual([
        0, 1, 2, 3,
      ])
    },
  )

  test('printed before them', () => {
    const prefix = (valueString: string) => ({
      url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-optionPrefix',
      valueString,
    })
    const answerOption = ['0', '1.', '2)', ' 3'].map(text => ({
      valueCoding: { code: 'x', display: `Answer ${text.length}` },
      extension: [prefix(text)],
    }))
    expect(numbers(asked(scored(gad7).map(question => ({ ...question, answerOption }))), gad7)[0]).toEqual([0, 1, 2, 3])
    const lettered = answerOption.map(each => ({ ...each, extension: [prefix('a')] }))
    expect(problemsIn(asked(scored(gad7).map(question => ({ ...question, answerOption: lettered }))), gad7)).toEqual([
      'Items 1 to 7: on each, its option “Answer 1” has no number (ordinalValue or itemWeight).',
    ])
  })

  test('that a file states are believed before those that LOINC has', () => {
    const turned = loincSet('A')
    const first = {
      system: 'http://loinc.org',
      code: 'LA6568-5',
      display: 'x',
      extension: [{ ...option(9).valueCoding.extension[0] }],
    }
    expect(
      problemsIn(sdc(phq9, '#A', { contained: [{ ...turned, expansion: { contains: [first] } }] }), phq9)[0],
    ).toContain('numbered 9')
  })

  test('of codes that only look like those of LOINC are not known', () => {
    const set = loincSet('A')
    const contains = [{ system: 'urn:other', code: 'LA6568-5', display: 'x' }]
    expect(problemsIn(sdc(phq9, '#A', { contained: [{ ...set, expansion: { contains } }] }), phq9)[0]).toContain(
      'has no number',
    )
  })

  test('of a set that is elsewhere are not fetched, which is said once and with its address', () => {
    const problems = problemsIn(sdc(gad7, 'http://example.org/elsewhere|3', { contained: [valueSet('VS')] }), gad7)
    expect(problems[0]).toBe(
      'Items 1 to 7: on each, its options are not in the file but in a value set elsewhere, which is not fetched: “http://example.org/elsewhere|3”. A Bundle that holds both is read.',
    )
    expect(problemsIn(sdc(gad7, 'http://example.org/ValueSet/answers|1.0'), gad7)[0]).toContain('not fetched')
  })
})

describe('what is shown nowhere is said', () => {
  const seven = scored(gad7)
  const left = (...more: readonly Loose[]) => onlyFound(asked([...more, ...seven]), gad7)
  const display = (text: string, extension: Loose[]) => ({ linkId: 'd', type: 'display', text, extension })

  test.each<[string, Loose, string]>([
    ['a hidden text', display('0-4 little', [hidden]), 'The text “0-4 little”: hidden in the file.'],
    ['help', display('Ask us', [control('help')]), 'The text “Ask us”: a help text.'],
    ['help that comes up', display('Ask us', [control('flyover')]), 'The text “Ask us”: a help text.'],
    ['a unit', display('kg', [control('unit')]), 'The text “kg”: a unit.'],
    ['terms', display('All rights', [control('legal')]), 'The text “All rights”: a legal text.'],
    [
      'a comment',
      { linkId: 'c', type: 'text', text: 'Anything else?' },
      'The entry “c” (“Anything else?”): a field to write in.',
    ],
    ['a date', { linkId: 'c', type: 'date', text: 'Today' }, 'The entry “c” (“Today”): a date.'],
    [
      'a score with a unit',
      { linkId: 'c', type: 'quantity', text: 'Sum' },
      'The entry “c” (“Sum”): an amount with a unit, as totals are.',
    ],
    [
      'a total by its code',
      {
        linkId: 'c',
        type: 'integer',
        text: 'Sum',
        code: [{ system: 'http://loinc.org', code: '70274-6' }],
        extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueInteger: 0 }],
      },
      'The entry “c” (“Sum”): a total.',
    ],
    [
      'a number that cannot be an item',
      { linkId: 'c', type: 'decimal', text: 'Sum' },
      'The entry “c” (“Sum”): a number without a lowest and highest answer (minValue, maxValue), as totals are.',
    ],
  ])('%s', (_, entry, line) => {
    const { wording, leftOut } = left(entry)
    expect(leftOut).toEqual([line])
    expect(wording.items.map(each => each.text)).toEqual(expected(gad7))
    expect(wording.items.every(each => each.heading === null)).toBe(true)
  })

  test('all that is inside something hidden', () => {
    const inside = [
      { linkId: 'k', type: 'display', text: 'Key' },
      { ...seven[0], linkId: 'again' },
    ]
    const { wording, leftOut } = left({ linkId: 'h', type: 'group', text: 'For us', extension: [hidden], item: inside })
    expect(leftOut).toEqual(['The text “For us”: hidden in the file.'])
    expect(JSON.stringify(wording)).not.toMatch(/Key|again/)
  })

  describe('conditions under which something is asked', () => {
    const enableWhen = [{ question: 'q1', operator: 'exists', answerBoolean: true }]
    const expression = {
      url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression',
      valueExpression: { language: 'text/fhirpath', expression: 'true' },
    }
    const nine = (changes: (n: number) => Loose) =>
      onlyFound(asked(scored(phq9).map((each, index) => ({ ...each, ...changes(index + 1) }))), phq9)

    test('of items, on the item or on the group or question that it is in, with those about risk by themselves', () => {
      const line = 'The condition on item 9, asked about risk (enableWhen): always asked here.'
      expect(nine(n => (n === 9 ? { enableWhen } : {})).leftOut).toEqual([line])
      expect(nine(n => (n === 9 ? { extension: [expression] } : {})).leftOut).toEqual([line])
      expect(nine(n => (n > 7 ? { enableWhen } : {})).leftOut).toEqual([
        line,
        'The condition on item 8 (enableWhen): always asked here.',
      ])
      const group = { linkId: 'g', type: 'group', enableWhen, item: scored(phq9).slice(2) }
      expect(onlyFound(asked([...scored(phq9).slice(0, 2), group]), phq9).leftOut).toEqual([
        line,
        'The condition on items 3 to 8 (enableWhen): always asked here.',
      ])
      const [first, ...others] = scored(phq9)
      const inside = asked([{ ...first, enableWhen, item: others }])
      expect(onlyFound(inside, phq9).leftOut[1]).toBe('The condition on items 1 to 8 (enableWhen): always asked here.')
    })

    test('of a text above', () => {
      const { leftOut, wording } = left({ ...display('Now think back', []), enableWhen })
      expect(leftOut).toEqual(['The condition on the text “Now think back” (enableWhen): it is always shown.'])
      expect(wording.items[0]?.heading).toBe('Now think back')
    })

    test('of an item that a measure asks only sometimes itself', () => {
      const measure = {
        ...gad7,
        items: gad7.items.map(item => (item.n === 7 ? { ...item, onlyIf: { item: 1, atLeast: 1 } } : item)),
      }
      const form = asked(seven.map((each, index) => (index === 6 ? { ...each, enableWhen } : each)))
      expect(onlyFound(form, measure).leftOut).toEqual([
        'The condition on item 7 (enableWhen): the measure has a condition of its own.',
      ])
    })

    test('and none where there is none, or what is written there is none', () => {
      expect(nine(() => ({ enableWhen: [] })).leftOut).toEqual([])
      expect(nine(() => ({ enableWhen: 'x' })).leftOut).toEqual([])
    })
  })

  test('the same line once', () => {
    const twice = [1, 2].map(n => ({ ...display('Ask us', [control('help')]), linkId: `d${n}` }))
    expect(left(...twice).leftOut).toEqual(['The text “Ask us”: a help text.'])
  })

  test('but not what says that it is not hidden, nor instructions', () => {
    const { wording, leftOut } = left(
      { ...display('Please read', [{ ...hidden, valueBoolean: false }, control('prompt')]), linkId: 'e' },
      display('Tick one', [control('inline')]),
    )
    expect(leftOut).toEqual([])
    expect(wording.items[0]?.heading).toBe('Please read\nTick one')
  })

  test('a question on difficulty that the instrument has no item for, whatever its answers carry', () => {
    for (const last of [
      difficulty,
      { ...difficulty, linkId: 'gad7-8' },
      { ...difficulty, linkId: 'x', answerOption: [0, 1, 2, 3].map(value => ({ valueInteger: value })) },
    ]) {
      const { wording, leftOut } = onlyFound(asked([...seven, last]), gad7)
      expect(wording.items).toHaveLength(7)
      expect(leftOut).toHaveLength(1)
      expect(leftOut[0]).toContain('as the question on difficulty has')
    }
  })

  test('but never a question like the others, nor one in the place of an item', () => {
    const eighth = { ...seven[0], linkId: 'q8' }
    expect(problemsIn(asked([...seven, eighth]), gad7).join('\n')).toContain('is not an item of the GAD-7')
    // Nine questions, of which the last is on difficulty: an item of the PHQ-9 is missing, and which one is not known.
    const eight = scored(phq9)
      .slice(1)
      .map((question, index) => ({ ...question, linkId: 'abcdefgh'.charAt(index) }))
    expect(problemsIn(asked([...eight, difficulty]), phq9).join('\n')).toContain('8 questions and PHQ-9 has 9 items')
    const own = { ...difficulty, linkId: 'i', answerOption: [0, 1, 2, 3].map(value => ({ valueInteger: value })) }
    expect(problemsIn(asked([...eight, own]), phq9).join('\n')).toContain('9 questions and PHQ-9 has 10 items')
  })

  test('where a form is refused too', () => {
    expect(problemsIn(asked([display('Key', [hidden]), ...seven.slice(1)]), gad7)).toContain(
      'Left out: The text “Key”: hidden in the file.',
    )
  })
})

describe('languages', () => {
  test('inside one form are each found whole, with the answers', () => {
    const { found, notes } = foundIn(translatedInto(['de', 'fr-FR', 'en']), gad7)
    expect(found.map(({ id, wording }) => [id, wording.language])).toEqual([
      ['1 en', 'en'],
      ['1 de', 'de'],
      ['1 fr-FR', 'fr-FR'],
    ])
    expect(found[1]?.wording.items[2]).toMatchObject({
      text: 'de: Wording of item 3.',
      options: [0, 1, 2, 3].map(value => ({ value, label: `de ${value}` })),
    })
    expect(found[1]?.wording.copyright).toBe('© Nobody. Made up for a test.')
    expect(notes).toEqual([])
  })

  test('that are there in part are named and not offered, so that no form mixes two', () => {
    const whole = translatedInto(['de'])
    const [first, ...others] = Array.isArray(whole.item) ? whole.item : []
    const { found, notes } = foundIn({ ...whole, item: [{ ...first, _text: undefined }, ...others] }, gad7)
    expect(found.map(each => each.wording.language)).toEqual(['en'])
    expect(notes).toEqual(['The file is only partly translated into German (de), so that language is not offered.'])
  })

  test('a text above that is not translated is not shown in the other language', () => {
    const whole = translatedInto(['de'])
    const item = Array.isArray(whole.item) ? whole.item : []
    const above = (more: Loose) => ({
      ...whole,
      item: [{ linkId: 'd', type: 'display', text: 'Please', ...more }, ...item],
    })
    const headings = (file: Loose) => foundIn(file, gad7).found.map(each => each.wording.items[0]?.heading)
    expect(headings(above({}))).toEqual(['Please', null])
    expect(headings(above({ _text: translation('de', 'Bitte') }))).toEqual(['Please', 'Bitte'])
  })

  test('of a set of answers are its designations', () => {
    const concept = [0, 1, 2, 3].map(value => ({
      ...option(value).valueCoding,
      designation: [{ language: 'de', value: `Antwort ${value}` }],
    }))
    const file = sdc(gad7, '#VS', { contained: [valueSet('VS', { compose: { include: [{ concept }] } })] })
    const [group] = Array.isArray(file.item) ? file.item : []
    const item = group.item.map((each: Loose) => ({ ...each, _text: translation('de', `Frage ${each.linkId}`) }))
    const { found } = foundIn({ ...file, item: [{ ...group, item }] }, gad7)
    expect(found[1]?.wording.items[0]?.options[3]).toEqual({ value: 3, label: 'Antwort 3' })
  })

  test('numbers that are no words need no translation', () => {
    const item = scored(gad7).map(question => ({
      ...question,
      _text: translation('da', 'Spørgsmål'),
      answerOption: [0, 1, 2, 3].map(value => ({ valueCoding: { code: `${value}`, display: `${value}` } })),
    }))
    expect(foundIn(asked(item), gad7).found).toHaveLength(2)
  })
})

describe('a file of several resources', () => {
  const german = { ...questionnaireOf(gad7), language: 'de', title: 'Auf Deutsch' }

  test('Bundle and Parameters are opened, one inside the other too', () => {
    const parameters = { resourceType: 'Parameters', parameter: [{ name: 'return', resource: bundle(german) }] }
    expect(texts(parameters, gad7)).toEqual(expected(gad7))
  })

  test('of several questionnaires those that fit are offered, and the others named', () => {
    const { found, notes } = foundIn(bundle(questionnaireOf(gad7), questionnaireOf(k10), german), gad7)
    expect(found.map(each => [each.id, each.wording.title])).toEqual([
      ['1 en-GB', 'Made-up wording of GAD-7'],
      ['3 de', 'Auf Deutsch'],
    ])
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatch(/^“Made-up wording of K10” is in the file too and does not fit GAD-7: /)
  })

  test('where none fits, each says why', () => {
    const problems = problemsIn(bundle(questionnaireOf(k10), { ...questionnaireOf(phq9), title: ' ' }), gad7)
    expect(problems[0]).toBe('The file holds 2 questionnaires, and none fits GAD-7.')
    expect(problems[1]).toContain('“Made-up wording of K10”: ')
    expect(problems[2]).toContain('The questionnaire in place 2: ')
  })

  test('nested without end is no loop', () => {
    const deep = (depth: number): string =>
      depth === 0 ? '1' : `{"resourceType":"Bundle","entry":[{"resource":${deep(depth - 1)}}]}`
    expect(readQuestionnaire(deep(300), gad7).ok).toBe(false)
    const texts = '{"_text":'.repeat(5000)
    expect(readQuestionnaire(`{"resourceType":"Questionnaire","item":${texts}1${'}'.repeat(5001)}`, gad7).ok).toBe(
      false,
    )
  })
})

describe('answers that may be numbered from the other end', () => {
  const labels = ['None of the time', 'A little of the time', 'Some of the time', 'Most of the time', 'All of the time']
  const form = (words: readonly string[], numbered: readonly number[], of = k10) =>
    asked(
      scored(of).map(question => ({
        ...question,
        answerOption: numbered.map((value, index) => ({
          valueCoding: { ...option(value).valueCoding, display: words[index] },
        })),
      })),
    )
  const warnings = (words: readonly string[], numbered: readonly number[], of = k10) =>
    onlyFound(form(words, numbered, of), of).warnings

  test('are warned of by our own words for them', () => {
    expect(warnings(labels, [5, 4, 3, 2, 1])).toEqual([
      'Items 1 to 10: the answers may be numbered the other way round. The file gives 5 to “None of the time”; in K10 the number of “none of the time” is 1. Compare them with the form before you use this wording: scores would be turned.',
    ])
    expect(warnings(labels, [1, 2, 3, 4, 5])).toEqual([])
    expect(warnings(labels.toReversed(), [5, 4, 3, 2, 1])).toEqual([])
  })

  test('are warned of by the words for least and most in other languages', () => {
    expect(warnings(['nie', 'a', 'b', 'c', 'die ganze Zeit'], [5, 4, 3, 2, 1])[0]).toContain(
      'The file gives 1 to “die ganze Zeit” and 5 to “nie”; K10 begins with “none of the time”.',
    )
    expect(warnings(['aldrig', 'a', 'b', 'c', 'hele tiden'], [1, 2, 3, 4, 5])).toEqual([])
    expect(warnings(['Överhuvudtaget inte', 'a', 'b', 'c', 'd'], [5, 4, 3, 2, 1])).toEqual([])
  })

  const often = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day']
  const otherNumbers = (of: string, given: string, ours: string) =>
    `Items 1 to ${of === 'GAD-7' ? 7 : 9}: some answers have other numbers than in the form. The file gives ${given}; in ${of} the number of ${ours}. Compare them with the form before you use this wording: scores would be wrong.`

  test('and any other contradiction between our words and their numbers is warned of', () => {
    expect(warnings(often, [0, 2, 1, 3], gad7)).toEqual([
      otherNumbers('GAD-7', '2 to “Several days”', '“several days” is 1'),
    ])
    expect(warnings(often, [0, 1, 3, 2], phq9)).toEqual([
      otherNumbers('PHQ-9', '3 to “More than half the days”', '“more than half the days” is 2'),
    ])
    expect(warnings(['Not at all.', 'SEVERAL  DAYS', 'a', 'b'], [1, 0, 2, 3], gad7)).toEqual([
      otherNumbers('GAD-7', '1 to “Not at all.”', '“not at all” is 0'),
    ])
    expect(warnings(['2 = Several days', 'x', 'y', 'z'], [2, 0, 1, 3], gad7)[0]).toContain('2 to “Several days”')
    expect(warnings(often, [0, 1, 2, 3], gad7)).toEqual([])
    expect(warnings(['Gar nicht', 'Several', 'c', 'd'], [0, 1, 2, 3], gad7)).toEqual([])
  })

  test('also for the words of the ends and the middle alone, and for items of answers of their own', () => {
    const ecr = instrument('ecr-s')
    const words = ['Strongly disagree', 'b', 'c', 'Neutral', 'e', 'f', 'Strongly agree']
    expect(warnings(words, [1, 2, 3, 4, 5, 6, 7], ecr)).toEqual([])
    expect(warnings(words, [1, 2, 4, 3, 5, 6, 7], ecr)[0]).toContain('some answers have other numbers')
    expect(warnings(words, [7, 6, 5, 4, 3, 2, 1], ecr)[0]).toContain('numbered the other way round')
  })

  test('not where higher is better and the words say so', () => {
    const who5 = instrument('who-5')
    const words = ['At no time', 'a', 'b', 'c', 'd', 'All of the time']
    expect(warnings(words, [0, 1, 2, 3, 4, 5], who5)).toEqual([])
    expect(warnings(words, [5, 4, 3, 2, 1, 0], who5)).toHaveLength(1)
  })
})
