/** Says, each time it is asked, whether it is time for a line about something that takes long: not at once, and then every three seconds. */
export function timeForLine(): () => boolean {
  let saidAt = performance.now()
  return () => {
    if (performance.now() < saidAt + 3000) return false
    saidAt = performance.now()
    return true
  }
}
