'use client'

import { usePathname } from 'next/navigation'

/** The first stops of the tab key: past the links, to what the page is about; on the caseload also past its filters, to the list. */
export function SkipLink() {
  const hasList = usePathname() === '/caseload'
  return (
    <>
      <a href="#main" className={link}>
        Skip to content
      </a>
      {hasList && (
        <a href="#clients" className={link}>
          Skip to the clients
        </a>
      )}
    </>
  )
}

const link =
  'sr-only z-50 rounded-md bg-accent px-4 py-2 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:left-3'
