import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Link } from '../ui/link'
import { type NavLink, NavLinks } from './nav-links'

type Props = {
  links: readonly NavLink[]
  person: string
  practice: string
  isDemo: boolean
  /** The hint at the keys. */
  keys: ReactNode
}

/** Beside the page on a wide screen, a bar of two rows above it on a narrow one. */
export function Sidebar({ links, person, practice, isDemo, keys }: Props) {
  return (
    <header className="flex flex-wrap items-center gap-x-4 border-b border-rule px-4 pt-2 pb-1.5 sm:px-6 lg:sticky lg:top-0 lg:h-dvh lg:flex-col lg:flex-nowrap lg:items-stretch lg:overflow-y-auto lg:border-r lg:border-b-0 lg:px-2.5 lg:pt-5 lg:pb-6 print:hidden">
      <Link href="/" className="rounded-sm font-serif text-2xl text-accent lg:mb-6 lg:px-2.5 lg:text-[1.625rem]">
        Attune
      </Link>
      <nav
        aria-label="Main"
        className="order-last -mx-2.5 w-[calc(100%+1.25rem)] overflow-x-auto py-0.5 lg:order-none lg:mx-0 lg:w-full lg:shrink-0 lg:overflow-visible"
      >
        <NavLinks links={links} />
      </nav>
      <div className="ml-auto flex items-center gap-3 text-[0.8125rem] text-soft lg:mt-auto lg:ml-0 lg:grid lg:justify-items-start lg:gap-2 lg:px-2.5 lg:pt-8">
        <p className="hidden leading-snug sm:block">
          <span className="lg:block">{person}</span>
          <span className="hidden lg:block">{practice}</span>
        </p>
        {isDemo && <p className="hidden leading-snug lg:block">Demo practice: fictional people</p>}
        {/* A document of its own, which leaves nothing of this one behind. */}
        <form action="/log-out" method="post">
          <Button type="submit" variant="ghost" size="sm" className="-mx-2.5 px-2.5 font-normal lg:my-1">
            Log out
          </Button>
        </form>
        {keys}
      </div>
      {isDemo && <p className="order-last w-full pb-1 text-xs text-soft lg:hidden">Demo practice: fictional people</p>}
    </header>
  )
}
