import type { ComponentProps } from 'react'
import { cn } from './cn'

/**
 * A table on thin rules. Positioned, so that words for screen readers in it do not widen the page. With a `label`, one that is wider
 * than its place can be scrolled by keyboard and has that name.
 */
export function Table({ className, label, ...props }: ComponentProps<'table'> & { label?: string }) {
  const table = <table data-slot="table" className={cn('w-full border-collapse text-left', className)} {...props} />
  if (!label)
    return (
      <div data-slot="table-container" className="relative w-full overflow-x-auto">
        {table}
      </div>
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section data-slot="table-container" aria-label={label} tabIndex={0} className="relative w-full overflow-x-auto">
      {table}
    </section>
  )
}

export function TableHeader({ className, ...props }: ComponentProps<'thead'>) {
  return (
    <thead data-slot="table-header" className={cn('border-b border-ink [&_tr]:border-b-0', className)} {...props} />
  )
}

export function TableBody({ className, ...props }: ComponentProps<'tbody'>) {
  return <tbody data-slot="table-body" className={className} {...props} />
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr data-slot="table-row" className={cn('border-b border-rule', className)} {...props} />
}

/** A heading of a column, or with `scope="row"` of a row. */
export function TableHead({ className, scope = 'col', ...props }: ComponentProps<'th'>) {
  return (
    <th
      data-slot="table-head"
      scope={scope}
      className={cn('py-2.5 pr-4 align-bottom text-[0.8125rem] font-medium text-soft last:pr-0', className)}
      {...props}
    />
  )
}

export function TableCell({ className, ...props }: ComponentProps<'td'>) {
  return <td data-slot="table-cell" className={cn('py-2.5 pr-4 align-middle last:pr-0', className)} {...props} />
}

export function TableCaption({ className, ...props }: ComponentProps<'caption'>) {
  return (
    <caption
      data-slot="table-caption"
      className={cn('caption-bottom pt-3 text-left text-[0.8125rem] text-soft', className)}
      {...props}
    />
  )
}
