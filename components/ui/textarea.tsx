import type { ComponentProps } from 'react'
import { cn } from './cn'
import { control } from './input'

/** Grows with what is typed where the browser can. */
export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      data-slot="textarea"
      className={cn(control, 'field-sizing-content min-h-20 px-3 py-2', className)}
      {...props}
    />
  )
}
