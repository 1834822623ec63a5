'use client'

import { useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import type { LibraryRow } from './library-rows'
import { hrefOf, type LibraryView, viewOf } from './library-view'

/** The view that the address asks for. All rows are here already: a change of view changes the address and asks for nothing. */
export function useLibraryView(rows: readonly LibraryRow[]) {
  const query = useSearchParams()
  const view = useMemo(() => viewOf(query, rows), [query, rows])
  return { view, go: (to: LibraryView) => window.history.pushState(null, '', hrefOf(to)) }
}
