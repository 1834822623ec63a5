import type { ReactNode } from 'react'
import { beside, fullName, type PersonName } from '@/lib/text/display-name'
import { cn } from '../ui/cn'
import { type Crumb, Crumbs } from '../ui/page-header'

type Props = {
  person: PersonName
  crumbs: readonly Crumb[]
  /** What the screen is about, beneath the name: "Session 20, Tuesday 3 March". */
  title?: ReactNode
  /** What else there is to know of it, in a line. */
  about?: ReactNode
  actions?: ReactNode
  /** Stays at the top of the window while the page is scrolled, for where something is recorded. */
  isSticky?: boolean
  className?: string
}

/** The title of every screen that records or shows one person: who it is first, then what. */
export function PersonHeading({ person, crumbs, title, about, actions, isSticky = false, className }: Props) {
  const more = beside(person)
  return (
    <>
      <Crumbs crumbs={crumbs} />
      <header
        data-slot="person-heading"
        data-sticky={isSticky || undefined}
        className={cn(
          'mb-6 flex flex-wrap justify-between gap-x-8 gap-y-3',
          // Beside the name, however many lines stand under it.
          isSticky
            ? 'sticky top-0 z-10 -mx-2.5 items-end border-rule border-b bg-paper px-2.5 py-2 print:static'
            : 'items-start',
          className,
        )}
      >
        <div className={cn('min-w-0 flex-1', isSticky ? 'basis-56' : 'basis-80')}>
          <h1
            className={cn(
              'flex flex-wrap items-baseline gap-x-3 font-serif leading-tight tracking-[-0.01em] wrap-anywhere',
              isSticky ? 'text-xl lg:text-[1.625rem]' : 'text-[2.125rem]',
            )}
          >
            {fullName(person)}
            {more && <span className="font-sans text-[0.9375rem] text-soft tracking-normal">{more}</span>}
          </h1>
          {title && (
            <h2 className={cn(isSticky ? 'text-sm lg:text-base' : 'mt-1 font-serif text-xl leading-snug')}>{title}</h2>
          )}
          {about && <p className={cn('text-soft', isSticky ? 'max-sm:hidden sm:text-sm' : 'mt-1')}>{about}</p>}
        </div>
        {actions && (
          <div className={cn('flex flex-wrap items-center gap-2.5 print:hidden', isSticky ? 'pb-0.5' : 'pt-1')}>
            {actions}
          </div>
        )}
      </header>
    </>
  )
}
