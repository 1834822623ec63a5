'use client'

import { useEffect } from 'react'

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

const focusable = 'a[href], button, summary, input:not([type="hidden"]), select, textarea, [tabindex="0"]'

/**
 * Gives the focus to what is nearest to an element that is gone, of all that it stood in, from the inside out: something to press
 * where there is, else the section itself. Nothing is done where the whole page was replaced.
 */
function focusNear(around: readonly Element[]): void {
  const places = around.filter(each => each instanceof HTMLElement).filter(each => each.isConnected)
  for (const place of places) {
    const found = [...place.querySelectorAll<HTMLElement>(focusable)].find(isShown)
    const to = found ?? (place.matches('section, article, li, details') ? place : null)
    if (to === null) continue
    if (to === place && !place.hasAttribute('tabindex')) place.tabIndex = -1
    to.focus()
    return
  }
}

const isShown = (element: HTMLElement) => element.checkVisibility() && !element.closest('[inert]')
