import type { ComponentProps } from 'react'
import { cn } from './cn'

/** Shown where there is nothing yet: a kind sentence and the way on. */
export function Empty({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="empty"
      className={cn('grid justify-items-start gap-2 border-y border-rule py-10', className)}
      {...props}
    />
  )
}

export function EmptyTitle({ className, ...props }: ComponentProps<'p'>) {
  return <p data-slot="empty-title" className={cn('font-serif text-xl', className)} {...props} />
}

export function EmptyDescription({ className, ...props }: ComponentProps<'div'>) {
  return <div data-slot="empty-description" className={cn('max-w-prose text-soft', className)} {...props} />
}

/** The way on. */
export function EmptyContent({ className, ...props }: ComponentProps<'div'>) {
  return <div data-slot="empty-content" className={cn('mt-2', className)} {...props} />
}
