'use client'

import type { ComponentProps, MouseEvent } from 'react'

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
