const fields = 'input, textarea, select, [contenteditable], dialog, [role="menu"]'
const textFields = fields.replace('input', 'input:not([type="radio"], [type="checkbox"])')

/** The keys of the page that hold on a scale of answers, too. */
const onScales = /^[?h]$/i

/**
 * Whether a key press is meant for a field or an open dialog rather than for the page. On a scale of answers `?` still shows the
 * keys, and `h` hands the screen over; `/` is on the number pad, beside the digits, and must not lead away from it.
 */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true
  const { target, key } = event
  return target instanceof Element && target.closest(onScales.test(key) ? textFields : fields) !== null
}
