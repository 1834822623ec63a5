'use client'

import { useEffect } from 'react'
import { focusNear } from './focus-near'

/**
 * Keeps the focus where somebody was. Where what held it is gone (a flag that was acknowledged, a form that has done its work, the
 * button that a dialog would give it back to), the browser drops it to the page and the next Tab begins at the top; it goes to what
 * stood nearest instead.
 */
export function FocusKeeper() {
  useEffect(() => {
    let around: Element[] = []
    let frame = 0
    const remember = ({ target }: FocusEvent) => {
      around = target instanceof Element ? ancestorsOf(target) : []
    }
    const restore = () => {
      if (document.activeElement !== document.body || around[0]?.isConnected !== false) return
      focusNear(around)
      around = []
    }
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(frame)
      // After everything that may want the focus for itself has had its turn.
      frame = requestAnimationFrame(restore)
    })
    observer.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('focusin', remember)
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
      document.removeEventListener('focusin', remember)
    }
  }, [])
  return null
}

/** An element and what it stands in, from the inside out, as long as it stands there. */
function ancestorsOf(element: Element): Element[] {
  const found: Element[] = []
  for (let each: Element | null = element; each && each.id !== 'main'; each = each.parentElement) found.push(each)
  return found
}
