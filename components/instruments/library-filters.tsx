'use client'

import type { ComponentProps } from 'react'
import { InPlaceLink } from '@/components/ui/link'
import { cn } from '../ui/cn'
import { type Choice, hrefOf, type LibraryView } from './library-view'

type Props = { choices: readonly Choice[]; go: Go }

/** The domains, as tabs over the list. */
export function DomainTabs({ choices, go }: Props) {
  return (
    <nav aria-label="Domain" className="border-b border-ink print:hidden">
      <ul className="flex flex-wrap gap-x-6">
        {choices.map(({ title, count, to, isShown }) => (
          <li key={title}>
            <LibraryLink
              to={to}
              go={go}
              aria-current={isShown ? 'true' : undefined}
              className={cn(
                'inline-block border-b-2 py-2',
                isShown ? 'border-ink font-medium' : 'border-transparent text-soft hover:text-ink',
              )}
            >
              {title} <span className="text-[0.8125rem] font-normal text-soft">{count}</span>
            </LibraryLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** One more thing to choose by, on a line of its own: "Filled in by anyone client clinician". */
export function FilterLine({ name, choices, go }: Props & { name: string }) {
  return (
    <nav aria-label={name} className="flex items-baseline gap-x-3 text-[0.8125rem]">
      <span className="w-20 shrink-0 text-soft">{name}</span>
      <ul className="flex flex-wrap gap-x-4">
        {choices.map(({ title, count, to, isShown }) => (
          <li key={title}>
            <LibraryLink
              to={to}
              go={go}
              aria-current={isShown ? 'true' : undefined}
              className={cn('inline-block py-1', isShown ? 'font-medium' : 'text-soft hover:text-ink')}
            >
              <span className={isShown ? 'underline decoration-ink underline-offset-4' : undefined}>{title}</span>{' '}
              <span className="font-normal text-soft">{count}</span>
            </LibraryLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export type Go = (to: LibraryView) => void

type GoProps = Omit<ComponentProps<typeof InPlaceLink>, 'href' | 'follow'> & { to: LibraryView; go: Go }

/** A link to the same library seen otherwise. */
export const LibraryLink = ({ to, go, ...props }: GoProps) => (
  <InPlaceLink href={hrefOf(to)} follow={() => go(to)} {...props} />
)
