'use client'

import { cn } from '@/components/ui/cn'
import { pageSizes } from './url-state'
import { useView, ViewLink } from './view-state'

const link = 'inline-flex min-h-7 items-center underline-offset-4 hover:text-ink hover:underline'

/** Which part of the list is shown, the way to the next, and how many fit on a page. Nothing where all of it fits on the smallest. */
export function Pages({ page, of, found }: { page: number; of: number; found: number }) {
  const { view } = useView()
  if (found <= pageSizes[0]) return null
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center gap-x-5 gap-y-1 text-[0.8125rem] text-soft">
      {of > 1 && (
        <span className="flex items-center gap-3">
          {page > 1 && (
            <ViewLink to={{ page: page - 1 }} className={link}>
              Previous
            </ViewLink>
          )}
          <span>
            {1 + (page - 1) * view.size}–{Math.min(page * view.size, found)} of {found}
          </span>
          {page < of && (
            <ViewLink to={{ page: page + 1 }} className={link}>
              Next
            </ViewLink>
          )}
        </span>
      )}
      <span className="flex items-center gap-2">
        {pageSizes.map(size => (
          <ViewLink
            key={size}
            to={{ size }}
            aria-current={view.size === size ? 'true' : undefined}
            aria-label={`${size} a page`}
            className={cn(link, 'min-w-6 justify-center', view.size === size && 'font-semibold text-ink')}
          >
            {size}
          </ViewLink>
        ))}
        a page
      </span>
    </nav>
  )
}
