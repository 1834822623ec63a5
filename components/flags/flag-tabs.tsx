import { cn } from '@/components/ui/cn'
import { Link } from '../ui/link'

const flagShows = ['open', 'ended', 'all'] as const
export type FlagShow = (typeof flagShows)[number]

const titles: Record<FlagShow, string> = { open: 'Open', ended: 'Ended', all: 'All' }

/** The list an address asks for; the open ones unless it says otherwise. */
export const flagShowOf = (asked: string | string[] | undefined): FlagShow =>
  flagShows.find(show => show === asked) ?? 'open'

/** The address of a page of a list. */
function flagsPath(show: FlagShow, page = 1): string {
  const asked = new URLSearchParams({ ...(show !== 'open' && { show }), ...(page > 1 && { page: String(page) }) })
  return asked.size === 0 ? '/flags' : `/flags?${asked}`
}

export function FlagTabs({ show }: { show: FlagShow }) {
  return (
    <nav aria-label="Show" className="border-b border-ink">
      <ul className="flex gap-6">
        {flagShows.map(each => (
          <li key={each}>
            <Link
              href={flagsPath(each)}
              aria-current={each === show ? 'page' : undefined}
              className={cn(
                'inline-block border-b-2 py-2',
                each === show ? 'border-ink font-medium' : 'border-transparent text-soft hover:text-ink',
              )}
            >
              {titles[each]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

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
