'use client'

import { useSearchParams } from 'next/navigation'
import { useMemo, useState } from 'react'
import { Button } from '../ui/button'
import { Empty, EmptyContent, EmptyDescription, EmptyTitle } from '../ui/empty'
import { Input } from '../ui/input'
import { Announcer } from '../ui/toast'
import type { LibraryRow } from './instrument-words'
import { DomainTabs, FilterLine, type Go, LibraryLink } from './library-filters'
import { LibraryTable } from './library-table'
import { choicesOf, fits, hrefOf, isFound, type LibraryView, viewOf, wholeLibrary } from './library-view'

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

type LibraryEmptyProps = { text: string; elsewhere: number; onClear: () => void; go: Go }

/** Nothing to list, and the ways back. `elsewhere`: how many the search would find without the filters. */
export function LibraryEmpty({ text, elsewhere, onClear, go }: LibraryEmptyProps) {
  const whole = text === '' ? 'Show the whole library' : 'Search the whole library'
  return (
    <Empty className="border-t-0">
      <EmptyTitle>{text === '' ? 'No measure is all of this at once' : `Nothing found for “${text}”`}</EmptyTitle>
      <EmptyDescription>
        {text === '' ? 'Set one of the choices above back to “All”, and there may be some.' : searched(elsewhere)}
      </EmptyDescription>
      <EmptyContent className="flex flex-wrap gap-3">
        {(text === '' || elsewhere > 0) && (
          <Button asChild variant="outline">
            <LibraryLink to={wholeLibrary} go={go}>
              {whole}
            </LibraryLink>
          </Button>
        )}
        {text !== '' && (
          <Button variant="outline" onClick={onClear}>
            Clear the search
          </Button>
        )}
      </EmptyContent>
    </Empty>
  )
}

function searched(elsewhere: number): string {
  if (elsewhere === 0)
    return 'No measure in the library has this name or says that it measures this. Try fewer letters.'
  return elsewhere === 1
    ? 'Without the choices above, there is one.'
    : `Without the choices above, there are ${elsewhere}.`
}
