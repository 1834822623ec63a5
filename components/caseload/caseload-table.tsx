'use client'

import { useTable } from '@tanstack/react-table'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { Announcer } from '@/components/ui/announcer'
import { CaseloadControls } from './caseload-controls'
import { ColumnHeading } from './column-heading'
import { Pages } from './pages'
import { columns, features, type TableRow } from './table-columns'
import { TableLine } from './table-line'
import { type ColumnId, columnIds } from './url-state'
import { useViewFromUrl, ViewContext } from './view-state'
import { visibleRows } from './visible-rows'

type Props = { rows: TableRow[]; subtitles: Partial<Record<ColumnId, string>> }

/** The caseload as a table that can be ordered, filtered, searched and paged; on a narrow screen each row is a short list. */
export function CaseloadTable({ rows, subtitles }: Props) {
  const state = useViewFromUrl()
  const { show, sort, hidden, size } = state.view
  const [text, setText] = useState('')
  const data = useMemo(() => visibleRows(rows, show, text), [rows, show, text])
  const pages = Math.max(1, Math.ceil(data.length / size))
  const page = Math.min(state.view.page, pages)
  const table = useTable({
    features,
    columns,
    data,
    getRowId: row => row.id,
    autoResetPageIndex: false,
    state: {
      sorting: sort ? [{ id: sort.column, desc: sort.descending }] : [],
      pagination: { pageIndex: page - 1, pageSize: size },
      columnVisibility: Object.fromEntries(hidden.map(id => [id, false])),
    },
  })
  const router = useRouter()
  // Enter opens the one client that the search left, so that finding someone takes the keyboard alone.
  const openFound = () => {
    const [only, ...others] = data
    if (text && only && others.length === 0) router.push(`/clients/${only.id}`)
  }
  const shown = columnIds.filter(id => !hidden.includes(id))
  return (
    <ViewContext value={state}>
      <CaseloadControls rows={rows} text={text} onText={setText} onEnter={openFound} />
      <div className="@container mt-6">
        <table className="w-full border-collapse text-left @max-[61rem]:block">
          <caption className="sr-only">Clients</caption>
          <thead className="border-b border-ink @max-[61rem]:hidden">
            <tr>
              {shown.map(id => (
                <ColumnHeading key={id} id={id} subtitle={subtitles[id]} />
              ))}
            </tr>
          </thead>
          <tbody className="@max-[61rem]:block @max-[61rem]:border-t @max-[61rem]:border-ink">
            {table.getRowModel().rows.map(row => (
              <TableLine key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {data.length === 0 && (
        <p className="border-b border-rule py-8 text-soft">No client here. {text && 'Try fewer letters, or All.'}</p>
      )}
      <Announcer>{text && `${data.length} found`}</Announcer>
      <div className="mt-4">
        <Pages page={page} of={pages} found={data.length} />
      </div>
    </ViewContext>
  )
}
