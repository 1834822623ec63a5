import type { ComponentProps } from 'react'
import { cn } from './cn'
import { Link } from './link'

type Props = Omit<ComponentProps<'nav'>, 'children'> & {
  page: number
  pages: number
  /** The address of a page. */
  pathOf: (page: number) => string
}

/** Which part of a list is shown, and the way to the next; nothing where there is one page only. */
export function Pagination({ page, pages, pathOf, className, ...props }: Props) {
  if (pages < 2) return null
  return (
    <nav
      data-slot="pagination"
      aria-label="Pages"
      className={cn('flex gap-4 text-[0.8125rem] text-soft print:hidden', className)}
      {...props}
    >
      {page > 1 && <To href={pathOf(page - 1)}>Previous</To>}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages && <To href={pathOf(page + 1)}>Next</To>}
    </nav>
  )
}

type Ends = {
  /** The address of the first page; null where this is it. */
  newest: string | null
  /** That of the next one; null where this is the last. */
  older: string | null
  /** What is listed. */
  of?: string
}

/** The ways along a list that begins at its newest entry and goes on from one entry, whose pages are not counted. */
export const OlderAndNewest = ({ newest, older, of = '' }: Ends) => (
  <nav data-slot="older-and-newest" aria-label="Pages" className="flex flex-wrap gap-x-6 print:hidden">
    {newest !== null && <Way href={newest}>{`Newest ${of}`.trim()}</Way>}
    {older !== null && <Way href={older}>{`Older ${of}`.trim()}</Way>}
  </nav>
)

const Way = ({ href, children }: { href: string; children: string }) => (
  <Link href={href} className="underline underline-offset-4 hover:text-accent">
    {children}
  </Link>
)

const To = ({ href, children }: { href: string; children: string }) => (
  <Link href={href} className="underline-offset-4 hover:text-ink hover:underline">
    {children}
  </Link>
)
