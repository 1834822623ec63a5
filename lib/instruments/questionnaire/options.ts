import { formatEnds } from '../../text/score'
import type { Wording } from '../wording'
import { excerpt } from './excerpt'
import type { AnswerOption, Coding, Extension } from './fhir'
import type { Question } from './questions'
import type { ValueSets } from './value-sets'

export type Option = Wording['items'][number]['options'][number]

type Options =
  | { options: Option[] }
  /** `words` where the answers are there and only their numbers are not. */
  | { problem: string; words?: string[] }

/** Question types that have a number for an answer, or answers to choose from. */
export const answerable = ['choice', 'open-choice', 'integer', 'decimal', 'boolean']

/** More than any form has. */
const mostOptions = 101

/** The answers that a question offers, in the order of the file; or why they cannot be told. */
export function optionsOf(question: Question, sets: ValueSets): Options {
  if (question.repeats) return { problem: 'it takes several answers at once' }
  if (question.type === 'boolean') return { options: unlabelled(0, 1) }
  if (question.answerOption.length > 0) return allOf(question.answerOption.map(readOption))
  if (question.answerValueSet !== undefined) return fromSet(question.answerValueSet, sets)
  return question.type === 'integer' || question.type === 'decimal'
    ? between(question.extension)
    : { problem: 'it has no options' }
}

const unlabelled = (min: number, max: number): Option[] =>
  Array.from({ length: max - min + 1 }, (_, index) => ({ value: min + index, label: '' }))

function fromSet(name: string, sets: ValueSets): Options {
  const codings = sets.get(name)
  if (!codings)
    return {
      problem: `its options are not in the file but in a value set elsewhere, which is not fetched: “${name.slice(0, 200)}”. A Bundle that holds both is read`,
    }
  return allOf(codings.map(coding => readCoding(coding, [])))
}

function between(extensions: readonly Extension[]): Options {
  const [min, max] = [limit(extensions, 'minValue'), limit(extensions, 'maxValue')]
  if (min === undefined || max === undefined)
    return { problem: 'it has no options, and no lowest and highest answer (minValue, maxValue)' }
  const isScale = Number.isInteger(min) && Number.isInteger(max) && max > min && max - min < mostOptions
  return isScale ? { options: unlabelled(min, max) } : { problem: `its answers run from ${formatEnds(min, max)}` }
}

const limit = (extensions: readonly Extension[], name: string) =>
  numbersIn(extensions, url => url === `http://hl7.org/fhir/StructureDefinition/${name}`)[0]

const numbersIn = (extensions: readonly Extension[], isIt: (url: string) => boolean) =>
  extensions.filter(({ url }) => isIt(url)).flatMap(each => each.valueDecimal ?? each.valueInteger ?? [])

/** An option, or what is wrong with it; `label` where that is only its number. */
type Read = Option | { wrong: string; label?: string }

function allOf(read: readonly Read[]): Options {
  if (read.length > mostOptions) return { problem: `it has more than ${mostOptions} options` }
  const wrong = read.find(each => 'wrong' in each)
  if (wrong === undefined) return { options: read.filter(each => 'value' in each) }
  const words = read.flatMap(each => each.label ?? [])
  const isUnnumbered = words.length === read.length && read.every(each => 'wrong' in each)
  return isUnnumbered ? { problem: wrong.wrong, words } : { problem: wrong.wrong }
}

function readOption({ valueInteger, valueCoding, valueString, extension }: AnswerOption): Read {
  if (valueCoding) return readCoding(valueCoding, extension)
  if (valueInteger !== undefined) return optionOf('', [valueInteger, ...weights(extension)])
  if (valueString !== undefined) return optionOf(valueString, firstGiven(weights(extension), prefixes(extension)))
  return { wrong: 'one of its options is neither a number nor a text' }
}

function readCoding(coding: Coding, more: readonly Extension[]): Read {
  const { code, display = '', extension } = coding
  const numbers = code !== undefined && /^-?\d{1,9}$/.test(code) ? [Number(code)] : []
  // Without words the form can only show a number.
  if (display.trim() === '' && numbers.length === 0) return { wrong: `its option ${excerpt(code ?? '')} has no text` }
  const all = [...more, ...extension]
  return optionOf(display, firstGiven(weights(all), numbers, prefixes(all), loincNumber(coding)))
}

/** What states the number best is believed; the others are not looked at. */
const firstGiven = (...numbers: readonly (readonly number[])[]) => numbers.find(each => each.length > 0) ?? []

function optionOf(label: string, given: readonly number[]): Read {
  const [value, other] = new Set(given)
  const which = label === '' ? 'one of its options' : `its option ${excerpt(label)}`
  if (label.length > 500) return { wrong: `${which} is longer than 500 characters` }
  if (value === undefined) return { wrong: `${which} has no number (ordinalValue or itemWeight)`, label }
  if (other !== undefined) return { wrong: `${which} has two numbers, ${value} and ${other}` }
  if (!Number.isSafeInteger(value)) return { wrong: `${which} has the number ${value}, which is not a whole number` }
  // JSON knows a nought with a minus; nothing else here does.
  return { value: value + 0, label: withoutNumber(label, value + 0) }
}

/** "0 = Not at all", "0 - …", "0: …", "(0) …", "0": the number stands beside the words anyway. "1 - 2 days" says something else. */
function withoutNumber(label: string, value: number): string {
  if (label.trim() === String(value)) return ''
  const [whole = '', ...numbers] = label.match(/^\s*(?:\((-?\d+)\)|(-?\d+)\s*(?:=|[-–—:](?=\s*\p{L})))\s*(?=\S)/u) ?? []
  return numbers.some(each => each !== undefined && Number(each) === value) ? label.slice(whole.length) : label
}

/** R4 calls it ordinalValue, drafts and earlier versions otherwise, the later extension pack itemWeight; Argonaut has one of its own. */
const weights = (extensions: readonly Extension[]) =>
  numbersIn(extensions, url =>
    /^http:\/\/hl7\.org\/fhir\/StructureDefinition\/((questionnaire-|valueset-|codesystem-)?ordinalValue|itemWeight|iso21090-CO-value)$|\/argonaut-questionnaire\/StructureDefinition\/extension-score$/.test(
      url,
    ),
  )

/** What is printed before an answer, where that is a number. */
const prefixes = (extensions: readonly Extension[]) =>
  extensions.flatMap(({ url, valueString }) => {
    const number = url.endsWith('/questionnaire-optionPrefix')
      ? valueString?.match(/^\s*(\d{1,3})[.)]?\s*$/)?.[1]
      : undefined
    return number === undefined ? [] : [Number(number)]
  })

/** The answers of the PHQ-9, the GAD-7 and their question on difficulty have a known order in LOINC, whose files may leave it out. */
const loincNumbers: ReadonlyMap<string, number> = new Map([
  ['LA6568-5', 0],
  ['LA6569-3', 1],
  ['LA6570-1', 2],
  ['LA6571-9', 3],
  ['LA6572-7', 0],
  ['LA6573-5', 1],
  ['LA6575-0', 2],
  ['LA6574-3', 3],
])

function loincNumber({ system, code }: Coding): number[] {
  const number = code === undefined ? undefined : loincNumbers.get(code)
  return number === undefined || (system !== undefined && system !== 'http://loinc.org') ? [] : [number]
}
