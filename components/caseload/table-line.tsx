'use client'

import { flexRender, type Row } from '@tanstack/react-table'
import { cn } from '@/components/ui/cn'
import { type features, type TableRow, titles } from './table-columns'
import { type ColumnId, columnIds } from './url-state'

/** One client. On a narrow screen: who and Record on the first line, then why, then each value beside what it is. */
export function TableLine({ row }: { row: Row<typeof features, TableRow> }) {
  return (
    <tr className="border-b border-rule @max-[61rem]:grid @max-[61rem]:grid-cols-[minmax(0,1fr)_auto] @max-[61rem]:gap-x-4 @max-[61rem]:gap-y-2 @max-[61rem]:py-4 @2xl:@max-[61rem]:grid-cols-2 @2xl:@max-[61rem]:gap-x-8">
      {row.getVisibleCells().map(cell => {
        const id = columnIds.find(each => each === cell.column.id) ?? 'client'
        const content = flexRender(cell.column.columnDef.cell, cell.getContext())
        if (id === 'client')
          return (
            <th key={id} scope="row" className={classesOf(id, true)}>
              {content}
            </th>
          )
        return (
          <td key={id} className={classesOf(id, row.original.cells[id] != null)}>
            {titled.includes(id) && (
              <span className="w-28 shrink-0 text-[0.8125rem] text-soft @min-[61rem]:hidden">{titles[id]}</span>
            )}
            {content}
          </td>
        )
      })}
    </tr>
  )
}

const titled: readonly ColumnId[] = ['attachment', 'alliance', 'distress', 'rupture', 'due']

const places: Partial<Record<ColumnId, string>> = {
  client: 'text-left font-normal @min-[70rem]:whitespace-nowrap',
  why: 'min-w-44 @max-[61rem]:col-span-2',
  record: 'text-right @max-[61rem]:col-start-2 @max-[61rem]:row-start-1',
}

const classesOf = (id: ColumnId, isFilled: boolean) =>
  cn(
    'py-3 pr-3 align-middle last:pr-0 @max-[61rem]:p-0',
    titled.includes(id) && '@max-[61rem]:order-1 @max-[61rem]:flex @max-[61rem]:items-center @max-2xl:col-span-2',
    !isFilled && '@max-[61rem]:hidden',
    places[id],
  )
