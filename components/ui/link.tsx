import NextLink from 'next/link'
import type { ComponentProps } from 'react'
import { LinkPending } from './link-pending'

/** A link that fetches nothing before it is followed: a page rendered ahead of time would log a read that nobody made. */
export function Link({ children, ...props }: ComponentProps<typeof NextLink>) {
  return (
    <NextLink {...props} prefetch={false}>
      {children}
      <LinkPending />
    </NextLink>
  )
}
