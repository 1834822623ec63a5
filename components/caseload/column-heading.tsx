'use client'

import { cn } from '@/components/ui/cn'
import { descendingFirst, titles } from './table-columns'
import type { CaseloadView, ColumnId } from './url-state'
import { useView, ViewLink } from './view-state'

/** A column's title, which orders the table by it; a second time turns the order round, a third gives the triage order back. */
export function ColumnHeading({ id, subtitle }: { id: ColumnId; subtitle?: string }) {
  const { view } = useView()
  const sorted = view.sort?.column === id ? view.sort : null
  if (id === 'record')
    return (
      <th className="w-0 pb-2.5">
        <span className="sr-only">Record a session</span>
      </th>
    )
  return (
    <th
      scope="col"
      aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
      className="pr-3 pb-2.5 align-bottom text-[0.8125rem] font-medium text-soft"
    >
      <ViewLink to={{ sort: nextSort(view, id) }} className={cn('hover:text-ink', sorted && 'font-semibold text-ink')}>
        {titles[id]}
        {sorted && <span aria-hidden> {sorted.descending ? '↓' : '↑'}</span>}
      </ViewLink>
      {subtitle && <span className="block text-xs font-normal @min-[70rem]:whitespace-nowrap">{subtitle}</span>}
    </th>
  )
}

function nextSort({ sort }: CaseloadView, column: ColumnId): CaseloadView['sort'] {
  const first = descendingFirst.includes(column)
  if (sort?.column !== column) return { column, descending: first }
  return sort.descending === first ? { column, descending: !first } : null
}
