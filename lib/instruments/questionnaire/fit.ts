import type { Instrument, Item } from '../instrument'
import { responseOf } from '../scoring'
import type { Option } from './options'
import { itemList } from './said'

export type Answered = { item: Item; options: readonly Option[] }

/** Where the answers of a form do not carry the numbers that the items are scored by. */
export function misfits(instrument: Instrument, answered: readonly Answered[]): string[] {
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
 * Attune turns reversed items itself. A file in which they carry the numbers of their scores, turned already, would turn them
 * twice: it is known by the same words, or without words the same places, having other numbers than on the other items.
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
