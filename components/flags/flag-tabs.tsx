import { cn } from '@/components/ui/cn'
import { Link } from '../ui/link'

export const flagShows = ['open', 'ended', 'all'] as const
export type FlagShow = (typeof flagShows)[number]

const titles: Record<FlagShow, string> = { open: 'Open', ended: 'Ended', all: 'All' }

/** The list an address asks for; the open ones unless it says otherwise. */
export const flagShowOf = (asked: string | string[] | undefined): FlagShow =>
  flagShows.find(show => show === asked) ?? 'open'

/** The address of a page of a list. */
export function flagsPath(show: FlagShow, page = 1): string {
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
