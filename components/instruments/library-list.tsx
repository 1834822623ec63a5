'use client'

import { useSearchParams } from 'next/navigation'
import { useMemo, useState } from 'react'
import { Announcer } from '../ui/announcer'
import { Input } from '../ui/input'
import { DomainTabs, FilterLine } from './library-filters'
import type { LibraryRow } from './library-rows'
import { LibraryTable } from './library-table'
import { choicesOf, fits, hrefOf, isFound, type LibraryView, viewOf } from './library-view'
import { LibraryEmpty } from './no-results'

/** The library, to be filtered by links and searched while typing. Without JavaScript the links do. */
export function LibraryList({ rows }: { rows: readonly LibraryRow[] }) {
  const { view, go } = useLibraryView(rows)
  const [text, setText] = useState('')
  const sought = text.trim()
  const found = rows.filter(row => isFound(row, sought))
  const shown = found.filter(row => fits(row, view))
  const { domain, respondent, terms } = choicesOf(rows, view)
  return (
    <>
      <DomainTabs choices={domain} go={go} />
      <div className="mt-3 mb-4 grid gap-y-1 print:hidden">
        <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2">
          <FilterLine name="Filled in by" choices={respondent} go={go} />
          <LibrarySearch text={text} onChange={setText} />
        </div>
        <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2">
          <FilterLine name="Licence" choices={terms} go={go} />
          <Announcer className="text-[0.8125rem] text-soft">{countWords(shown.length, rows.length)}</Announcer>
        </div>
      </div>
      {shown.length > 0 ? (
        <LibraryTable rows={shown} />
      ) : (
        <LibraryEmpty text={sought} elsewhere={found.length} onClear={() => setText('')} go={go} />
      )}
    </>
  )
}

const countWords = (shown: number, all: number) =>
  shown === all ? `All ${all} measures` : `${shown === 0 ? 'None' : shown} of ${all} measures`

/** The view that the address asks for. All rows are here already: a change of view changes the address and asks for nothing. */
function useLibraryView(rows: readonly LibraryRow[]) {
  const query = useSearchParams()
  const view = useMemo(() => viewOf(query, rows), [query, rows])
  return { view, go: (to: LibraryView) => window.history.pushState(null, '', hrefOf(to)) }
}

type Props = { text: string; onChange: (text: string) => void }

/** Finds a measure by its names or by what it measures. What is typed stays in this field: never in the address. */
function LibrarySearch({ text, onChange }: Props) {
  return (
    <search>
      <Input
        type="search"
        aria-label="Find a measure by name or by what it measures"
        placeholder="Name, or what it measures"
        autoComplete="off"
        value={text}
        onChange={event => onChange(event.target.value)}
        className="h-8 w-60 text-[0.8125rem]"
      />
    </search>
  )
}
