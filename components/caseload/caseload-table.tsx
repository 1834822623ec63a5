'use client'

import { useTable } from '@tanstack/react-table'
import { useRouter } from 'next/navigation'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { cn } from '@/components/ui/cn'
import { Announcer } from '@/components/ui/toast'
import { CaseloadControls } from './caseload-controls'
import { CaseloadLegend } from './caseload-heading'
import { type Begin, BeginContext } from './cells'
import { ClientTableRow } from './client-table-row'
import { type ColumnId, columnDefs, columnOf, columns, features } from './columns'
import { visibleRows } from './filters'
import { NobodyListed } from './no-results'
import type { FindOthers } from './others-by-code'
import { Pages } from './pages'
import { useRowKeys } from './row-keys'
import type { ClientRow } from './rows'
import type { CaseloadView } from './url-state'
import { useView, useViewFromUrl, ViewContext, ViewLink } from './view-state'
import type { ViewActions, ViewLine } from './views-menu'

type Props = {
  rows: ClientRow[]
  /** Where the viewer may open more clients than these; null where these are all. */
  findOthers: FindOthers | null
  subtitles: Partial<Record<ColumnId, string>>
  begin: Begin
  views: readonly ViewLine[]
  viewActions: ViewActions
}

/** The caseload as a table that can be ordered, filtered, searched and paged; on a narrow screen each row is a short list. */
export function CaseloadTable({ rows, findOthers, subtitles, begin, views, viewActions }: Props) {
  const state = useViewFromUrl()
  const { filter, density } = state.view
  const [text, setText] = useState('')
  // What is typed is seen at once; the table follows as fast as it can.
  const sought = useDeferredValue(text)
  const found = useMemo(() => visibleRows(rows, filter, sought), [rows, filter, sought])
  const { table, shown, page, pages } = useRowsInView(found, state.view)
  const { body, goToFirst } = useRowKeys()
  const router = useRouter()
  // Enter opens the one client that the search left, so that finding someone takes the keyboard alone.
  const openFound = () => {
    const [only, ...others] = visibleRows(rows, filter, text)
    if (text && only && others.length === 0) router.push(`/clients/${only.id}`)
  }
  const field = useRef<HTMLInputElement>(null)
  const clear = () => {
    setText('')
    field.current?.focus()
  }
  const search = { field, text, change: setText, open: openFound, leave: goToFirst }
  return (
    <ViewContext value={state}>
      <CaseloadControls
        rows={rows}
        isPart={findOthers !== null}
        subtitles={subtitles}
        search={search}
        views={views}
        viewActions={viewActions}
      />
      <div className="@container mt-3" {...(found.length === 0 && skippedTo)}>
        {found.length > 0 ? (
          <table
            data-compact={density === 'compact' || undefined}
            className="group/table w-full border-collapse text-left @max-[48rem]:block"
          >
            <caption className="sr-only">Clients</caption>
            <Headings shown={shown} subtitles={subtitles} />
            <tbody
              ref={body}
              {...skippedTo}
              className="@max-[48rem]:block @max-[48rem]:border-t @max-[48rem]:border-ink"
            >
              <BeginContext value={begin}>
                {table.getRowModel().rows.map(row => (
                  <ClientTableRow key={row.id} row={row} shown={shown} />
                ))}
              </BeginContext>
            </tbody>
          </table>
        ) : (
          <NobodyListed rows={rows} findOthers={findOthers} text={sought} onClear={clear} />
        )}
      </div>
      <Announcer>{sought && `${found.length} found`}</Announcer>
      <div className="mt-4 flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2">
        <CaseloadLegend />
        <Pages page={page} of={pages} found={found.length} />
      </div>
    </ViewContext>
  )
}

/** Where one gets to by "Skip to the clients". */
const skippedTo = { id: 'clients', tabIndex: -1 }

function Headings({ shown, subtitles }: Pick<Props, 'subtitles'> & { shown: readonly ColumnId[] }) {
  return (
    <thead className="border-b border-ink @max-[48rem]:hidden">
      <tr>
        {shown.map(id => (
          <ColumnHeading key={id} id={id} subtitle={subtitles[id]} />
        ))}
      </tr>
    </thead>
  )
}

/** A column's title, which orders the table by it; a second time turns the order round, a third gives the triage order back. */
function ColumnHeading({ id, subtitle }: { id: ColumnId; subtitle?: string }) {
  const { view } = useView()
  const { title, enableSorting, meta } = columnOf(id)
  const sorted = view.sort?.column === id ? view.sort : null
  if (!enableSorting)
    return (
      <th className="w-0 pb-2">
        <span className="sr-only">{title} a session</span>
      </th>
    )
  return (
    <th
      scope="col"
      aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
      className={cn(
        'pr-2.5 pb-2 align-bottom text-[0.8125rem] leading-tight font-medium text-soft @max-[66rem]:pr-2',
        meta?.headingClassName,
      )}
    >
      <ViewLink to={{ sort: nextSort(view, id) }} className={cn('hover:text-ink', sorted && 'font-semibold text-ink')}>
        {meta?.heading ?? title}
        {sorted && <span aria-hidden> {sorted.descending ? '↓' : '↑'}</span>}
      </ViewLink>
      {subtitle && <span className="block text-xs font-normal @min-[66rem]:whitespace-nowrap">{subtitle}</span>}
    </th>
  )
}

function nextSort({ sort }: CaseloadView, column: ColumnId): CaseloadView['sort'] {
  const first = columnOf(column).sortDescFirst ?? false
  if (sort?.column !== column) return { column, descending: first }
  return sort.descending === first ? { column, descending: !first } : null
}

/** The rows in the order of a view, those of its page alone, and its columns. */
function useRowsInView(found: ClientRow[], { sort, hidden, size, page: asked }: CaseloadView) {
  const pages = Math.max(1, Math.ceil(found.length / size))
  const page = Math.min(asked, pages)
  const table = useTable({
    features,
    columns: columnDefs,
    data: found,
    getRowId: row => row.id,
    autoResetPageIndex: false,
    state: {
      sorting: sort ? [{ id: sort.column, desc: sort.descending }] : [],
      pagination: { pageIndex: page - 1, pageSize: size },
      columnVisibility: Object.fromEntries(hidden.map(id => [id, false])),
    },
  })
  const shown = useMemo(() => columns.map(({ id }) => id).filter(id => !hidden.includes(id)), [hidden])
  return { table, shown, page, pages }
}
