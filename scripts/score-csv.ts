import type { Instrument } from '../lib/instruments/instrument'
import { responseOf } from '../lib/instruments/scoring'
import type { Raw } from './score-sheet'

/**
 * One sheet a line; commas, semicolons or tabs between the answers; an empty cell (or null) is a missing answer. The first line may
 * give the item numbers, in any order. Where items go by name, it has to give the names.
 */
export function csvSheets(instrument: Instrument, text: string, header: boolean | null): Raw {
  const lines = text.replace(/[\r\n]+$/, '').split(/\r\n|\n|\r/)
  const separator = [';', '\t', ','].find(each => lines[0]?.includes(each)) ?? ','
  const rows = lines.map(line =>
    line.split(separator).map(cell =>
      cell
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    ),
  )
  const [first = [], ...rest] = rows
  if (instrument.items.every(item => item.name !== undefined)) return named(first, rest)
  const order = header === false ? null : itemOrder(instrument, first)
  if (header === true && order === null)
    return { given: [], complaint: 'The first line does not give each item number once.' }
  if (order === null || (header === null && isAnswers(instrument, first) && !isAscending(order)))
    return { given: rows.map(inOrder) }
  const guess = header === null && isAnswers(instrument, first)
  const remark = guess ? 'The first line was read as item numbers. If it is a sheet, add --no-header.' : undefined
  return { given: rest.map(row => sortedBy(order, row)), remark }
}

const inOrder = (row: readonly string[]) => row.map(readCell)

function named(names: readonly string[], rows: readonly string[][]): Raw {
  if (names.some(name => /^-?[\d.]*$/.test(name)) || new Set(names).size < names.length)
    return {
      given: [],
      complaint: 'The first line should name the items, each once: their order differs between versions.',
    }
  const sheets = rows.map(row => {
    if (row.length > names.length) return row
    return Object.fromEntries(
      names.flatMap((name, index) => (index in row ? [[name, readCell(row[index] ?? '')]] : [])),
    )
  })
  return { given: sheets }
}

/** The item numbers that a line gives, when it gives each item (or each scored one) just once; otherwise null. */
function itemOrder({ items }: Instrument, row: readonly string[]): number[] | null {
  const numbers = row.map(cell => (/^\d+$/.test(cell) ? Number(cell) : 0))
  const sorted = numbers.toSorted((a, b) => a - b).join()
  const sets = [items, items.filter(item => !item.unscored)].map(set => set.map(item => item.n).join())
  return sets.includes(sorted) ? numbers : null
}

const isAscending = (numbers: readonly number[]) =>
  numbers.every((n, index) => index === 0 || n > (numbers[index - 1] ?? n))

/** Whether a line could be a sheet. */
const isAnswers = (instrument: Instrument, row: readonly string[]) =>
  row.every((cell, index) => {
    const item = instrument.items[index]
    return (
      item !== undefined &&
      Number(cell) >= responseOf(instrument, item).min &&
      Number(cell) <= responseOf(instrument, item).max
    )
  })

/** A line in the order of the items; one of another length as it is, to be refused with its number. */
function sortedBy(order: readonly number[], row: readonly string[]): unknown[] {
  if (row.length !== order.length) return inOrder(row)
  const byItem = order.map((n, index) => ({ n, value: readCell(row[index] ?? '') }))
  return byItem.toSorted((a, b) => a.n - b.n).map(each => each.value)
}

/** A number where the cell holds one (3 or 3.0), null where it is empty, and otherwise the text, to be refused as it stands. */
function readCell(cell: string): number | string | null {
  if (cell === '' || cell.toLowerCase() === 'null') return null
  return /^[+-]?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell
}
