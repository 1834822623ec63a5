/* Put into every document of a measured page before anything of its own runs: notes what vitals.ts reads. */

const found = {
  /** When the largest paint was, in ms since the navigation began. */
  lcp: 0,
  /** @type {{ at: number, value: number }[]} */
  shifts: [],
  /** How long each key or click took until the screen showed it, in ms; browsers round to 8. @type {number[]} */
  interactions: [],
}
Object.assign(window, { notedVitals: found })

/**
 * @param {string} type
 * @param {(entry: PerformanceEntry & { value?: number, hadRecentInput?: boolean, interactionId?: number }) => void} note
 */
function on(type, note) {
  const observer = new PerformanceObserver(list => {
    for (const entry of list.getEntries()) note(entry)
  })
  observer.observe({ type, buffered: true, durationThreshold: 16 })
}

on('largest-contentful-paint', entry => {
  found.lcp = entry.startTime
})
on('layout-shift', ({ startTime, value = 0, hadRecentInput }) => {
  if (!hadRecentInput) found.shifts.push({ at: startTime, value })
})
on('event', ({ duration, interactionId }) => {
  if (interactionId) found.interactions.push(duration)
})
