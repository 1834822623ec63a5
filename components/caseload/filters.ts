import type { CaseloadRow } from '@/db/caseload'
import { daysBetween } from '@/lib/dates'
import { searchFor } from '@/lib/text/fold'
import type { ClientRow } from './rows'

export const filterIds = ['all', 'review', 'due', 'asked', 'unseen', 'ended'] as const
export type Filter = (typeof filterIds)[number]

type Definition = {
  title: string
  passes: (row: CaseloadRow, today: string) => boolean
  /** What is said where nobody passes; `of` goes on after "None of the 100 clients listed here". */
  none: { title: string; says: string; of: string }
}

const fourWeeks = 28

/** Which clients can be listed by themselves, in the order of the choices. */
export const filters: Record<Filter, Definition> = {
  // Whose episode has ended is listed apart, but stays among all as long as a Safety or Review flag is open: nobody leaves the list
  // that counts them.
  all: {
    title: 'All',
    passes: row => row.episode !== null || row.staysListed,
    none: {
      title: 'No client is in therapy at present',
      says: 'Clients whose episode has ended are listed separately.',
      of: 'is in therapy at present',
    },
  },
  // A Note is seen on the client page and is not counted here.
  review: {
    title: 'To review',
    passes: ({ topFlag }) => topFlag !== null && topFlag.tier !== 'note',
    none: {
      title: 'Nothing needs review today',
      says: 'No flag is waiting to be looked at. That does not mean that nothing is the matter: the rules see only what was measured.',
      of: 'has a flag to review',
    },
  },
  due: {
    title: 'Measures due',
    passes: row => row.due.length > 0,
    none: {
      title: 'No measures are due',
      says: 'Every measure in the plan has been filled in, or is not due again yet.',
      of: 'has a measure due',
    },
  },
  asked: {
    title: 'Asked, not answered',
    passes: ({ asked }) => asked?.hasOpen === true,
    none: {
      title: 'Nobody has questions to answer',
      says: 'Whoever was asked has answered, or their time is over.',
      of: 'has questions to answer',
    },
  },
  unseen: {
    title: 'Not seen in 4 weeks',
    passes: ({ episode, summary }, today) =>
      episode !== null && daysBetween(summary?.lastSession?.date ?? episode.startedOn, today) > fourWeeks,
    none: {
      title: 'Everybody was seen in the last four weeks',
      says: 'Nobody has been away for longer.',
      of: 'was last seen more than four weeks ago',
    },
  },
  ended: {
    title: 'Episode ended',
    passes: row => row.episode === null,
    none: {
      title: 'No episode has ended',
      says: 'Clients are listed here once their therapy is over.',
      of: 'has only ended episodes',
    },
  },
}

/** Which filters a client passes. */
export const filtersPassed = (row: CaseloadRow, today: string): Filter[] =>
  filterIds.filter(id => filters[id].passes(row, today))

/**
 * The rows that a filter and a search leave. Clients whose episode has ended and who have nothing open are listed apart from the
 * caseload, but a search among all clients finds them too.
 */
export function visibleRows(rows: readonly ClientRow[], filter: Filter, text: string): ClientRow[] {
  const isFound = searchFor(text)
  return rows.filter(
    row => passes(row, filter, text.trim() !== '') && isFound([row.name ?? '', row.preferredName ?? '', row.code]),
  )
}

/** How many clients each filter would show. */
export const countOf = (rows: readonly ClientRow[], filter: Filter) =>
  rows.filter(row => passes(row, filter, false)).length

const passes = (row: ClientRow, filter: Filter, isSearching: boolean): boolean =>
  row.filters.includes(filter) || (filter === 'all' && isSearching)
