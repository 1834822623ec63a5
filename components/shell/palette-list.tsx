'use client'

import { useEffect, useRef } from 'react'
import { cn } from '@/components/ui/cn'
import { beside, fullName, type PersonName } from '@/lib/text/display-name'
import { searchFor } from '@/lib/text/fold'
import type { NavLink } from './nav-links'

type Props = { id: string; groups: readonly Group[]; chosen: string | undefined; choose: (line: Line) => void }

/** The lines under their titles. The focus stays in the field above; the chosen line is named to it. */
export function PaletteList({ id, groups, chosen, choose }: Props) {
  return (
    <div id={id} role="listbox" aria-label="Clients and pages" className="max-h-[50vh] overflow-y-auto">
      {groups.map(({ title, lines }) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox has no fieldsets, it has groups
        <div key={title} role="group" aria-label={title}>
          <p aria-hidden className="pt-2 pb-1 text-[0.8125rem] text-soft">
            {title}
          </p>
          {lines.map(line => (
            <Choice key={line.id} line={line} isChosen={line.id === chosen} choose={choose} />
          ))}
        </div>
      ))}
    </div>
  )
}

function Choice({ line, isChosen, choose }: { line: Line; isChosen: boolean; choose: (line: Line) => void }) {
  const option = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isChosen) option.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the keys are the field's, which names the chosen line
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
    <div
      ref={option}
      id={line.id}
      role="option"
      aria-selected={isChosen}
      onClick={() => choose(line)}
      className={cn('flex cursor-pointer items-baseline gap-3 rounded-sm px-2 py-1.5', isChosen && 'bg-band')}
    >
      <span className="min-w-0 wrap-anywhere">{line.label}</span>
      {line.detail && (
        <span className="min-w-0 wrap-anywhere text-[0.8125rem] text-soft tabular-nums">{line.detail}</span>
      )}
    </div>
  )
}

export type Findable = { id: string; isEnded: boolean; mayRecord: boolean } & PersonName

/** One line of the palette: where it leads, or whose session it begins. */
export type Line = { id: string; label: string; detail: string } & ({ href: string } | { recordFor: string })
type Group = { title: string; lines: Line[] }

/** A client twice, to be opened and to have a session recorded; then the pages. Groups without a line are left out. */
export function groupsOf(clients: readonly Findable[], links: readonly NavLink[]): Group[] {
  const named = clients.map(client => ({
    ...client,
    label: fullName(client),
    detail: [beside(client), client.isEnded ? 'episode ended' : ''].filter(Boolean).join(', '),
  }))
  const open = named.map(({ id, label, detail }) => ({ id: `open-${id}`, label, detail, href: `/clients/${id}` }))
  const record = named
    .filter(({ mayRecord }) => mayRecord)
    .map(({ id, label, detail }) => ({
      id: `record-${id}`,
      label: `Record session with ${label}`,
      detail,
      recordFor: id,
    }))
  const pages = links.map(({ href, label }) => ({ id: `page-${href.slice(1)}`, label, detail: '', href }))
  return [
    { title: 'Clients', lines: open },
    { title: 'Record a session', lines: record },
    { title: 'Pages', lines: pages },
  ]
}

/** What holds every word that is typed, in any order. */
export function matching(groups: readonly Group[], typed: string): Group[] {
  const isFound = searchFor(typed)
  const holds = ({ label, detail }: Line) => isFound([label, detail])
  return groups.map(group => ({ ...group, lines: group.lines.filter(holds) })).filter(({ lines }) => lines.length > 0)
}
