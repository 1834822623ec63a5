import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from './cn'

const badgeVariants = cva(
  'inline-flex items-center gap-1 rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap',
  {
    variants: { variant: { default: 'bg-wash text-ink', outline: 'border border-rule text-soft' } },
    defaultVariants: { variant: 'default' },
  },
)

/** A word or count about the thing beside it. It carries no colour: those belong to tiers and regions. */
export function Badge({ variant, className, ...props }: ComponentProps<'span'> & VariantProps<typeof badgeVariants>) {
  return <span data-slot="badge" className={cn(badgeVariants({ variant }), className)} {...props} />
}
