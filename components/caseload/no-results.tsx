'use client'

import { lazy, Suspense } from 'react'
import { Button } from '../ui/button'
import { Empty, EmptyContent, EmptyDescription, EmptyTitle } from '../ui/empty'
import { countOf, filters, visibleRows } from './filters'
import type { FindOthers } from './others-by-code'
import type { ClientRow } from './rows'
import { useView, ViewLink } from './view-state'

// Loaded where there are clients beside those that are listed.
const OthersByCode = lazy(() => import('./others-by-code'))

type Props = {
  rows: ClientRow[]
  /** Finds the clients that are not listed, of whom nothing is known here; null where all are. */
  findOthers: FindOthers | null
  text: string
  onClear: () => void
}

/** Why the list is empty, and the way on. */
export function NobodyListed({ rows, findOthers, text, onClear }: Props) {
  const { filter } = useView().view
  if (text !== '') return <NobodyFound rows={rows} findOthers={findOthers} text={text} onClear={onClear} />
  const isPart = findOthers !== null
  const { title, says, of } = filters[filter].none
  const other = filter === 'all' && countOf(rows, 'ended') > 0 ? 'ended' : 'all'
  return (
    <Empty>
      <EmptyTitle>{isPart ? `None of the ${rows.length} clients listed here ${of}` : title}</EmptyTitle>
      <EmptyDescription>{isPart ? 'This says nothing of the other clients that you may open.' : says}</EmptyDescription>
      {filter !== other && (
        <EmptyContent>
          <Button asChild variant="outline">
            <ViewLink to={{ filter: other }}>
              {other === 'ended' ? 'Show ended episodes' : `Show all ${isPart ? 'of these' : 'clients'}`}
            </ViewLink>
          </Button>
        </EmptyContent>
      )}
    </Empty>
  )
}

/** The search looked only among those that the filter lists, so what it left out is said. */
function NobodyFound({ rows, findOthers, text, onClear }: Props) {
  const isPart = findOthers !== null
  const elsewhere = visibleRows(rows, 'all', text).length
  const these = isPart ? `the ${rows.length} clients listed here` : 'all clients'
  return (
    <Empty>
      <EmptyTitle>
        {isPart && elsewhere === 0 ? `“${text}” is not among ${these}` : `Nobody found for “${text}”`}
      </EmptyTitle>
      <EmptyDescription>
        {elsewhere > 0
          ? `Among ${these} there ${elsewhere === 1 ? 'is one' : `are ${elsewhere}`}.`
          : isPart
            ? 'All others are found by the beginning of their code.'
            : 'No name or code contains these letters. Try fewer.'}
      </EmptyDescription>
      <EmptyContent className="flex flex-wrap gap-3">
        {elsewhere > 0 && (
          <Button asChild variant="outline">
            <ViewLink to={{ filter: 'all' }}>{`Search all ${isPart ? rows.length : 'clients'}`}</ViewLink>
          </Button>
        )}
        {findOthers && (
          <Suspense>
            <OthersByCode key={text} code={text.trim()} find={findOthers} />
          </Suspense>
        )}
        <Button variant="outline" onClick={onClear}>
          Clear the search
        </Button>
      </EmptyContent>
    </Empty>
  )
}
