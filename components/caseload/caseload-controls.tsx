'use client'

import { ClientSearch } from './client-search'
import { ColumnMenu } from './column-menu'
import { FilterChips } from './filter-chips'
import { OrderSelect } from './order-select'
import type { TableRow } from './table-columns'

type Props = { rows: readonly TableRow[]; text: string; onText: (text: string) => void; onEnter: () => void }

export function CaseloadControls({ rows, text, onText, onEnter }: Props) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <FilterChips rows={rows} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <ClientSearch text={text} onChange={onText} onEnter={onEnter} />
        <OrderSelect />
        <ColumnMenu />
      </div>
    </div>
  )
}
