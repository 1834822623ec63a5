import { FlexRender, type Row } from '@tanstack/react-table'
import { memo } from 'react'
import { cn } from '@/components/ui/cn'
import type { ColumnId, features } from './columns'
import type { ClientRow } from './rows'

type TableRow = Row<typeof features, ClientRow>
type Props = { row: TableRow; shown: readonly ColumnId[] }

/**
 * One client. On a narrow screen: who and Record on the first line, then why, then each value beside what it is. Drawn again only
 * when the client or the columns change, not with every letter of a search.
 */
export const ClientTableRow = memo(
  function ClientTableRow({ row }: Props) {
    return (
      <tr className="border-b border-rule has-focus-visible:bg-wash/60 @max-[48rem]:grid @max-[48rem]:grid-cols-[minmax(0,1fr)_auto] @max-[48rem]:gap-x-4 @max-[48rem]:gap-y-2 @max-[48rem]:py-4 @max-[48rem]:group-data-compact/table:gap-y-1 @max-[48rem]:group-data-compact/table:py-2.5 @2xl:@max-[48rem]:grid-cols-2 @2xl:@max-[48rem]:gap-x-8">
        {row.getVisibleCells().map(cell => (
          <ClientTableCell key={cell.id} cell={cell} />
        ))}
      </tr>
    )
  },
  (before, after) => before.row.original === after.row.original && before.shown === after.shown,
)

type Cell = ReturnType<TableRow['getVisibleCells']>[number]

function ClientTableCell({ cell }: { cell: Cell }) {
  const { meta } = cell.column.columnDef
  const isEmpty = meta ? cell.row.original.cells[meta.id] === null : false
  const className = cn(
    'py-[0.5625rem] pr-2.5 align-baseline group-data-compact/table:py-0.5 last:pr-0 @max-[66rem]:pr-2 @max-[48rem]:p-0!',
    meta?.besideTitle && '@max-[48rem]:order-1 @max-[48rem]:flex @max-[48rem]:items-baseline @max-2xl:col-span-2',
    isEmpty && '@max-[48rem]:hidden',
    meta?.className,
  )
  if (meta?.id === 'client')
    return (
      <th scope="row" className={className}>
        <FlexRender cell={cell} />
      </th>
    )
  return (
    <td className={className}>
      {!isEmpty && meta?.besideTitle && (
        <span className="w-28 shrink-0 text-[0.8125rem] text-soft @min-[48rem]:hidden">{meta.besideTitle}</span>
      )}
      <FlexRender cell={cell} />
    </td>
  )
}
