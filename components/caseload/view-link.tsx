'use client'

import type { ComponentProps } from 'react'
import { InPlaceLink } from '@/components/ui/in-place-link'
import type { CaseloadView } from './url-state'
import { useView } from './view-state'

type Props = Omit<ComponentProps<typeof InPlaceLink>, 'href' | 'follow'> & { to: Partial<CaseloadView> }

/** A link to the same caseload seen otherwise. */
export function ViewLink({ to, ...props }: Props) {
  const { hrefOf, go } = useView()
  return <InPlaceLink href={hrefOf(to)} follow={() => go(to)} {...props} />
}
