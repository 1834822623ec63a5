import type { Instrument, Item } from '../instrument'
import { responseOf } from '../scoring'
import type { Wording } from '../wording'
import { excerpt, itemList } from './excerpt'
import type { ValueSets } from './fhir'
import { mapped, type Pair } from './mapping'
import { type Option, optionsOf } from './options'
import type { Question } from './questions'

type Worded = Wording['items'][number]

/** The items of an instrument with the texts that the questions of a form give them, and what keeps a question from being an item. */
export function itemsOf(instrument: Instrument, questions: readonly Question[], sets: ValueSets) {
  const { pairs, problems: unmapped } = mapped(instrument, questions)
  const read = pairs.map(pair => worded(pair, sets))
  const answered = read.flatMap(({ item, texts }) =>
    texts.options.length > 0 ? [{ item, options: texts.options }] : [],
  )
  return {
    items: read.map(each => each.texts),
    problems: [...unmapped, ...read.flatMap(each => each.problems), ...misfits(instrument, answered)],
  }
}

function worded({ item, question }: Pair, sets: ValueSets) {
  const { linkId, text = '', heading } = question
  const found = optionsOf(question, sets)
  const texts: Worded = { n: item.n, linkId, text, heading, options: 'options' in found ? found.options : [] }
  const problems = [...textProblems(texts), ...('problem' in found ? [found.problem] : [])]
  return { item, texts, problems: problems.map(each => `Item ${item.n}, the question ${excerpt(linkId)}: ${each}.`) }
}

function textProblems({ text, heading }: Worded): string[] {
  return [
    text.trim() === '' ? 'it has no text' : '',
    text.length > 2000 ? 'its text is longer than 2,000 characters' : '',
    heading !== null && heading.length > 2000 ? 'what stands above it is longer than 2,000 characters' : '',
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
  const said = [...groups].map(([wrong, numbers]) => `${itemList(numbers)}: ${wrong}`)
  return said.length > 0 ? said : turned(answered.filter(({ item }) => item.response === undefined))
}

type Response = { min: number; max: number }

function misfit({ min, max }: Response, options: readonly Option[]): string | null {
  const values = options.map(({ value }) => value).toSorted((a, b) => a - b)
  const low = values[0] ?? Number.NaN
  const isRun = values.every((value, index) => value === low + index)
  if (new Set(values).size < values.length) return `two answers have the same number (${values.join(', ')}).`
  if (isRun && low === min && values.length === max - min + 1) return null
  const found = isRun ? `${low} to ${values.at(-1)}` : values.join(', ')
  const wrong = `the answers should be numbered ${min} to ${max}, and in the file they are numbered ${found}.`
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
