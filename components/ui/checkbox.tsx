import type { ComponentProps } from 'react'
import { cn } from './cn'

/** The browser's own box: it works before and without JavaScript and needs no hidden copy of itself. */
export function Checkbox({ className, ...props }: ComponentProps<'input'>) {
  return (
    <input data-slot="checkbox" type="checkbox" className={cn('size-4 shrink-0 accent-accent', className)} {...props} />
  )
}
