import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from './cn'

const alertVariants = cva('border-l-2 py-1 pl-4', {
  variants: { variant: { default: 'border-accent', note: 'border-note', review: 'border-review' } },
  defaultVariants: { variant: 'default' },
})

/**
 * Something to know before going on, beside a thin rule; never a flag. Give it role="status" or "alert" where it appears by itself:
 * what comes with the page interrupts nobody.
 */
export function Alert({ variant, className, ...props }: ComponentProps<'div'> & VariantProps<typeof alertVariants>) {
  return <div data-slot="alert" className={cn(alertVariants({ variant }), className)} {...props} />
}

export function AlertTitle({ className, ...props }: ComponentProps<'p'>) {
  return <p data-slot="alert-title" className={cn('font-medium', className)} {...props} />
}

export function AlertDescription({ className, ...props }: ComponentProps<'div'>) {
  return <div data-slot="alert-description" className={cn('max-w-prose text-soft', className)} {...props} />
}
