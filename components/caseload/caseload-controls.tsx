'use client'
import type { KeyboardEvent, RefObject } from 'react'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'
import { type ColumnId, sortable } from './columns'
import { DisplayMenu } from './display-menu'
import { countOf, filterIds, filters } from './filters'
import type { ClientRow } from './rows'
import { shareOfScale } from './share-of-scale'
import { useView, ViewLink } from './view-state'
import { type ViewActions, type ViewLine, ViewsMenu } from './views-menu'

type Subtitles = Partial<Record<ColumnId, string>>

type Props = {
  rows: readonly ClientRow[]
  /** The viewer may open more clients than these. */
  isPart: boolean
  /** Of the columns. */
  subtitles: Subtitles
  search: Search
  views: readonly ViewLine[]
  viewActions: ViewActions
}

/** What is listed, and how. */
export function CaseloadControls({ rows, isPart, subtitles, search, views, viewActions }: Props) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 print:hidden">
      <FilterChips rows={rows} isPart={isPart} />
      <div className="relative flex flex-wrap items-center gap-x-4 gap-y-2 max-sm:w-full">
        <ClientSearch search={search} />
        <OrderSelect subtitles={subtitles} />
        <DisplayMenu />
        <ViewsMenu views={views} actions={viewActions} />
      </div>
    </div>
  )
}

/** The order as one choice, for screens where the column headings are not shown; the headings offer both directions. */
function OrderSelect({ subtitles }: { subtitles: Subtitles }) {
  const { view, go } = useView()
  const choose = (chosen: string) => {
    const column = sortable.find(({ id }) => id === chosen)
    go({ sort: column ? { column: column.id, descending: column.sortDescFirst ?? false } : null })
  }
  return (
    <label className="text-[0.8125rem] text-soft">
      <span className="sr-only">Order</span>
      <select
        value={view.sort?.column ?? ''}
        onChange={event => choose(event.target.value)}
        className="min-h-7 field-sizing-content rounded-md bg-transparent hover:text-ink"
      >
        <option value="">Triage order</option>
        {sortable.map(({ id, orderedBy }) => (
          <option key={id} value={id}>
            By {orderedBy}
            {subtitles[id] === shareOfScale && ', share of its scale'}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Which clients are listed, with how many each choice would list; of a part, that it counts no others. */
function FilterChips({ rows, isPart }: Pick<Props, 'rows' | 'isPart'>) {
  const { view } = useView()
  const offered = filterIds.filter(id => id !== 'ended' || view.filter === id || countOf(rows, id) > 0)
  return (
    <nav aria-label="Show">
      <ul className="flex flex-wrap items-center gap-2.5">
        {isPart && <li className="text-[0.8125rem] text-soft">{`Of these ${rows.length}:`}</li>}
        {offered.map(id => (
          <li key={id}>
            <ViewLink
              to={{ filter: id }}
              aria-current={view.filter === id ? 'true' : undefined}
              className={cn(
                'inline-flex min-h-7 items-center gap-1.5 rounded-full border px-3 text-[0.8125rem]',
                view.filter === id ? 'border-ink font-medium text-ink' : 'border-rule text-soft hover:border-edge',
              )}
            >
              {filters[id].title} <span>{countOf(rows, id)}</span>
            </ViewLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type Search = {
  field: RefObject<HTMLInputElement | null>
  text: string
  change: (text: string) => void
  /** Opens what was found, if it is one. */
  open: () => void
  /** Leaves the field for what was found. */
  leave: () => void
}

/**
 * Finds a client by name or code; the shell's `/` key comes here. What is typed stays in this field, and is sent as a code to look for
 * only when that is asked for: never in the address, the history or a log.
 */
function ClientSearch({ search: { field, text, change, open, leave } }: { search: Search }) {
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') open()
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    leave()
  }
  return (
    <search className="relative max-sm:w-full">
      <Input
        ref={field}
        type="search"
        aria-label="Find a client"
        aria-keyshortcuts="/"
        placeholder="Find a client"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={event => change(event.target.value)}
        onKeyDown={press}
        className="h-8 w-44 pr-8 text-[0.8125rem] max-sm:h-9 max-sm:w-full"
      />
      {text === '' && <Kbd className="pointer-events-none absolute top-1.5 right-2 max-sm:hidden">/</Kbd>}
    </search>
  )
}
