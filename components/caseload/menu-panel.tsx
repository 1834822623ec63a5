'use client'

import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { useClosesOutside } from './closes-outside'

type Props = { label: ReactNode; className?: string; children: ReactNode }

/**
 * A panel that floats under the line of controls, which is what it is placed by: a name at the left edge of a phone has no room to
 * its own left. A browser's own disclosure: no menu code for a few choices.
 */
export function MenuPanel({ label, className, children }: Props) {
  const menu = useClosesOutside()
  return (
    <details ref={menu} className="text-[0.8125rem]">
      <summary className="flex min-h-7 items-center gap-1 text-soft hover:text-ink">
        {label}
        <span aria-hidden className="text-[0.625rem]">
          ▾
        </span>
      </summary>
      <div
        className={cn(
          'absolute top-full right-0 z-20 mt-1 grid max-w-[calc(100vw-2rem)] gap-2 rounded-md border border-rule bg-paper p-3 shadow-lg',
          className,
        )}
      >
        {children}
      </div>
    </details>
  )
}
