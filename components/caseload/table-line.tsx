'use client'

import { flexRender, type Row } from '@tanstack/react-table'
import { cn } from '@/components/ui/cn'
import { type features, type TableRow, titles } from './table-columns'
import { type ColumnId, columnIds } from './url-state'

/** One client. On a narrow screen: who and Record on the first line, then why, then each value beside what it is. */
export function TableLine({ row }: { row: Row<typeof features, TableRow> }) {
  return (
    <tr className="border-b border-rule @max-[60rem]:grid @max-[60rem]:grid-cols-[minmax(0,1fr)_auto] @max-[60rem]:gap-x-4 @max-[60rem]:gap-y-2 @max-[60rem]:py-4 @2xl:@max-[60rem]:grid-cols-2 @2xl:@max-[60rem]:gap-x-8">
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
              <span className="w-28 shrink-0 text-[0.8125rem] text-soft @min-[60rem]:hidden">{titles[id]}</span>
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
  client: 'text-left font-normal @min-[72rem]:whitespace-nowrap',
  why: 'min-w-44 @max-[60rem]:col-span-2',
  record: 'text-right @max-[60rem]:col-start-2 @max-[60rem]:row-start-1',
}

const classesOf = (id: ColumnId, isFilled: boolean) =>
  cn(
    'py-3 pr-4 align-middle last:pr-0 @max-[60rem]:p-0',
    titled.includes(id) && '@max-[60rem]:order-1 @max-[60rem]:flex @max-[60rem]:items-center @max-2xl:col-span-2',
    !isFilled && '@max-[60rem]:hidden',
    places[id],
  )
