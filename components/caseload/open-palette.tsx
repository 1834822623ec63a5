'use client'

import { Button } from '../ui/button'

/** Opens "Go to", where clients are found by their code: by the key that the shell listens to, for those who have no keyboard. */
export function OpenPalette() {
  return (
    <Button variant="outline" onClick={pressKey} className="print:hidden">
      Find by code
    </Button>
  )
}

const pressKey = () => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }))
