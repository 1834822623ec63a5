'use client'

import type { ComponentProps } from 'react'
import { Button } from './button'

type Props = Pick<ComponentProps<typeof Button>, 'variant'> & { label?: string }

/** The browser's own print dialog, which knows the paper. */
export function PrintButton({ label = 'Print', variant }: Props) {
  return (
    <Button type="button" variant={variant} onClick={() => window.print()}>
      {label}
    </Button>
  )
}
