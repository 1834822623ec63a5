import type { Instrument } from '../lib/instruments/instrument'
import { responseOf } from '../lib/instruments/scoring'

/** The order of the items in a CSV, and whether a column of ids comes before them. */
export type Header = { order: number[]; hasIds: boolean }

/** A first line that gives each item number (or that of each scored item) just once, maybe after the label of an id; else null. */
export function headerIn(instrument: Instrument, row: readonly string[]): Header | null {
  const order = itemOrder(instrument, row)
  if (order !== null) return { order, hasIds: false }
  const [label = '', ...others] = row
  const afterLabel = isNumber(label) ? null : itemOrder(instrument, others)
  return afterLabel && { order: afterLabel, hasIds: true }
}

function itemOrder({ items }: Instrument, row: readonly string[]): number[] | null {
  const numbers = row.map(cell => (/^\d+$/.test(cell) ? Number(cell) : 0))
  const sorted = numbers.toSorted((a, b) => a - b).join()
  const sets = [items, items.filter(item => !item.unscored)].map(set => set.map(item => item.n).join())
  return sets.includes(sorted) ? numbers : null
}

/** Whether item numbers are in their usual order. */
export const isAscending = (numbers: readonly number[]) =>
  numbers.every((n, index) => index === 0 || n > (numbers[index - 1] ?? n))

/** Whether a line could be a sheet. */
export const isAnswers = (instrument: Instrument, row: readonly string[]) =>
  row.every((cell, index) => {
    const item = instrument.items[index]
    return (
      item !== undefined &&
      Number(cell) >= responseOf(instrument, item).min &&
      Number(cell) <= responseOf(instrument, item).max
    )
  })

/** A label that only a column of ids has: "id", "Client ID", or none. */
export const isIdLabel = (cell: string | undefined) => cell === undefined || /^$|(^|[^\p{L}])id$/iu.test(cell)

export const isNumber = (cell: string) => /^[+-]?\d[\d.,]*$/.test(cell)

/** What can only be an id or a label: letters, and not one that may be meant as a digit or for a missing answer. */
export const isWord = (cell: string) => /\p{L}/u.test(cell) && cell.length > 1 && !missing.test(cell)

const missing = /^(na|n\/a|nan|n\.a\.|null|nil|none|missing|miss|blank|unknown|declined|refused|skipped?)$/i
