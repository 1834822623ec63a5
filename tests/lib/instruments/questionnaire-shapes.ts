import { instrument } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'
import { option, questionnaireOf } from '../../support/questionnaire'
import type { Loose } from './questionnaire-forms'

/*
 * Questionnaires in the shapes in which public sites write them, in words that nobody holds a right to. What is special of each is
 * here; what all forms have is in `support/questionnaire.ts`.
 */

export const phq9 = instrument('phq-9')
export const gad7 = instrument('gad-7')
export const k10 = instrument('k10')

const structure = 'http://hl7.org/fhir/StructureDefinition'

export const hidden = { url: `${structure}/questionnaire-hidden`, valueBoolean: true }
export const control = (code: string) => ({
  url: `${structure}/questionnaire-itemControl`,
  valueCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code }] },
})
const calculated = (place: string) => ({
  url: `${place}/StructureDefinition/sdc-questionnaire-calculatedExpression`,
  valueExpression: { language: 'text/fhirpath', expression: '1 + 1' },
})

/** The scored questions of an instrument, as a form without anything else has them. */
export const scored = (of: Instrument): Loose[] =>
  questionnaireOf(of).item.filter((_, index) => of.items[index]?.unscored !== true)

/** A whole form with these questions. */
export const asked = (item: readonly unknown[], more: Loose = {}): Loose => ({
  ...questionnaireOf(phq9),
  ...more,
  item,
})

/** The question on difficulty as LOINC has it: answers without numbers, "very" before "extremely". */
export const difficulty: Loose = {
  linkId: '/69722-7',
  type: 'choice',
  text: 'How hard it was.',
  answerOption: ['LA6572-7', 'LA6573-5', 'LA6575-0', 'LA6574-3'].map(code => ({
    valueCoding: { system: 'http://loinc.org', code, display: `Hard ${code}` },
  })),
}

/** LHC-Forms: codes of LOINC as linkIds, a code system's own numbers printed before the answers, a total, no language. */
export function lhcForms(of: Instrument): Loose {
  const codes = ['44250-9', '44255-8', '44259-0', '44254-1', '44251-7', '44258-2', '44252-5', '44253-3', '44260-8']
  const item = scored(of).map((question, index) => ({
    ...question,
    linkId: `/${codes[index]}`,
    required: false,
    prefix: '1.',
  }))
  const total = {
    linkId: '/44261-6',
    type: 'decimal',
    text: 'Total of everything',
    code: [{ code: '44261-6' }],
    extension: [calculated('http://hl7.org/fhir/uv/sdc')],
  }
  return asked([...item, difficulty, total], {
    language: undefined,
    meta: { tag: [{ code: 'lformsVersion: 36.0.4' }] },
  })
}

/** HL7 SDC: one group, a contained set of answers, a total of the type quantity. */
export const sdc = (of: Instrument, set = '#VS', more: Loose = {}): Loose =>
  asked(
    [
      {
        linkId: 'H1/T1',
        type: 'group',
        text: 'In these weeks',
        item: [
          ...scored(of).map(({ answerOption: _, ...question }, index) => ({
            ...question,
            linkId: `H1/T1/Q${index + 1}`,
            answerValueSet: set,
          })),
          { linkId: 'H1/TS', type: 'quantity', text: 'Total', extension: [calculated('http://hl7.org/fhir/uv/sdc')] },
        ],
      },
    ],
    { contained: [valueSet('VS')], ...more },
  )

const concept = (value: number) => option(value).valueCoding

export const valueSet = (id: string, more: Loose = {}): Loose => ({
  resourceType: 'ValueSet',
  id,
  url: 'http://example.org/ValueSet/answers',
  version: '2.0',
  compose: { include: [{ system: 'urn:made-up', concept: [0, 1, 2, 3].map(concept) }] },
  ...more,
})

/** The answers as codes of LOINC whose numbers are in no file. */
export const loincSet = (id: string): Loose => ({
  resourceType: 'ValueSet',
  id,
  expansion: {
    contains: ['LA6568-5', 'LA6569-3', 'LA6570-1', 'LA6571-9'].map(code => ({
      system: 'http://loinc.org',
      code,
      display: `Often ${code}`,
    })),
  },
})

/** Argonaut: STU3, answers by reference and without numbers, a hidden scoring key, the difficulty in a group of its own. */
export const argonaut = (): Loose => {
  const inGroup = scored(phq9).map(({ answerOption: _, ...question }, index) => ({
    ...question,
    linkId: `g1.q${index + 1}`,
    options: { reference: '#A' },
  }))
  const key = { linkId: 'g1.s', type: 'display', text: 'Scoring: 0-4 little, 20-27 much', extension: [hidden] }
  const { answerOption: _, ...last } = difficulty
  const about = { linkId: 'g1.d', type: 'display', text: 'In these weeks' }
  const hard = {
    ...loincSet('B'),
    expansion: { contains: [...'0123'].map((digit, n) => ({ ...codingAt(n), version: digit })) },
  }
  return asked(
    [
      { linkId: 'g1', type: 'group', item: [about, ...inGroup, key] },
      { linkId: 'g2', type: 'group', item: [{ ...last, linkId: 'g2.q1', options: { reference: '#B' } }] },
    ],
    { contained: [loincSet('A'), hard] },
  )
}

const codingAt = (n: number): Loose => ({
  system: 'http://loinc.org',
  code: ['LA6572-7', 'LA6573-5', 'LA6575-0', 'LA6574-3'][n],
  display: `Hard ${n}`,
})

export const translation = (lang: string, content: string): Loose => ({
  extension: [
    {
      url: `${structure}/translation`,
      extension: [
        { url: 'lang', valueCode: lang },
        { url: 'content', valueString: content },
      ],
    },
  ],
})

/** A form in English whose texts and answers stand in other languages beside them. */
export const translatedInto = (languages: readonly string[], of = gad7): Loose => ({
  ...questionnaireOf(of),
  language: 'en',
  item: scored(of).map(question => ({
    ...question,
    _text: { extension: languages.flatMap(each => translation(each, `${each}: ${question.text}`).extension) },
    answerOption: [0, 1, 2, 3].map(value => ({
      valueCoding: {
        ...concept(value),
        _display: { extension: languages.flatMap(each => translation(each, `${each} ${value}`).extension) },
      },
    })),
  })),
})

export const bundle = (...resources: readonly unknown[]): Loose => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map(resource => ({ resource })),
})
