import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'

/** A browser asks for six things at once; a house of many browsers may have one address. */
const bounds = { ofOne: 6, ofAddress: 24, waiting: 200, patience: 1000 }

/** Of the places, so many parts are left to who goes on asking for more than there are. */
const part = 1 / 6

/** The longest that a place rests, in ms. */
const longestRest = 1000

/** @typedef {{ address: string, login: string }} Who */

/**
 * Those who come one after another: how many are being answered, how many wait for a place of this line, and since when some always have.
 * @typedef {{ places: number, running: number, waiting: number, since: number }} Line
 */

/** @typedef {{ login: Line, full: Line, go: () => void }} Waiting */
/** @typedef {{ all: Line, logins: Map<string, Line>, queue: Waiting[] }} Lane */

/**
 * Lets so many requests of one login, and of one address, be answered at the same time. Others wait for theirs, and beyond so many of an address
 * they are refused. Where some always wait for longer than `patience`, in ms, which no browser does to itself, a sixth of the places is left, and
 * each rests for as long as its answer took. So whoever asks for much waits for themselves, and everybody else is answered as ever.
 */
export function lanes({ ofOne, ofAddress, waiting, patience } = bounds) {
  /** @type {Map<string, Lane>} */
  const addresses = new Map()

  /** @param {Line} line */
  const isPressed = ({ waiting: some, since }) => some > 0 && performance.now() - since > patience
  /** @param {Line} line */
  const isFull = line => line.running >= (isPressed(line) ? Math.ceil(line.places * part) : line.places)

  /**
   * Waits for a place; gives what leaves it, or null where too many wait.
   * @param {Who} who
   * @returns {Promise<(() => void) | null>}
   */
  return async ({ address, login: name }) => {
    const lane = addresses.get(address) ?? { all: emptyLine(ofAddress), logins: new Map(), queue: [] }
    addresses.set(address, lane)
    const login = lane.logins.get(name) ?? emptyLine(ofOne)
    lane.logins.set(name, login)
    const full = [login, lane.all].find(isFull)
    if (full && lane.queue.length >= waiting) return null
    if (full) await wait(lane, login, full)
    else begin(lane, login)
    const began = performance.now()
    const leave = () => {
      end(lane, login)
      goOn(lane)
      if (login.running + login.waiting === 0) lane.logins.delete(name)
      if (lane.all.running + lane.queue.length === 0) addresses.delete(address)
    }
    return () => {
      // What is answered without waiting for anything would otherwise be answered forty times before anybody else's turn comes.
      const rest = [login, lane.all].some(isPressed) ? performance.now() - began : 0
      void (rest > 0 ? sleep(Math.min(rest, longestRest)) : nextTurn()).then(leave)
    }
  }

  /** @param {Lane} lane */
  function goOn(lane) {
    for (;;) {
      const at = lane.queue.findIndex(({ login }) => !isFull(login) && !isFull(lane.all))
      const [next] = at < 0 ? [] : lane.queue.splice(at, 1)
      if (!next) return
      next.full.waiting--
      begin(lane, next.login)
      next.go()
    }
  }
}

/**
 * @param {number} places
 * @returns {Line}
 */
const emptyLine = places => ({ places, running: 0, waiting: 0, since: 0 })

/**
 * @param {Lane} lane
 * @param {Line} login
 * @param {Line} full
 */
function wait({ queue }, login, full) {
  if (full.waiting === 0) full.since = performance.now()
  full.waiting++
  return new Promise(resolve => queue.push({ login, full, go: () => resolve(undefined) }))
}

/**
 * @param {Lane} lane
 * @param {Line} login
 */
function begin({ all }, login) {
  all.running++
  login.running++
}

/**
 * @param {Lane} lane
 * @param {Line} login
 */
function end({ all }, login) {
  all.running--
  login.running--
}
