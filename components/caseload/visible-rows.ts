import type { TableRow } from './table-columns'
import type { Show } from './url-state'

/**
 * The rows that a filter and a search leave. Clients whose episode has ended and who have nothing open stand apart from the
 * caseload, but a search among all clients finds them too.
 */
export function visibleRows(rows: readonly TableRow[], show: Show, text: string): TableRow[] {
  const words = folded(text).split(/\s+/).filter(Boolean)
  return rows.filter(row => passes(row, show, words.length > 0) && holdsAll(row, words))
}

/** How many clients each filter would show. */
export const countOf = (rows: readonly TableRow[], show: Show) => rows.filter(row => passes(row, show, false)).length

const passes = (row: TableRow, show: Show, isSearching: boolean): boolean =>
  row.shows.includes(show) || (show === 'all' && isSearching)

/** Every word somewhere in name or code, in any order. */
function holdsAll({ name, code }: TableRow, words: readonly string[]): boolean {
  const text = folded(`${name ?? ''} ${code}`)
  return words.every(word => text.includes(word))
}

/** Without case and accents: who types "muller" means Müller. */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
