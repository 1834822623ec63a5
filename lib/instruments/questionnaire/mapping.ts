import type { Instrument, Item } from '../instrument'
import { firstOf } from '../problems'
import { numberingOf } from './numbering'
import { answerable } from './options'
import type { Question } from './questions'
import { capital, excerpt, named } from './said'

export type Pair = { item: Item; question: Question }

type Mapping = { pairs: Pair[]; problems: string[] }

/**
 * Which question of a form is which item: by the names of the items where they have names (the order of the RQ's four differs
 * between versions, so that neither place nor number says anything there), else by the numbers in the linkIds, else by order.
 */
export function mapped(instrument: Instrument, questions: readonly Question[]): Mapping {
  const fitting = questions.filter(({ type }) => answerable.includes(type))
  const others = questions.filter(({ type }) => !answerable.includes(type))
  const { pairs, problems } = pairing(instrument, fitting)
  const foreign = others.map(
    ({ type, ...question }) =>
      `${capital(named(question))} is no item of ${instrument.short}: its type is ${excerpt(type)}.`,
  )
  return { pairs, problems: [...foreign, ...problems] }
}

function pairing(instrument: Instrument, questions: readonly Question[]): Mapping {
  const { items } = instrument
  if (items.every(item => item.name !== undefined)) return byName(instrument, questions)
  const numberOf = numberingOf(
    questions,
    items.map(item => item.n),
  )
  return numberOf
    ? matched(instrument, questions, (item, question) => numberOf(question) === item.n)
    : byOrder(instrument, questions)
}

function byName(instrument: Instrument, questions: readonly Question[]): Mapping {
  const found = matched(instrument, questions, ({ name = '' }, { linkId }) => words(linkId).includes(words(name)))
  if (found.problems.length === 0) return found
  const names = instrument.items.map(item => item.name).join(', ')
  const why = `The order of the items of ${instrument.short} may differ between versions: each linkId has to name its item (${names}).`
  return { pairs: [], problems: [why, ...found.problems] }
}

/** With a space on either side, so that no word is found inside another. */
const words = (text: string) =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

type Fits = (item: Item, question: Question) => boolean

function matched({ items, short }: Instrument, questions: readonly Question[], fits: Fits): Mapping {
  const asked = items.map(item => ({ item, theirs: questions.filter(question => fits(item, question)) }))
  const unclear = asked.flatMap(({ item, theirs }) => {
    if (theirs.length === 0) return [`Item ${said(item)} has no question in the file.`]
    return theirs.length > 1 ? [`Item ${said(item)} could be any of: ${listed(theirs.map(named))}.`] : []
  })
  const foreign = questions.flatMap(question => {
    const theirs = items.filter(item => fits(item, question))
    if (theirs.length === 0) return [`${capital(named(question))} is no item of ${short}.`]
    return theirs.length > 1
      ? [`${capital(named(question))} could be any of the items ${listed(theirs.map(said))}.`]
      : []
  })
  return { pairs: asked.flatMap(({ item, theirs }) => paired(item, theirs[0])), problems: [...unclear, ...foreign] }
}

const listed = (all: readonly string[]) => firstOf(all, 4).join('; ')

function byOrder({ items, short }: Instrument, questions: readonly Question[]): Mapping {
  if (questions.length !== items.length) return { pairs: [], problems: miscounted(short, items, questions) }
  return { pairs: items.flatMap((item, index) => paired(item, questions[index])), problems: [] }
}

const paired = (item: Item, question: Question | undefined): Pair[] => (question ? [{ item, question }] : [])

function miscounted(short: string, items: readonly Item[], questions: readonly Question[]): string[] {
  const found = `${questions.length} ${questions.length === 1 ? 'question' : 'questions'}`
  return [
    `The file has ${found} and ${short} has ${items.length} items, and the linkIds do not number them.`,
    ...items.slice(questions.length).map(item => `Taken in order, item ${said(item)} has no question.`),
    ...questions.slice(items.length).map(question => `Taken in order, ${named(question)} is one too many.`),
  ]
}

const said = ({ n, cue }: Item) => `${n} (${cue})`
