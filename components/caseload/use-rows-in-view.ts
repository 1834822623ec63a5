'use client'

import { useTable } from '@tanstack/react-table'
import { useMemo } from 'react'
import { columns, features, type TableRow } from './table-columns'
import { type CaseloadView, columnIds } from './url-state'

/** The rows in the order of a view, those of its page alone, and its columns. */
export function useRowsInView(found: TableRow[], { sort, hidden, size, page: asked }: CaseloadView) {
  const pages = Math.max(1, Math.ceil(found.length / size))
  const page = Math.min(asked, pages)
  const table = useTable({
    features,
    columns,
    data: found,
    getRowId: row => row.id,
    autoResetPageIndex: false,
    state: {
      sorting: sort ? [{ id: sort.column, desc: sort.descending }] : [],
      pagination: { pageIndex: page - 1, pageSize: size },
      columnVisibility: Object.fromEntries(hidden.map(id => [id, false])),
    },
  })
  const shown = useMemo(() => columnIds.filter(id => !hidden.includes(id)), [hidden])
  return { lines: table.getRowModel().rows.map(row => row.original), shown, page, pages }
}
