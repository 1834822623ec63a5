import {
  columnVisibilityFeature,
  createColumnHelper,
  createPaginatedRowModel,
  createSortedRowModel,
  type Row,
  rowPaginationFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table'
import type { RowCells } from './row-cells'
import { type ColumnId, columnIds, type Show } from './url-state'

/** One client as the browser needs it: what to sort and find by, and what each cell says. */
export type TableRow = {
  id: string
  code: string
  name: string | null
  preferredName: string | null
  shows: readonly Show[]
  sort: Partial<Record<ColumnId, string | number>>
  cells: RowCells
}

export const features = tableFeatures({
  rowSortingFeature,
  rowPaginationFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
  paginatedRowModel: createPaginatedRowModel(),
})

const helper = createColumnHelper<typeof features, TableRow>()

export const columns = helper.columns(
  columnIds.map(id =>
    helper.accessor(row => row.sort[id], {
      id,
      enableSorting: id !== 'record',
      sortUndefined: 'last',
      sortFn: byValue,
    }),
  ),
)

// One order for server and browser, whose own languages may differ.
const inOrder = new Intl.Collator('en', { numeric: true })

function byValue(a: Row<typeof features, TableRow>, b: Row<typeof features, TableRow>, id: string): number {
  const [one, other] = [a.getValue(id), b.getValue(id)]
  return typeof one === 'number' && typeof other === 'number'
    ? one - other
    : inOrder.compare(String(one), String(other))
}

export const titles: Record<ColumnId, string> = {
  client: 'Client',
  attachment: 'Attachment',
  session: 'Session',
  why: 'Why',
  alliance: 'Alliance',
  distress: 'Distress',
  rupture: 'Possible rupture',
  due: 'Due',
  record: 'Record',
}

/** Where the end that wants looking at is the high one, that comes first. */
export const descendingFirst: readonly ColumnId[] = ['distress', 'rupture', 'due']
