const focusable = 'a[href], button, summary, input:not([type="hidden"]), select, textarea, [tabindex="0"]'

/**
 * Gives the focus to what is nearest to an element that is gone, of all that it stood in, from the inside out: something to press
 * where there is, else the section itself. Nothing is done where the whole page was replaced.
 */
export function focusNear(around: readonly Element[]): void {
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
