import { Link } from '../ui/link'
import { type FlagShow, flagsPath } from './flag-tabs'

type Props = { show: FlagShow; page: number; pages: number }

/** Which part of the list is shown, and the way to the next; nothing where there is one page only. */
export function FlagPages({ show, page, pages }: Props) {
  if (pages < 2) return null
  return (
    <nav aria-label="Pages" className="flex gap-4 py-5 text-[0.8125rem] text-soft print:hidden">
      {page > 1 && <To href={flagsPath(show, page - 1)}>Previous</To>}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages && <To href={flagsPath(show, page + 1)}>Next</To>}
    </nav>
  )
}

const To = ({ href, children }: { href: string; children: string }) => (
  <Link href={href} className="underline-offset-4 hover:text-ink hover:underline">
    {children}
  </Link>
)
