import {
  columnVisibilityFeature,
  createColumnHelper,
  createPaginatedRowModel,
  createSortedRowModel,
  metaHelper,
  type Row,
  rowPaginationFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table'
import type { ReactNode } from 'react'
import type { RowCells } from './cell-text'
import {
  AllianceCell,
  AttachmentCell,
  ClientCell,
  DistressCell,
  DueCell,
  RecordCell,
  RuptureCell,
  SessionCell,
  WhyCell,
} from './cells'
import type { ClientRow } from './rows'

export type ColumnId = keyof RowCells

type Meta = {
  id: ColumnId
  /** Beside its value on a narrow screen, which has no headings; null where the value says enough. */
  besideTitle: string | null
  className: string
  /** Its heading, where that is shorter than its title. */
  heading: string | null
  headingClassName: string
}

export const features = tableFeatures({
  rowSortingFeature,
  rowPaginationFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
  paginatedRowModel: createPaginatedRowModel(),
  columnMeta: metaHelper<Meta>(),
})

const helper = createColumnHelper<typeof features, ClientRow>()

type Definition<Id extends ColumnId> = {
  title: string
  /** Above the column, where its subtitle says the rest. */
  heading?: string
  /** What it shows of a client who has something there. */
  cell: (cell: NonNullable<RowCells[Id]>, row: ClientRow) => ReactNode
  /** Which end comes first when the table is ordered by it; null: it gives no order. */
  order?: 'ascending' | 'descending' | null
  /** What it orders by, where its title does not say so: "By …". */
  orderedBy?: string
  /** Always shown. */
  isFixed?: boolean
  /** On a narrow screen its title is beside its value. */
  isTitled?: boolean
  className?: string
  headingClassName?: string
}

/** A column as TanStack Table takes it. What it sorts by and what its cells say comes with the row (`rows.ts`). */
function column<Id extends ColumnId>(id: Id, definition: Definition<Id>) {
  const { title, cell, order = 'ascending', isFixed = false, isTitled = false } = definition
  const { heading = null, orderedBy = title.toLowerCase(), className = '', headingClassName = '' } = definition
  const accessor = helper.accessor(row => row.sort[id], {
    id,
    header: title,
    cell: ({ row: { original } }) => {
      const said = original.cells[id]
      return said == null ? null : cell(said, original)
    },
    enableSorting: order !== null,
    enableHiding: !isFixed,
    sortDescFirst: order === 'descending',
    sortUndefined: 'last',
    sortFn: byValue,
    meta: { id, besideTitle: isTitled ? title : null, className, heading, headingClassName },
  })
  return { ...accessor, id, title, orderedBy }
}

type Column = ReturnType<typeof column>

/** The columns of the caseload, in order. One that rows say nothing for, and one that is missing here, does not compile. */
const definitions: { [Id in ColumnId]: Column } = {
  client: column('client', {
    title: 'Client',
    orderedBy: 'name',
    cell: (about, row) => <ClientCell row={row} about={about} />,
    isFixed: true,
    className: 'text-left font-normal @min-[48rem]:min-w-28 @min-[66rem]:min-w-40',
  }),
  attachment: column('attachment', {
    title: 'Attachment',
    orderedBy: 'attachment style, A to Z',
    cell: of => <AttachmentCell of={of} />,
    isTitled: true,
    className: '@min-[48rem]:align-middle',
  }),
  session: column('session', {
    title: 'Next session',
    heading: 'Next',
    cell: of => <SessionCell of={of} />,
    isTitled: true,
  }),
  why: column('why', {
    title: 'Reason',
    cell: of => <WhyCell of={of} />,
    className: '@min-[48rem]:min-w-36 @min-[66rem]:min-w-60 @max-[48rem]:col-span-2',
    headingClassName: 'pl-5',
  }),
  alliance: column('alliance', { title: 'Alliance', cell: of => <AllianceCell of={of} />, isTitled: true }),
  distress: column('distress', {
    title: 'Distress',
    cell: of => <DistressCell of={of} />,
    order: 'descending',
    isTitled: true,
  }),
  rupture: column('rupture', {
    title: 'Possible rupture',
    orderedBy: 'age of a possible rupture',
    cell: of => <RuptureCell of={of} />,
    order: 'descending',
    isTitled: true,
  }),
  due: column('due', {
    title: 'Due',
    orderedBy: 'number of measures due',
    cell: of => <DueCell of={of} />,
    order: 'descending',
    isTitled: true,
  }),
  record: column('record', {
    title: 'Record',
    cell: (of, row) => <RecordCell row={row} of={of} />,
    order: null,
    isFixed: true,
    className: 'text-right @min-[48rem]:align-middle @max-[48rem]:col-start-2 @max-[48rem]:row-start-1',
  }),
}

export const columns = Object.values(definitions)
export const columnDefs = helper.columns(columns)
export const columnOf = (id: ColumnId): Column => definitions[id]
export const sortable = columns.filter(({ enableSorting }) => enableSorting)
export const hideable = columns.filter(({ enableHiding }) => enableHiding)

// One order for server and browser, whose own languages may differ.
const inOrder = new Intl.Collator('en', { numeric: true })

function byValue(a: Row<typeof features, ClientRow>, b: Row<typeof features, ClientRow>, id: string): number {
  const [one, other] = [a.getValue(id), b.getValue(id)]
  return typeof one === 'number' && typeof other === 'number'
    ? one - other
    : inOrder.compare(String(one), String(other))
}
