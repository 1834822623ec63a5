import type { Instrument, Item } from '@/lib/instruments/instrument'
import { responseOf } from '@/lib/instruments/scoring'

const numbers = ['nought', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** What a form says of its scoring, as FHIR R4 has it. */
export const ordinal = (valueDecimal: number) => ({
  url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue',
  valueDecimal,
})

/** An answer to choose from; its made-up words are the same on every item. */
export const option = (value: number) => ({
  valueCoding: {
    system: 'urn:made-up',
    code: `answer-${value}`,
    display: `Answer ${numbers[value] ?? `no. ${value}`}`,
    extension: [ordinal(value)],
  },
})

/** A question with made-up words for one item. */
function questionOf(instrument: Instrument, item: Item) {
  const { min, max } = responseOf(instrument, item)
  return {
    linkId: item.name ?? `q${item.n}`,
    type: 'choice',
    text: `Wording of item ${item.n}.`,
    answerOption: Array.from({ length: max - min + 1 }, (_, index) => option(min + index)),
  }
}

/** A FHIR R4 Questionnaire that fits an instrument, in words that nobody holds a right to. */
export const questionnaireOf = (instrument: Instrument) => ({
  resourceType: 'Questionnaire',
  language: 'en-GB',
  title: `Made-up wording of ${instrument.abbreviation}`,
  status: 'active',
  publisher: 'Nobody',
  version: '1.0',
  url: 'urn:made-up:questionnaire',
  copyright: '© Nobody. Made up for a test.',
  item: instrument.items.map(item => questionOf(instrument, item)),
})
