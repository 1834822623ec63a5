'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { type ComponentProps, createContext, use, useCallback, useMemo } from 'react'
import { InPlaceLink } from '@/components/ui/link'
import { type CaseloadView, firstView, queryOf, viewOf } from './url-state'

type ViewState = {
  view: CaseloadView
  /** The address of the view with these changes. */
  hrefOf(change: Partial<CaseloadView>): string
  go(change: Partial<CaseloadView>): void
}

export const ViewContext = createContext<ViewState>({ view: firstView, hrefOf: () => '', go: () => undefined })

export const useView = () => use(ViewContext)

/**
 * The view that the address asks for. The rows are all here already, so a change of view is a change of the address and no
 * request; the browser's back button undoes it.
 */
export function useViewFromUrl(): ViewState {
  const query = useSearchParams()
  const path = usePathname()
  const view = useMemo(() => viewOf(query), [query])
  const hrefOf = useCallback(
    (change: Partial<CaseloadView>) => {
      const next = queryOf({ ...view, page: 1, ...change })
      return next ? `${path}?${next}` : path
    },
    [view, path],
  )
  const go = useCallback(
    (change: Partial<CaseloadView>) => window.history.pushState(null, '', hrefOf(change)),
    [hrefOf],
  )
  return useMemo(() => ({ view, hrefOf, go }), [view, hrefOf, go])
}

type Props = Omit<ComponentProps<typeof InPlaceLink>, 'href' | 'follow'> & { to: Partial<CaseloadView> }

/** A link to the same caseload seen otherwise. */
export function ViewLink({ to, ...props }: Props) {
  const { hrefOf, go } = useView()
  return <InPlaceLink href={hrefOf(to)} follow={() => go(to)} {...props} />
}
