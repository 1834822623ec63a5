import type { ComponentProps } from 'react'
import { cn } from './cn'

/** What fields of every kind have in common. */
export const control = [
  'w-full min-w-0 rounded-md border border-edge bg-raised text-ink transition-colors',
  'focus-visible:rounded-md focus-visible:border-accent focus-visible:outline-offset-0',
  'disabled:opacity-60 read-only:bg-wash aria-invalid:border-safety',
]

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input data-slot="input" className={cn(control, 'h-9 px-3', className)} {...props} />
}
