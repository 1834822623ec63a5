import { capitalize, plural } from '../../text/number-words'
import type { Instrument, Item } from '../instrument'
import { isDifficulty, itemsByCode } from './codes'
import { fewOf, named } from './excerpt'
import { leftOutLine } from './left-out'
import { optionsOf } from './options'
import type { Question } from './questions'
import type { ValueSets } from './value-sets'

/** What a question was known by. */
export type KnownBy = 'code' | 'name' | 'number' | 'order'
export type Pair = { item: Item; question: Question; by: KnownBy }

type Mapping = { pairs: Pair[]; problems: string[] }
type Mapped = Mapping & {
  /** Questions of the file that are no items of the instrument, each with the reason. */
  leftOut: string[]
  /** Items in no scale that the file does not have; their cues stay. */
  unasked: Item[]
}

/**
 * Which question of a form is which item: by codes that the library knows; what has none, by the names of the items where they have
 * names (the order of the RQ's four differs between versions, so that neither place nor number says anything there), else by the
 * numbers in the linkIds, else by order. A question on difficulty may be there or not: some editions of a form have it, and it is in no scale.
 */
export function mapped(instrument: Instrument, questions: readonly Question[], sets: ValueSets): Mapped {
  const whole = { ...pairing(instrument, questions), leftOut: [], unasked: [] }
  if (whole.problems.length === 0) return whole
  const difficulty = questions.find(question => isOnDifficulty(question, questions, sets))
  return (difficulty ? without(instrument, questions, difficulty) : scoredOnly(instrument, questions)) ?? whole
}

/** Where the instrument has no item for it, the question on difficulty is left out. */
function without(instrument: Instrument, questions: readonly Question[], question: Question): Mapped | null {
  if (instrument.items.some(item => item.unscored)) return null
  const { pairs, problems } = pairing(
    instrument,
    questions.filter(each => each !== question),
  )
  const why = `one question more than the ${instrument.abbreviation} has items, with answers of its own, as the question on difficulty has`
  return problems.length === 0 ? { pairs, problems, leftOut: [leftOutLine(question, why)], unasked: [] } : null
}

/** Where the file has no question on difficulty, the items that are scored have all of its questions. */
function scoredOnly(instrument: Instrument, questions: readonly Question[]): Mapped | null {
  const items = instrument.items.filter(item => !item.unscored)
  if (items.length === instrument.items.length) return null
  const { pairs, problems } = pairing({ ...instrument, items }, questions)
  return problems.length === 0
    ? { pairs, problems, leftOut: [], unasked: instrument.items.filter(item => item.unscored) }
    : null
}

/** LOINC's question on difficulty; or the last of all, where its answers are unlike those that all others share. */
function isOnDifficulty(question: Question, questions: readonly Question[], sets: ValueSets): boolean {
  if (isDifficulty(question)) return true
  if (question !== questions.at(-1) || questions.length < 3) return false
  const others = new Set(questions.slice(0, -1).map(each => wordsOfAnswers(each, sets)))
  return others.size === 1 && !others.has(wordsOfAnswers(question, sets))
}

function wordsOfAnswers(question: Question, sets: ValueSets): string {
  const found = optionsOf(question, sets)
  if ('options' in found) return found.options.map(({ label }) => label).join('\n')
  return (found.words ?? [found.problem]).join('\n')
}

function pairing(instrument: Instrument, questions: readonly Question[]): Mapping {
  const { items: known, problems } = itemsByCode(instrument, questions)
  if (problems.length > 0) return { pairs: [], problems }
  const coded = questions.flatMap(question => paired(known.get(question), question, 'code'))
  const items = instrument.items.filter(item => !coded.some(each => each.item === item))
  const others = questions.filter(question => !known.has(question))
  const rest = coded.length === 0 ? uncoded(instrument, questions) : remaining({ ...instrument, items }, others)
  return {
    pairs: [...coded, ...rest.pairs].toSorted((a, b) => a.item.n - b.item.n),
    problems: rest.problems,
  }
}

/** Where only some have codes, the others are matched among themselves. */
function remaining(instrument: Instrument, questions: readonly Question[]): Mapping {
  const { items, abbreviation } = instrument
  if (items.length > 0 && questions.length > 0) {
    const { pairs, problems } = uncoded(instrument, questions)
    return { pairs, problems: problems.length > 0 ? [besideCodes, ...problems] : [] }
  }
  const foreign = questions.map(each => `${capitalize(named(each))} has the code of no item of the ${abbreviation}.`)
  return { pairs: [], problems: [...items.map(unaskedProblem), ...foreign] }
}

const besideCodes =
  'Some questions were known by their LOINC codes. What follows is about the others, and the items that are left.'

function uncoded(instrument: Instrument, questions: readonly Question[]): Mapping {
  const { items } = instrument
  if (items.every(item => item.name !== undefined)) return byName(instrument, questions)
  const numberOf = numberingOf(
    questions,
    items.map(item => item.n),
  )
  return numberOf
    ? matched(instrument, questions, (item, question) => numberOf(question) === item.n, 'number')
    : byOrder(instrument, questions)
}

function byName(instrument: Instrument, questions: readonly Question[]): Mapping {
  const found = matched(
    instrument,
    questions,
    ({ name = '' }, { linkId }) => wordsOfText(linkId).includes(wordsOfText(name)),
    'name',
  )
  if (found.problems.length === 0) return found
  const names = instrument.items.map(item => item.name).join(', ')
  const why = `The order of the items of ${instrument.abbreviation} may differ between versions: each linkId has to name its item (${names}).`
  return { pairs: [], problems: [why, ...found.problems] }
}

/** With a space on either side, so that no word is found inside another. */
const wordsOfText = (text: string) =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

type Fits = (item: Item, question: Question) => boolean

function matched(
  { items, abbreviation }: Instrument,
  questions: readonly Question[],
  fits: Fits,
  by: 'name' | 'number',
): Mapping {
  const asked = items.map(item => ({ item, theirs: questions.filter(question => fits(item, question)) }))
  const unclear = asked.flatMap(({ item, theirs }) => {
    if (theirs.length === 0) return [unaskedProblem(item)]
    return theirs.length > 1 ? [`Item ${numberedCue(item)} could be any of: ${listed(theirs.map(named))}.`] : []
  })
  const foreign = questions.flatMap(question => {
    const theirs = items.filter(item => fits(item, question))
    if (theirs.length === 0) return [`${capitalize(named(question))} is not an item of the ${abbreviation}.`]
    return theirs.length > 1
      ? [`${capitalize(named(question))} could be any of the items ${listed(theirs.map(numberedCue))}.`]
      : []
  })
  return { pairs: asked.flatMap(({ item, theirs }) => paired(item, theirs[0], by)), problems: [...unclear, ...foreign] }
}

const listed = (all: readonly string[]) => fewOf(all, '; ')

function byOrder({ items, abbreviation }: Instrument, questions: readonly Question[]): Mapping {
  if (questions.length !== items.length) return { pairs: [], problems: miscounted(abbreviation, items, questions) }
  return { pairs: items.flatMap((item, index) => paired(item, questions[index], 'order')), problems: [] }
}

const paired = (item: Item | undefined, question: Question | undefined, by: KnownBy): Pair[] =>
  item && question ? [{ item, question, by }] : []

function miscounted(short: string, items: readonly Item[], questions: readonly Question[]): string[] {
  const found = plural(questions.length, 'question')
  return [
    `The file has ${found} and ${short} has ${items.length} items, and the linkIds do not number them.`,
    ...items.slice(questions.length).map(item => `Taken in order, item ${numberedCue(item)} has no question.`),
    ...questions.slice(items.length).map(question => `Taken in order, ${named(question)} is one too many.`),
  ]
}

const unaskedProblem = (item: Item) => `Item ${numberedCue(item)} has no question in the file.`

const numberedCue = ({ n, cue }: Item) => `${n} (${cue})`

type Numbering = (question: Question) => number

/** How the linkIds of a form number its questions as ours are; null where they hold no numbering, as codes do. */
function numberingOf(questions: readonly Question[], numbers: readonly number[]): Numbering | null {
  return exactNumbering(questions, numbers) ?? (isMostly(questions, numbers) ? last : null)
}

/** By the last number in them (PHQ9-3), by the first (3-PHQ9), or by the last counted from another start (q0). */
export function exactNumbering(questions: readonly Question[], numbers: readonly number[]): Numbering | null {
  const start = Math.min(...questions.map(last)) - Math.min(...numbers)
  const fromStart = (question: Question) => last(question) - start
  const isOurs = (numberOf: Numbering) => haveSameNumbers(questions.map(numberOf), numbers)
  return [last, first].find(isOurs) ?? (hasOneStem(questions) ? [fromStart].find(isOurs) : undefined) ?? null
}

const last: Numbering = ({ linkId }) => Number(linkId.match(/\d+/g)?.at(-1) ?? Number.NaN)
const first: Numbering = ({ linkId }) => Number(linkId.match(/\d+/)?.[0] ?? Number.NaN)

const haveSameNumbers = (found: readonly number[], expected: readonly number[]) =>
  found.length === expected.length && isDistinct(found) && found.every(n => expected.includes(n))

const isDistinct = (found: readonly number[]) => new Set(found).size === found.length

/** Numbers behind different words are codes (44250-9, 44255-8), not a numbering. */
const hasOneStem = (questions: readonly Question[]) =>
  new Set(questions.map(({ linkId }) => linkId.replace(/\d+\D*$/, ''))).size === 1

/** A numbering with some items missing or too many, rather than none. */
function isMostly(questions: readonly Question[], numbers: readonly number[]): boolean {
  const found = questions.map(last)
  const ours = found.filter(n => numbers.includes(n))
  return hasOneStem(questions) && isDistinct(found) && ours.length * 2 >= found.length
}
