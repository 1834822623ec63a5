'use client'

import type { ComponentProps } from 'react'
import { InPlaceLink } from '@/components/ui/in-place-link'
import { hrefOf, type LibraryView } from './library-view'

export type Go = (to: LibraryView) => void

type Props = Omit<ComponentProps<typeof InPlaceLink>, 'href' | 'follow'> & { to: LibraryView; go: Go }

/** A link to the same library seen otherwise. */
export const LibraryLink = ({ to, go, ...props }: Props) => (
  <InPlaceLink href={hrefOf(to)} follow={() => go(to)} {...props} />
)
