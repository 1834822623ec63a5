import type { ComponentProps } from 'react'
import { cn } from './cn'

/** Says its text to screen readers whenever that changes; it has to be on the page before. Give it a class to be seen as well. */
export function Announcer({ className = 'sr-only', ...props }: ComponentProps<'p'>) {
  return <p data-slot="announcer" role="status" aria-live="polite" className={cn(className)} {...props} />
}
