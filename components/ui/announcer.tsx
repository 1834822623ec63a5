import type { ReactNode } from 'react'
import { cn } from './cn'

/** Says its text to screen readers whenever that changes; it has to be on the page before. Give it a class to be seen as well. */
export function Announcer({ children, className }: { children?: ReactNode; className?: string }) {
  return (
    <p data-slot="announcer" role="status" aria-live="polite" className={cn(className ?? 'sr-only')}>
      {children}
    </p>
  )
}
