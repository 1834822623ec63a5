'use client'

import { useTable } from '@tanstack/react-table'
import { useRouter } from 'next/navigation'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { Announcer } from '@/components/ui/announcer'
import { CaseloadControls } from './caseload-controls'
import { ColumnHeading } from './column-heading'
import { NobodyListed } from './no-results'
import { Pages } from './pages'
import type { Begin } from './record-cell'
import { useRowKeys } from './row-keys'
import { columns, features, type TableRow } from './table-columns'
import { TableLine } from './table-line'
import { type CaseloadView, type ColumnId, columnIds } from './url-state'
import { useViewFromUrl, ViewContext } from './view-state'
import type { ViewActions, ViewLine } from './views-menu'
import { visibleRows } from './visible-rows'

type Props = {
  rows: TableRow[]
  subtitles: Partial<Record<ColumnId, string>>
  begin: Begin
  views: readonly ViewLine[]
  viewActions: ViewActions
}

/** The caseload as a table that can be ordered, filtered, searched and paged; on a narrow screen each row is a short list. */
export function CaseloadTable({ rows, subtitles, begin, views, viewActions }: Props) {
  const state = useViewFromUrl()
  const { show, density } = state.view
  const [text, setText] = useState('')
  // What is typed is seen at once; the table follows as fast as it can.
  const sought = useDeferredValue(text)
  const found = useMemo(() => visibleRows(rows, show, sought), [rows, show, sought])
  const { lines, shown, page, pages } = useRowsInView(found, state.view)
  const { body, goToFirst } = useRowKeys()
  const router = useRouter()
  // Enter opens the one client that the search left, so that finding someone takes the keyboard alone.
  const openFound = () => {
    const [only, ...others] = visibleRows(rows, show, text)
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
      <CaseloadControls rows={rows} search={search} views={views} viewActions={viewActions} />
      <div className="@container mt-6" {...(found.length === 0 && skippedTo)}>
        {found.length > 0 ? (
          <table
            data-compact={density === 'compact' || undefined}
            className="group/table w-full border-collapse text-left @max-[61rem]:block"
          >
            <caption className="sr-only">Clients</caption>
            <Headings shown={shown} subtitles={subtitles} />
            <tbody
              ref={body}
              {...skippedTo}
              className="@max-[61rem]:block @max-[61rem]:border-t @max-[61rem]:border-ink"
            >
              {lines.map(row => (
                <TableLine key={row.id} row={row} shown={shown} begin={begin} />
              ))}
            </tbody>
          </table>
        ) : (
          <NobodyListed rows={rows} text={sought} onClear={clear} />
        )}
      </div>
      <Announcer>{sought && `${found.length} found`}</Announcer>
      <div className="mt-4">
        <Pages page={page} of={pages} found={found.length} />
      </div>
    </ViewContext>
  )
}

/** Where one gets to by "Skip to the clients". */
const skippedTo = { id: 'clients', tabIndex: -1 }

function Headings({ shown, subtitles }: Pick<Props, 'subtitles'> & { shown: readonly ColumnId[] }) {
  return (
    <thead className="border-b border-ink @max-[61rem]:hidden">
      <tr>
        {shown.map(id => (
          <ColumnHeading key={id} id={id} subtitle={subtitles[id]} />
        ))}
      </tr>
    </thead>
  )
}

/** The rows in the order of a view, those of its page alone, and its columns. */
function useRowsInView(found: TableRow[], { sort, hidden, size, page: asked }: CaseloadView) {
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
