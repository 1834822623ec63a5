import type { Wording } from '../wording'
import { excerpt } from './excerpt'
import type { AnswerOption, Coding, Extension, ValueSets } from './fhir'
import type { Question } from './questions'

export type Option = Wording['items'][number]['options'][number]

type Options = { options: Option[] } | { problem: string }

/** Question types that have a number for an answer, or answers to choose from. */
export const answerable = ['choice', 'open-choice', 'integer', 'decimal', 'boolean']

/** More than any form has. */
const mostOptions = 101

/** The answers that a question offers, in the order of the file; or why they cannot be told. */
export function optionsOf(question: Question, sets: ValueSets): Options {
  if (question.repeats) return { problem: 'it takes several answers at once' }
  if (question.type === 'boolean') return { options: unlabelled(0, 1) }
  if (question.answerOption.length > 0) return allOf(question.answerOption.map(readOption))
  if (question.answerValueSet !== undefined) return fromSet(sets.get(question.answerValueSet))
  return question.type === 'integer' || question.type === 'decimal'
    ? between(question.extension)
    : { problem: 'it has no options' }
}

const unlabelled = (min: number, max: number): Option[] =>
  Array.from({ length: max - min + 1 }, (_, index) => ({ value: min + index, label: '' }))

function fromSet(codings: readonly Coding[] | null | undefined): Options {
  if (!codings) return { problem: 'its options are not in the file but in a value set elsewhere, which is not fetched' }
  return allOf(codings.map(coding => readCoding(coding, [])))
}

function between(extensions: readonly Extension[]): Options {
  const [min, max] = [limit(extensions, 'minValue'), limit(extensions, 'maxValue')]
  if (min === undefined || max === undefined)
    return { problem: 'it has no options, and no lowest and highest answer (minValue, maxValue)' }
  const isScale = Number.isInteger(min) && Number.isInteger(max) && max > min && max - min < mostOptions
  return isScale ? { options: unlabelled(min, max) } : { problem: `its answers run from ${min} to ${max}` }
}

const limit = (extensions: readonly Extension[], name: string) =>
  numbersIn(extensions, url => url === `http://hl7.org/fhir/StructureDefinition/${name}`)[0]

const numbersIn = (extensions: readonly Extension[], isIt: (url: string) => boolean) =>
  extensions.filter(({ url }) => isIt(url)).flatMap(each => each.valueDecimal ?? each.valueInteger ?? [])

/** An option, or what is wrong with it. */
type Read = Option | string

function allOf(read: readonly Read[]): Options {
  if (read.length > mostOptions) return { problem: `it has more than ${mostOptions} options` }
  const wrong = read.find(each => typeof each === 'string')
  return wrong === undefined ? { options: read.filter(each => typeof each !== 'string') } : { problem: wrong }
}

function readOption({ valueInteger, valueCoding, valueString, extension }: AnswerOption): Read {
  if (valueCoding) return readCoding(valueCoding, extension)
  if (valueInteger !== undefined) return optionOf('', valueInteger, extension)
  if (valueString !== undefined) return optionOf(valueString, null, extension)
  return 'one of its options is neither a number nor a text'
}

function readCoding({ code, display = '', extension }: Coding, more: readonly Extension[]): Read {
  const isNumber = code !== undefined && /^-?\d{1,9}$/.test(code)
  // Without words the form can only show a number.
  if (display.trim() === '' && !isNumber) return `its option ${excerpt(code ?? '')} has no text`
  const weighed = [...more, ...extension]
  return optionOf(display, isNumber && weights(weighed).length === 0 ? Number(code) : null, weighed)
}

function optionOf(label: string, printed: number | null, extensions: readonly Extension[]): Read {
  const numbers = new Set(printed === null ? weights(extensions) : [printed, ...weights(extensions)])
  const [value, other] = numbers
  const which = label === '' ? 'one of its options' : `its option ${excerpt(label)}`
  if (value === undefined) return `${which} has no number (ordinalValue or itemWeight)`
  if (other !== undefined) return `${which} has two numbers, ${value} and ${other}`
  if (label.length > 500) return `${which} is longer than 500 characters`
  if (!Number.isSafeInteger(value)) return `${which} has the number ${value}, which is not a whole one`
  // JSON knows a nought with a minus; nothing else here does.
  return { value: value + 0, label }
}

/** R4 calls it ordinalValue, earlier drafts questionnaire-ordinalValue, the later extension pack itemWeight. */
const weights = (extensions: readonly Extension[]) =>
  numbersIn(extensions, url =>
    /^http:\/\/hl7\.org\/fhir\/StructureDefinition\/(questionnaire-ordinalValue|ordinalValue|itemWeight)$/.test(url),
  )
