'use client'

import { useState } from 'react'
import { Announcer } from '../ui/announcer'
import { LibraryEmpty } from './library-empty'
import { DomainTabs, FilterLine } from './library-filters'
import { isFound } from './library-find'
import type { LibraryRow } from './library-rows'
import { LibrarySearch } from './library-search'
import { useLibraryView } from './library-state'
import { LibraryTable } from './library-table'
import { choicesOf, fits } from './library-view'

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
