'use client'

import { Button } from '../ui/button'
import { Empty, EmptyContent, EmptyDescription, EmptyTitle } from '../ui/empty'
import { countOf, filters, visibleRows } from './filters'
import type { ClientRow } from './rows'
import { useView, ViewLink } from './view-state'

/** Why the list is empty, and the way on. */
export function NobodyListed({ rows, text, onClear }: { rows: ClientRow[]; text: string; onClear: () => void }) {
  const { filter } = useView().view
  if (text !== '') return <NobodyFound rows={rows} text={text} onClear={onClear} />
  const other = filter === 'all' && countOf(rows, 'ended') > 0 ? 'ended' : 'all'
  return (
    <Empty>
      <EmptyTitle>{filters[filter].none.title}</EmptyTitle>
      <EmptyDescription>{filters[filter].none.says}</EmptyDescription>
      {filter !== other && (
        <EmptyContent>
          <Button asChild variant="outline">
            <ViewLink to={{ filter: other }}>{other === 'all' ? 'Show all clients' : 'Show ended episodes'}</ViewLink>
          </Button>
        </EmptyContent>
      )}
    </Empty>
  )
}

/** The search looked only among those that the filter lists, so what it left out is said. */
function NobodyFound({ rows, text, onClear }: { rows: ClientRow[]; text: string; onClear: () => void }) {
  const elsewhere = visibleRows(rows, 'all', text).length
  return (
    <Empty>
      <EmptyTitle>{`Nobody found for “${text}”`}</EmptyTitle>
      <EmptyDescription>
        {elsewhere === 0
          ? 'No name or code contains these letters. Try fewer.'
          : `Among all clients there ${elsewhere === 1 ? 'is one' : `are ${elsewhere}`}.`}
      </EmptyDescription>
      <EmptyContent className="flex flex-wrap gap-3">
        {elsewhere > 0 && (
          <Button asChild variant="outline">
            <ViewLink to={{ filter: 'all' }}>Search all clients</ViewLink>
          </Button>
        )}
        <Button variant="outline" onClick={onClear}>
          Clear the search
        </Button>
      </EmptyContent>
    </Empty>
  )
}
