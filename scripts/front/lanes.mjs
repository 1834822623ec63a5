/** A browser asks for six things at once; a house of many browsers may have one address. */
const bounds = { ofOne: 6, ofAddress: 24, waiting: 200 }

/** @typedef {{ address: string, login: string }} Who */

/**
 * `running`: how many of each login are being answered.
 * @typedef {{ running: Map<string, number>, queue: { login: string, go: () => void }[] }} Lane
 */

/**
 * Lets so many requests of one login, and of one address, be answered at the same time. Others wait for theirs, and beyond so many of an address
 * they are refused: whoever asks for much waits for themselves, and everybody else is answered as ever.
 */
export function lanes({ ofOne, ofAddress, waiting } = bounds) {
  /** @type {Map<string, Lane>} */
  const addresses = new Map()

  /** @param {Pick<Lane, 'running'>} lane */
  const all = ({ running }) => [...running.values()].reduce((sum, count) => sum + count, 0)

  /**
   * Waits for a place; gives what leaves it, or null where too many wait.
   * @param {Who} who
   * @returns {Promise<(() => void) | null>}
   */
  return async ({ address, login }) => {
    /** @type {Lane} */
    const lane = addresses.get(address) ?? { running: new Map(), queue: [] }
    addresses.set(address, lane)
    const { running, queue } = lane
    /** @param {string} each */
    const hasPlace = each => all(lane) < ofAddress && (running.get(each) ?? 0) < ofOne
    /** @param {string} each */
    const begin = each => running.set(each, (running.get(each) ?? 0) + 1)
    if (hasPlace(login)) begin(login)
    else {
      if (queue.length >= waiting) return null
      await new Promise(resolve => queue.push({ login, go: () => resolve(undefined) }))
    }
    return () => {
      const left = (running.get(login) ?? 1) - 1
      if (left === 0) running.delete(login)
      else running.set(login, left)
      const at = queue.findIndex(each => hasPlace(each.login))
      const [next] = at < 0 ? [] : queue.splice(at, 1)
      if (next) {
        begin(next.login)
        next.go()
      }
      if (running.size === 0) addresses.delete(address)
    }
  }
}
