'use client'

import { useEffect, useRef } from 'react'

/** For an open <details> that floats: Escape and a click elsewhere close it, and Escape gives the focus back. */
export function useClosesOutside() {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const element = details.current
    const onClick = (event: MouseEvent) => {
      if (element && event.target instanceof Node && !element.contains(event.target)) element.open = false
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !element?.open) return
      element.open = false
      element.querySelector('summary')?.focus()
    }
    document.addEventListener('click', onClick)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('click', onClick)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
  return details
}
