'use client'

import { ClientSearch, type Search } from './client-search'
import { DisplayMenu } from './display-menu'
import { FilterChips } from './filter-chips'
import { OrderSelect } from './order-select'
import type { TableRow } from './table-columns'
import { type ViewActions, type ViewLine, ViewsMenu } from './views-menu'

type Props = { rows: readonly TableRow[]; search: Search; views: readonly ViewLine[]; viewActions: ViewActions }

/** What is listed, and how. */
export function CaseloadControls({ rows, search, views, viewActions }: Props) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 print:hidden">
      <FilterChips rows={rows} />
      <div className="relative flex flex-wrap items-center gap-x-4 gap-y-2 max-sm:w-full">
        <ClientSearch search={search} />
        <OrderSelect />
        <DisplayMenu />
        <ViewsMenu views={views} actions={viewActions} />
      </div>
    </div>
  )
}
