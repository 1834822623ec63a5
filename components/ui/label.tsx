import type { ComponentProps } from 'react'
import { cn } from './cn'

export function Label({ className, ...props }: ComponentProps<'label'>) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: whoever uses it gives it `htmlFor` or the control itself
    <label
      data-slot="label"
      className={cn('inline-flex items-center gap-2 font-medium text-ink', className)}
      {...props}
    />
  )
}
