'use client'

import { Button } from '@/components/ui/button'

/** The browser's own print dialog, which knows the paper. */
export function PrintButton() {
  return (
    <Button type="button" onClick={() => window.print()}>
      Print
    </Button>
  )
}
