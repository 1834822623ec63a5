'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'

/**
 * Keeps the focus where somebody was. Where what held it is gone (a flag that was acknowledged, a form that is done, a dialog that
 * was opened from nowhere), the browser drops it to the page and the next Tab begins at the top; it goes back to where it was before
 * the dialog instead, else to what was nearest, else to the main heading. Never to a button: the next Enter would press it.
 */
export function FocusKeeper() {
  useEffect(() => {
    let last: Element | null = null
    let around: Element[] = []
    let path = ''
    let frame = 0
    const remember = (target: EventTarget | null, relatedTarget: EventTarget | null) => {
      if (!(target instanceof Element) || target === document.body) return
      const dialog = target.closest('dialog')
      // For a dialog, what counts is where it was opened from: its own place in the page says nothing.
      if (dialog === null) around = ancestorsOf(target)
      else if (last?.closest('dialog') !== dialog) around = ancestorsOf(relatedTarget)
      last = target
      path = location.pathname
    }
    const restore = () => {
      if (document.activeElement !== document.body || last === null || last.isConnected) return
      const isElsewhere = location.pathname !== path
      // Whoever followed a link is where they wanted to be. What gets the focus here is remembered as anything else: a page that is
      // still coming may replace it.
      if (isElsewhere && last.matches('a[href]')) last = null
      else if (!focusAgain(around)) focusHeading(isElsewhere)
    }
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(frame)
      // After everything else that may set the focus.
      frame = requestAnimationFrame(restore)
    })
    const onFocus = ({ target, relatedTarget }: FocusEvent) => remember(target, relatedTarget)
    // A field that has the focus from the start got it before the listener was added.
    remember(document.activeElement, null)
    observer.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('focusin', onFocus)
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
      document.removeEventListener('focusin', onFocus)
    }
  }, [])
  return null
}

/** An element and its ancestors, from the inside out, as they are now; of a line of a list also those after it, which come next. */
function ancestorsOf(target: EventTarget | null): Element[] {
  const found: Element[] = []
  let each = target instanceof Element && target !== document.body ? target : null
  for (; each && each.id !== 'main'; each = each.parentElement) {
    let next: Element | null = each
    for (; next; next = each.matches('li') ? next.nextElementSibling : null) found.push(next)
  }
  return found
}

const harmless = 'a[href], summary, input:not([type="hidden"]), select, textarea, [tabindex="0"]'

/**
 * Gives the focus back to an element; where that is gone, to something harmless in the nearest of its former ancestors that has any,
 * or to that section itself. Returns whether it could.
 */
function focusAgain(around: readonly Element[]): boolean {
  const [self, ...outside] = around.filter(each => each instanceof HTMLElement)
  if (self && isShown(self)) return focus(self)
  for (const place of outside.filter(each => each.isConnected && document.querySelector('#main')?.contains(each))) {
    const found = [...place.querySelectorAll<HTMLElement>(harmless)].find(isShown)
    if (found) return focus(found)
    if (place.matches('section, article, li, details')) return focusRegion(place)
  }
  return false
}

/** The title of the page; a page that has just come has been scrolled already. */
function focusHeading(isElsewhere: boolean): void {
  const heading = document.querySelector<HTMLElement>('#main h1')
  if (heading) focusRegion(heading, isElsewhere)
}

function focusRegion(region: HTMLElement, preventScroll = false): boolean {
  if (!region.hasAttribute('tabindex')) region.tabIndex = -1
  return focus(region, preventScroll)
}

function focus(element: HTMLElement, preventScroll = false): boolean {
  element.focus({ preventScroll })
  return document.activeElement === element
}

const isShown = (element: HTMLElement) =>
  element.isConnected && element.checkVisibility() && !element.closest('[inert]')

/** The first stops of the tab key: past the links, to what the page is about; on the caseload also past its filters, to the list. */
export function SkipLink() {
  const hasList = usePathname() === '/caseload'
  return (
    <>
      <a href="#main" className={link}>
        Skip to content
      </a>
      {hasList && (
        <a href="#clients" className={link}>
          Skip to the clients
        </a>
      )}
    </>
  )
}

const link =
  'sr-only z-50 rounded-md bg-accent px-4 py-2 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:left-3'
