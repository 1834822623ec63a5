import type { Instrument } from '../lib/instruments/instrument'
import { plural } from '../lib/text/number-words'
import { headerIn, isAnswers, isAscending, isIdLabel, isNumber, isWord } from './score-header'
import type { Raw } from './score-sheet'

/**
 * One sheet a line; commas, semicolons or tabs between the answers; an empty cell (or null) is a missing answer. The first line may
 * give the item numbers, in any order. Where items go by name, it has to give the names. A first column may hold ids: with a header,
 * or where they can be nothing else.
 */
export function csvSheets(instrument: Instrument, text: string, header: boolean | null): Raw {
  const lines = text.replace(/[\r\n]+$/, '').split(/\r\n|\n|\r/)
  const separator = [';', '\t', ','].find(each => lines[0]?.includes(each)) ?? ','
  const rows = lines.map(line => line.split(separator).map(unquoted))
  const read = (cell: string) => readCell(cell, separator !== ',')
  if (instrument.items.every(item => item.name !== undefined)) return named(instrument, rows, read)
  const [first = [], ...rest] = rows
  const found = header === false ? null : headerIn(instrument, first)
  if (header === true && found === null) return refused('The first line does not give each item number once.')
  if (found === null) return withoutHeader(instrument, rows, header, read)
  const { order, hasIds } = found
  const couldBeSheet =
    header === null && isAnswers(instrument, first.slice(hasIds ? 1 : 0)) && !(hasIds && isIdLabel(first[0]))
  if (couldBeSheet && !isAscending(order)) return withoutHeader(instrument, rows, header, read)
  const remark = couldBeSheet
    ? 'The first line was read as item numbers. If it is a sheet, add --no-header.'
    : undefined
  return { ...withHeader(found, rest, read), remark }
}

type Read = (cell: string) => number | string | null
type Rows = readonly (readonly string[])[]

const refused = (...complaints: string[]): Raw => ({ given: [], complaints })

const unquoted = (cell: string) =>
  cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()

/** Each line in the order of the items; one of another length than the header is refused with its number. */
function withHeader({ order, hasIds }: { order: readonly number[]; hasIds: boolean }, rows: Rows, read: Read): Raw {
  const answers = rows.map(row => row.slice(hasIds ? 1 : 0))
  const misfits = answers.flatMap(({ length }, index) =>
    length === order.length
      ? []
      : [
          `Sheet ${index + 1}, item ${order[length] ?? order.length + 1}: ${plural(length, 'answer')} where ${order.length} were expected.`,
        ],
  )
  if (misfits.length > 0) return refused(...misfits)
  const given = answers.map(row =>
    order
      .map((n, index) => ({ n, value: read(row[index] ?? '') }))
      .toSorted((a, b) => a.n - b.n)
      .map(each => each.value),
  )
  return hasIds ? { given, ids: rows.map(([id = '']) => id) } : { given }
}

/** By the number of columns alone; where that fits two readings, neither is taken. */
function withoutHeader(instrument: Instrument, rows: Rows, header: boolean | null, read: Read): Raw {
  const [first = []] = rows
  if (header === null && first.length > 1 && first.every(isWord))
    return refused('The first line names the columns, but not by the numbers of the items: 1,2,3,… or id,1,2,3,….')
  if (rows.every(([id = '', ...answers]) => isWord(id) && answers.length > 0))
    return { given: rows.map(([, ...answers]) => answers.map(read)), ids: rows.map(([id = '']) => id) }
  const all = instrument.items.length
  const scored = instrument.items.filter(item => !item.unscored).length
  if (all === scored + 1 && rows.some(({ length }) => length === all))
    return refused(
      `The ${all} columns fit the ${all} items of ${instrument.abbreviation} as well as an id and ${scored} answers: please give a header line, 1,2,3,… where all are answers or id,1,2,3,… where the first is an id.`,
    )
  return { given: rows.map(row => row.map(read)) }
}

function named({ items }: Instrument, [first = [], ...rows]: Rows, read: Read): Raw {
  const [label = '', ...others] = first
  const isItem = (name: string) => items.some(item => item.name === name)
  const hasIds = !isItem(label) && items.every(({ name = '' }) => others.includes(name))
  const names = hasIds ? others : first
  if (names.some(name => name === '' || isNumber(name)) || new Set(names).size < names.length)
    return refused('The first line should name the items, each once: their order differs between versions.')
  const answers = rows.map(row => row.slice(hasIds ? 1 : 0))
  const given = answers.map(row =>
    row.length > names.length
      ? row
      : Object.fromEntries(names.flatMap((name, index) => (index in row ? [[name, read(row[index] ?? '')]] : []))),
  )
  return hasIds ? { given, ids: rows.map(([id = '']) => id) } : { given }
}

/**
 * A number where the cell holds one (3 or 3.0; 3,0 too where cells are not separated by commas), null where it is empty, and
 * otherwise the text, to be refused in its own words.
 */
function readCell(cell: string, mayHaveComma: boolean): number | string | null {
  if (cell === '' || cell.toLowerCase() === 'null') return null
  // Three places after a comma could as well be thousands.
  if (mayHaveComma && /^[+-]?\d+,\d{1,2}$/.test(cell)) return Number(cell.replace(',', '.'))
  return /^[+-]?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell
}
