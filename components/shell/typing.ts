/** Whether a key press is meant for a field or an open dialog rather than for the page. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true
  const { target } = event
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], dialog, [role="menu"]') !== null
  )
}
