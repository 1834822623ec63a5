'use client'

import type { ComponentProps, MouseEvent } from 'react'
import type { CaseloadView } from './url-state'
import { useView } from './view-state'

type Props = Omit<ComponentProps<'a'>, 'href' | 'onClick'> & { to: Partial<CaseloadView> }

/** A link to the same caseload seen otherwise. A real one: it works before there is JavaScript, and opens in a new tab. */
export function ViewLink({ to, children, ...props }: Props) {
  const { hrefOf, go } = useView()
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
