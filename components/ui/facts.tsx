import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

/** Short facts, each beside its name. */
export function Facts({ className, ...props }: ComponentProps<'dl'>) {
  return <dl data-slot="facts" className={cn('border-t border-ink', className)} {...props} />
}

export function Fact({ name, children, aside }: { name: string; children: ReactNode; aside?: ReactNode }) {
  return (
    <div data-slot="fact" className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-rule py-2.5">
      <dt className="w-28 shrink-0 text-[0.8125rem] text-soft">{name}</dt>
      <dd className="min-w-0 flex-1 break-words">{children}</dd>
      {aside && <dd className="print:hidden">{aside}</dd>}
    </div>
  )
}
