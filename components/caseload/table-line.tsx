import { memo } from 'react'
import { cn } from '@/components/ui/cn'
import { Cell } from './cell'
import type { Begin } from './record-cell'
import { type TableRow, titles } from './table-columns'
import type { ColumnId } from './url-state'

type Props = { row: TableRow; shown: readonly ColumnId[]; begin: Begin }

/**
 * One client. On a narrow screen: who and Record on the first line, then why, then each value beside what it is. Drawn again only
 * when the row or the columns change, not with every letter of a search.
 */
export const TableLine = memo(function TableLine({ row, shown, begin }: Props) {
  return (
    <tr className="border-b border-rule has-focus-visible:bg-wash/60 @max-[61rem]:grid @max-[61rem]:grid-cols-[minmax(0,1fr)_auto] @max-[61rem]:gap-x-4 @max-[61rem]:gap-y-2 @max-[61rem]:py-4 @max-[61rem]:group-data-compact/table:gap-y-1 @max-[61rem]:group-data-compact/table:py-2.5 @2xl:@max-[61rem]:grid-cols-2 @2xl:@max-[61rem]:gap-x-8">
      {shown.map(id => (
        <Place key={id} id={id} isFilled={row.cells[id] !== null}>
          <Cell id={id} row={row} begin={begin} />
        </Place>
      ))}
    </tr>
  )
})

type PlaceProps = { id: ColumnId; isFilled: boolean; children: React.ReactNode }

function Place({ id, isFilled, children }: PlaceProps) {
  const className = cn(
    'py-3 pr-3 align-middle group-data-compact/table:py-1.5 last:pr-0 @max-[61rem]:p-0!',
    titled.includes(id) && '@max-[61rem]:order-1 @max-[61rem]:flex @max-[61rem]:items-center @max-2xl:col-span-2',
    !isFilled && '@max-[61rem]:hidden',
    places[id],
  )
  if (id === 'client')
    return (
      <th scope="row" className={className}>
        {children}
      </th>
    )
  return (
    <td className={className}>
      {isFilled && titled.includes(id) && (
        <span className="w-28 shrink-0 text-[0.8125rem] text-soft @min-[61rem]:hidden">{titles[id]}</span>
      )}
      {children}
    </td>
  )
}

const titled: readonly ColumnId[] = ['attachment', 'session', 'alliance', 'distress', 'rupture', 'due']

const places: Partial<Record<ColumnId, string>> = {
  client: 'text-left font-normal @min-[61rem]:min-w-35',
  why: 'min-w-44 @max-[61rem]:col-span-2',
  record: 'text-right @max-[61rem]:col-start-2 @max-[61rem]:row-start-1',
}
