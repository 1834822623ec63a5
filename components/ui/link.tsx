'use client'

import NextLink, { useLinkStatus } from 'next/link'
import type { ComponentProps, MouseEvent } from 'react'

/** A link that fetches nothing before it is followed: a page rendered ahead of time would log a read that nobody made. */
export function Link({ children, ...props }: ComponentProps<typeof NextLink>) {
  return (
    <NextLink {...props} prefetch={false}>
      {children}
      <LinkPending />
    </NextLink>
  )
}

/** A thin bar over the page while a link waits for its page; styled to appear only when that takes long enough to be noticed. */
function LinkPending() {
  const { pending } = useLinkStatus()
  if (!pending) return null
  return (
    <span role="status" data-slot="link-pending">
      <span className="sr-only">Loading the page…</span>
    </span>
  )
}

type Props = Omit<ComponentProps<'a'>, 'href' | 'onClick'> & { href: string; follow: () => void }

/** A link to the same page seen otherwise, followed in place. A real one: it works before there is JavaScript, and opens in a new tab. */
export function InPlaceLink({ href, follow, children, ...props }: Props) {
  const press = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    follow()
  }
  return (
    <a data-slot="in-place-link" href={href} onClick={press} {...props}>
      {children}
    </a>
  )
}
