'use client'

import { useEffect, useRef } from 'react'
import { cn } from '@/components/ui/cn'
import type { Group, Line } from './palette-lines'

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
