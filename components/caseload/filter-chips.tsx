'use client'

import { cn } from '@/components/ui/cn'
import type { TableRow } from './table-columns'
import { type Show, shows } from './url-state'
import { ViewLink } from './view-link'
import { useView } from './view-state'
import { countOf } from './visible-rows'

export const showTitles: Record<Show, string> = {
  all: 'All',
  review: 'To review',
  due: 'Measures due',
  unseen: 'Not seen in 4 weeks',
  ended: 'Episode ended',
}

/** Which clients are listed, with how many each choice would list. */
export function FilterChips({ rows }: { rows: readonly TableRow[] }) {
  const { view } = useView()
  const offered = shows.filter(show => show !== 'ended' || view.show === show || countOf(rows, show) > 0)
  return (
    <nav aria-label="Show">
      <ul className="flex flex-wrap gap-2.5">
        {offered.map(show => (
          <li key={show}>
            <ViewLink
              to={{ show }}
              aria-current={view.show === show ? 'true' : undefined}
              className={cn(
                'inline-flex min-h-7 items-center gap-1.5 rounded-full border px-3 text-[0.8125rem]',
                view.show === show ? 'border-ink font-medium text-ink' : 'border-rule text-soft hover:border-edge',
              )}
            >
              {showTitles[show]} <span>{countOf(rows, show)}</span>
            </ViewLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
