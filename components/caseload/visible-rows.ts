import { searchFor } from '@/lib/text/fold'
import type { TableRow } from './table-columns'
import type { Show } from './url-state'

/**
 * The rows that a filter and a search leave. Clients whose episode has ended and who have nothing open stand apart from the
 * caseload, but a search among all clients finds them too.
 */
export function visibleRows(rows: readonly TableRow[], show: Show, text: string): TableRow[] {
  const isFound = searchFor(text)
  return rows.filter(
    row => passes(row, show, text.trim() !== '') && isFound([row.name ?? '', row.preferredName ?? '', row.code]),
  )
}

/** How many clients each filter would show. */
export const countOf = (rows: readonly TableRow[], show: Show) => rows.filter(row => passes(row, show, false)).length

const passes = (row: TableRow, show: Show, isSearching: boolean): boolean =>
  row.shows.includes(show) || (show === 'all' && isSearching)
