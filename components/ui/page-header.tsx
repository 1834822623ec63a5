import type { ReactNode } from 'react'
import { cn } from './cn'
import { Link } from './link'

export type Crumb = { label: string; href?: string }

type Props = {
  title: ReactNode
  crumbs?: readonly Crumb[]
  subtitle?: ReactNode
  actions?: ReactNode
  /** The subtitle beside the title, where there is room: for pages of long lists. */
  isOneLine?: boolean
  className?: string
}

/** Where one is, what the page is about, and what can be done here. */
export function PageHeader({ title, crumbs = [], subtitle, actions, isOneLine = false, className }: Props) {
  return (
    <header
      data-slot="page-header"
      className={cn('flex flex-wrap items-end justify-between gap-x-8 gap-y-4', isOneLine ? 'mb-4' : 'mb-6', className)}
    >
      <div className="min-w-0 flex-1 basis-80">
        {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
        <div className={cn(isOneLine && 'flex flex-wrap items-baseline gap-x-5')}>
          <h1 className="font-serif text-[2.125rem] leading-tight tracking-[-0.01em] break-words">{title}</h1>
          {subtitle && <p className={cn('text-soft', !isOneLine && 'mt-1.5')}>{subtitle}</p>}
        </div>
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2.5 pb-0.5 print:hidden">{actions}</div>}
    </header>
  )
}

/** The path to where one is. */
export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav data-slot="crumbs" aria-label="Path" className="mb-0.5 text-[0.8125rem] text-soft print:hidden">
      <ol className="flex flex-wrap gap-x-1.5">
        {crumbs.map(({ label, href }, index) => (
          <li key={href ?? label} className="flex min-w-0 gap-x-1.5 wrap-anywhere">
            {index > 0 && <span aria-hidden>/</span>}
            {href ? (
              <Link href={href} className="underline-offset-4 hover:text-ink hover:underline">
                {label}
              </Link>
            ) : (
              <span aria-current="page">{label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
