'use client'

import type { ComponentProps, MouseEvent } from 'react'
import { hrefOf, type LibraryView } from './library-view'

export type Go = (to: LibraryView) => void

type Props = Omit<ComponentProps<'a'>, 'href' | 'onClick'> & { to: LibraryView; go: Go }

/** A link to the same library seen otherwise. A real one: it works before there is JavaScript, and opens in a new tab. */
export function LibraryLink({ to, go, children, ...props }: Props) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(to)
  }
  return (
    <a href={hrefOf(to)} onClick={follow} {...props}>
      {children}
    </a>
  )
}
