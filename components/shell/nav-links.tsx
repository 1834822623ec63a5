'use client'

import { usePathname } from 'next/navigation'
import { cn } from '@/components/ui/cn'
import { Link } from '../ui/link'

/** `also`: paths that belong to the same place. `count`: of what waits there. */
export type NavLink = { href: string; label: string; also?: readonly string[]; count?: string }

export function NavLinks({ links }: { links: readonly NavLink[] }) {
  const path = usePathname()
  return (
    <ul className="flex gap-0.5 sm:gap-1 lg:grid">
      {links.map(link => (
        <li key={link.href}>
          <Entry link={link} isHere={[link.href, ...(link.also ?? [])].some(start => isWithin(path, start))} />
        </li>
      ))}
    </ul>
  )
}

function Entry({ link: { href, label, count }, isHere }: { link: NavLink; isHere: boolean }) {
  return (
    <Link
      href={href}
      aria-current={isHere ? 'page' : undefined}
      className={cn(
        'flex items-center justify-between gap-2 rounded-md px-2.5 py-2 whitespace-nowrap max-sm:px-2 max-sm:text-[0.8125rem] transition-colors focus-visible:-outline-offset-2',
        isHere ? 'bg-wash font-semibold text-ink' : 'text-soft hover:bg-wash/60 hover:text-ink',
      )}
    >
      {label}
      {count && (
        <span className="text-[0.8125rem] font-normal">
          {count}
          <span className="sr-only"> open</span>
        </span>
      )}
    </Link>
  )
}

const isWithin = (path: string, start: string) => path === start || path.startsWith(`${start}/`)
