import type { ComponentProps } from 'react'
import { cn } from './cn'

export function Kbd({ className, ...props }: ComponentProps<'kbd'>) {
  return (
    <kbd
      data-slot="kbd"
      className={cn(
        'inline-flex h-4.5 whitespace-nowrap min-w-4.5 items-center justify-center rounded-[3px] border border-rule border-b-edge/60 bg-raised px-1 font-sans text-[0.6875rem] text-soft',
        className,
      )}
      {...props}
    />
  )
}
