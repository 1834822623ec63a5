import type { ReactNode } from 'react'
import { cn } from './cn'

/** What stands where nothing is yet: a kind sentence and the way on. */
export function EmptyState({
  title,
  children,
  action,
  className,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
  className?: string
}) {
  return (
    <div data-slot="empty-state" className={cn('grid justify-items-start gap-2 border-y border-rule py-10', className)}>
      <p className="font-serif text-xl">{title}</p>
      {children && <div className="max-w-prose text-soft">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  )
}
