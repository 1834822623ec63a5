'use client'

import { useLinkStatus } from 'next/link'

/** A thin bar over the page while a link waits for its page; styled to appear only when that takes long enough to be noticed. */
export function LinkPending() {
  const { pending } = useLinkStatus()
  if (!pending) return null
  return (
    <span role="status" data-slot="link-pending">
      <span className="sr-only">Loading the page…</span>
    </span>
  )
}
