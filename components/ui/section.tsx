import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

type Props = { id: string; title: string; aside?: ReactNode; className?: string; children: ReactNode }

/** A part of the client page under its own heading. */
export function Section({ id, title, aside, className, children }: Props) {
  return (
    <section aria-labelledby={id} data-slot="section" className={cn('min-w-0', className)}>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={id} className="font-serif text-xl">
          {title}
        </h2>
        {aside && (
          <div className="flex flex-wrap items-center gap-x-4 text-[0.8125rem] text-soft print:hidden">{aside}</div>
        )}
      </div>
      {children}
    </section>
  )
}
