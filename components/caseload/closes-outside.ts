'use client'

import { useEffect, useRef } from 'react'

/**
 * For an open <details> that floats: Escape, a click elsewhere and a link followed within it close it, and it gives the focus back.
 * A dialog that was opened from it comes first.
 */
export function useClosesOutside() {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const element = details.current
    const close = () => {
      if (!element?.open) return
      const hadFocus = element.contains(document.activeElement)
      element.open = false
      if (hadFocus) element.querySelector('summary')?.focus()
    }
    const onClick = ({ target }: MouseEvent) => {
      if (target instanceof Element && (!element?.contains(target) || target.closest('a'))) close()
    }
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape' && !document.querySelector('dialog[open]')) close()
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
