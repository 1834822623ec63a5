'use client'

import { Button } from '../ui/button'
import { Empty, EmptyContent, EmptyDescription, EmptyTitle } from '../ui/empty'
import type { TableRow } from './table-columns'
import type { Show } from './url-state'
import { useView, ViewLink } from './view-state'
import { countOf, visibleRows } from './visible-rows'

const nobody: Record<Show, { title: string; says: string }> = {
  all: { title: 'No client is in therapy at present', says: 'Those whose episode has ended are listed on their own.' },
  review: {
    title: 'Nothing needs review today',
    says: 'No flag waits for a look. That does not mean that nothing is the matter: the rules see only what was measured.',
  },
  due: { title: 'No measures are due', says: 'Every form of the plan was filled in, or is not yet due again.' },
  unseen: { title: 'Everybody was seen in the last four weeks', says: 'Nobody has been away for longer.' },
  ended: { title: 'No episode has ended', says: 'Clients are listed here once their therapy is over.' },
}

/** Why the list is empty, and the way on. */
export function NobodyListed({ rows, text, onClear }: { rows: TableRow[]; text: string; onClear: () => void }) {
  const { show } = useView().view
  if (text !== '') return <NobodyFound rows={rows} text={text} onClear={onClear} />
  const other = show === 'all' && countOf(rows, 'ended') > 0 ? 'ended' : 'all'
  return (
    <Empty>
      <EmptyTitle>{nobody[show].title}</EmptyTitle>
      <EmptyDescription>{nobody[show].says}</EmptyDescription>
      {show !== other && (
        <EmptyContent>
          <Button asChild variant="outline">
            <ViewLink to={{ show: other }}>{other === 'all' ? 'Show all clients' : 'Show ended episodes'}</ViewLink>
          </Button>
        </EmptyContent>
      )}
    </Empty>
  )
}

/** The search looked only among those that the filter lists, so what it left out is said. */
function NobodyFound({ rows, text, onClear }: { rows: TableRow[]; text: string; onClear: () => void }) {
  const elsewhere = visibleRows(rows, 'all', text).length
  return (
    <Empty>
      <EmptyTitle>{`Nobody found for “${text}”`}</EmptyTitle>
      <EmptyDescription>
        {elsewhere === 0
          ? 'No name or code holds these letters. Try fewer.'
          : `Among all clients there ${elsewhere === 1 ? 'is one' : `are ${elsewhere}`}.`}
      </EmptyDescription>
      <EmptyContent className="flex flex-wrap gap-3">
        {elsewhere > 0 && (
          <Button asChild variant="outline">
            <ViewLink to={{ show: 'all' }}>Search all clients</ViewLink>
          </Button>
        )}
        <Button variant="outline" onClick={onClear}>
          Clear the search
        </Button>
      </EmptyContent>
    </Empty>
  )
}
