import { formatEnds } from '../../text/score'
import type { Instrument, Item } from '../instrument'
import { responseOf } from '../scoring'
import type { Wording } from '../wording'
import { excerpt, itemList } from './excerpt'
import type { AskedAboutRisk } from './found-wording'
import { mapped, type Pair } from './mapping'
import { matchWarnings } from './match-warnings'
import { type Option, optionsOf } from './options'
import type { Question } from './questions'
import type { ValueSets } from './value-sets'

type Worded = Wording['items'][number]

type Items = {
  items: Worded[]
  risk: AskedAboutRisk[]
  leftOut: string[]
  /** What whoever loads the form should know of it, though it fits. */
  notes: string[]
  /** Where the questions may stand under other items than the file means. */
  warnings: string[]
  problems: string[]
}

/** The items of an instrument with the texts that the questions of a form give them, and what keeps a question from being an item. */
export function itemsOf(instrument: Instrument, questions: readonly Question[], sets: ValueSets): Items {
  const { pairs, problems: unmapped, leftOut, unasked } = mapped(instrument, questions, sets)
  const read = pairs.map(pair => worded(instrument, pair, sets))
  const answered = read.flatMap(({ item, texts }) =>
    texts.options.length > 0 ? [{ item, options: texts.options }] : [],
  )
  const warnings = matchWarnings(instrument, pairs, questions)
  return {
    items: read.map(each => each.texts),
    risk: pairs.flatMap(pair => askedAboutRisk(instrument, pair, warnings.length > 0)),
    leftOut: [...leftOut, ...conditions(instrument, pairs)],
    warnings,
    notes: [...unasked.map(notAsked), ...read.flatMap(each => each.notes)],
    problems: [...unmapped, ...said(read), ...misfits(instrument, answered)],
  }
}

const askedAboutRisk = ({ safetyItems }: Instrument, { item, by }: Pair, isDoubtful: boolean): AskedAboutRisk[] =>
  safetyItems
    .filter(each => each.item === item.n)
    .map(({ cue }) => ({ n: item.n, cue, isToCheck: isDoubtful || by !== 'code' }))

/** Conditions under which the form asks a question are not followed. */
function conditions({ safetyItems }: Instrument, pairs: readonly Pair[]): string[] {
  const items = pairs.filter(({ question }) => question.isConditional).map(({ item }) => item)
  const isRisk = ({ n }: Item) => safetyItems.some(({ item }) => item === n)
  const line = (some: readonly Item[], of: string, instead: string) => {
    const list = itemList(some.map(({ n }) => n)).replace('Item', 'item')
    return some.length > 0 ? [`The condition on ${list}${of} (enableWhen): ${instead}.`] : []
  }
  const always = items.filter(item => item.onlyIf === undefined)
  return [
    ...line(always.filter(isRisk), ', asked about risk', 'always asked here'),
    ...line(
      always.filter(item => !isRisk(item)),
      '',
      'always asked here',
    ),
    ...line(
      items.filter(item => !always.includes(item)),
      '',
      'the measure has a condition of its own',
    ),
  ]
}

const notAsked = ({ n, cue }: Item) =>
  `The file has no question for item ${n} (${cue}). It is in no scale, and its cue stays.`

function worded(instrument: Instrument, { item, question }: Pair, sets: ValueSets) {
  const { linkId, text = '', heading } = question
  const { options, problem, notes } = answersOf(instrument, item, optionsOf(question, sets))
  const texts: Worded = { n: item.n, linkId, text, heading, options }
  return { item, texts, notes, problems: [...textProblems(texts), ...(problem === null ? [] : [problem])] }
}

type Answers = { options: Option[]; problem: string | null; notes: string[] }

/** An item in no scale may have answers without numbers: they are never counted, so that their order is enough. */
function answersOf(instrument: Instrument, item: Item, found: ReturnType<typeof optionsOf>): Answers {
  if ('options' in found) return { options: found.options, problem: null, notes: [] }
  const { min, max } = responseOf(instrument, item)
  if (!item.unscored || found.words?.length !== max - min + 1) return { options: [], problem: found.problem, notes: [] }
  return {
    options: found.words.map((label, index) => ({ value: min + index, label })),
    problem: null,
    notes: [
      `The answers of item ${item.n} have no numbers in the file. It is in no scale, so they are numbered in their order.`,
    ],
  }
}

/** Each problem with its item; one that several items share is said once. */
function said(read: readonly ReturnType<typeof worded>[]): string[] {
  const items = new Map<string, number[]>()
  for (const { item, problems } of read)
    for (const each of problems) items.set(each, [...(items.get(each) ?? []), item.n])
  const shared = new Set([...items].filter(([, numbers]) => numbers.length > 2).map(([problem]) => problem))
  const single = read.flatMap(({ item, texts, problems }) =>
    problems
      .filter(each => !shared.has(each))
      .map(each => `Item ${item.n}, the question ${excerpt(texts.linkId)}: ${each}.`),
  )
  return [...[...shared].map(each => `${itemList(items.get(each) ?? [])}: on each, ${each}.`), ...single]
}

function textProblems({ text, heading }: Worded): string[] {
  return [
    text.trim() === '' ? 'it has no text' : '',
    text.length > 2000 ? 'its text is longer than 2,000 characters' : '',
    heading !== null && heading.length > 2000 ? 'the text above it is longer than 2,000 characters' : '',
  ].filter(each => each !== '')
}

type Answered = { item: Item; options: readonly Option[] }

/** Where the answers of a form do not carry the numbers that the items are scored by. */
function misfits(instrument: Instrument, answered: readonly Answered[]): string[] {
  const groups = new Map<string, number[]>()
  for (const { item, options } of answered) {
    const wrong = misfit(responseOf(instrument, item), options)
    if (wrong !== null) groups.set(wrong, [...(groups.get(wrong) ?? []), item.n])
  }
  const wrong = [...groups].map(([each, numbers]) => `${itemList(numbers)}: ${each}`)
  return wrong.length > 0 ? wrong : turned(answered.filter(({ item }) => item.response === undefined))
}

type Response = { min: number; max: number }

function misfit({ min, max }: Response, options: readonly Option[]): string | null {
  const values = options.map(({ value }) => value).toSorted((a, b) => a - b)
  const low = values[0] ?? Number.NaN
  const isRun = values.every((value, index) => value === low + index)
  if (new Set(values).size < values.length) return `two answers have the same number (${values.join(', ')}).`
  if (isRun && low === min && values.length === max - min + 1) return null
  const found = isRun ? `${low} to ${values.at(-1)}` : values.join(', ')
  const wrong = `the answers should be numbered ${formatEnds(min, max)}, and in the file they are numbered ${found}.`
  return isRun && values.length === max - min + 1 ? `${wrong} ${otherCoding}` : wrong
}

const otherCoding =
  'This looks like the same answers in another coding. Totals of two codings must never be mixed, so the file has to use this one.'

/**
 * Attune reverses items itself. Where a file already gives reversed items the numbers of their scores, they would be reversed twice:
 * it is known by the same words, or without words the same places, having other numbers than on the other items.
 */
function turned(answered: readonly Answered[]): string[] {
  const plainFirst = answered.toSorted((a, b) => Number(a.item.reversed) - Number(b.item.reversed))
  const usual = new Map<string, string>()
  const odd = plainFirst.filter(({ options }) => {
    const numbers = numbersByWords(options)
    const differs = [...numbers].some(([words, values]) => (usual.get(words) ?? values) !== values)
    for (const [words, values] of numbers) if (!usual.has(words)) usual.set(words, values)
    return differs
  })
  if (odd.length === 0) return []
  return [
    `${itemList(odd.map(({ item }) => item.n))}: the same answers have other numbers here than on the other items. These look like the scores of reversed items. Attune turns reversed items itself: give the answers of every item the same numbers.`,
  ]
}

/** The numbers that each wording of an answer has on one item; where there are none at all, their order. */
function numbersByWords(options: readonly Option[]): Map<string, string> {
  const values = new Map<string, number[]>()
  for (const { value, label } of options) values.set(wordsIn(label), [...(values.get(wordsIn(label)) ?? []), value])
  const wordless = values.get('')
  if (wordless?.length === options.length) return new Map([['', wordless.join(', ')]])
  values.delete('')
  return new Map([...values].map(([words, numbers]) => [words, numbers.toSorted((a, b) => a - b).join(', ')]))
}

/** Numbers printed in front of the words say nothing about the words. */
const wordsIn = (label: string) => label.toLowerCase().replace(/[\p{N}\s]+/gu, '')
