import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

const noticeVariants = cva('border-l-2 py-1 pl-4', {
  variants: { tone: { plain: 'border-accent', note: 'border-note', review: 'border-review', safety: 'border-safety' } },
  defaultVariants: { tone: 'plain' },
})

type Props = Omit<ComponentProps<'div'>, 'title'> & VariantProps<typeof noticeVariants> & { title?: ReactNode }

/** Something to know before going on, beside a thin rule. Give it role="status" or "alert" where it appears by itself. */
export function Notice({ tone, title, className, children, ...props }: Props) {
  return (
    <div data-slot="notice" className={cn(noticeVariants({ tone }), className)} {...props}>
      {title && <p className="font-medium">{title}</p>}
      {children && <div className="max-w-prose text-soft">{children}</div>}
    </div>
  )
}
