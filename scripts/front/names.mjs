import { isIP } from 'node:net'
import { UserError } from '../command-line.mjs'

const thisMachine = ['localhost', '127.0.0.1', '::1']

/**
 * Whether a name or an address is this machine's own to itself, which no other machine reaches.
 * @param {string} host
 */
export const isThisMachine = host => thisMachine.includes(plain(host))

/**
 * Whether a connection comes from this machine itself: also to an address that others reach it at, under which it then comes.
 * @param {Ends} ends
 */
export const isFromThisMachine = ({ remoteAddress, localAddress }) =>
  remoteAddress !== undefined && (isThisMachine(remoteAddress) || remoteAddress === localAddress)

/** The two ends of a connection. @typedef {{ remoteAddress?: string | undefined, localAddress?: string | undefined }} Ends */

/** @param {string} address */
const plain = address => address.replace(/^::ffff:/, '').replace(/%.*$/, '')

/**
 * The names that the practice is opened under: this machine's own to itself, those of the settings, and the address that it listens on. A page
 * of somebody else's, whose name was pointed here (DNS rebinding), comes under another one.
 * @param {{ host: string, env?: { ATTUNE_HOSTS?: string, ATTUNE_ORIGIN?: string } }} where
 * @returns {ReadonlySet<string>}
 */
export function namesServed({ host, env = settings() }) {
  const further = (env.ATTUNE_HOSTS ?? '').split(',').map(each => each.trim())
  const origin = env.ATTUNE_ORIGIN ? new URL(env.ATTUNE_ORIGIN).host : ''
  return new Set([...thisMachine, host.toLowerCase(), ...[origin, ...further].filter(each => each !== '').map(named)])
}

const settings = () => ({ ATTUNE_HOSTS: process.env.ATTUNE_HOSTS, ATTUNE_ORIGIN: process.env.ATTUNE_ORIGIN })

/** @param {string} entry */
function named(entry) {
  const name = hostName(entry)
  if (name === null)
    throw new UserError(`ATTUNE_HOSTS names ${entry}, which is no name of a computer, such as attune.lan.`)
  return name
}

/**
 * The name in a Host header, in small letters and without its port; null where it is none.
 * @param {string} header
 */
export function hostName(header) {
  const [, six, other] = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9_-]+(?:\.[a-z0-9_-]+)*))(?::\d{1,5})?$/i.exec(header) ?? []
  if (six !== undefined) return isIP(six) === 6 ? six.toLowerCase() : null
  return other?.toLowerCase() ?? null
}

/**
 * Whether a request came under a name of the practice, or under the very address at which its connection arrived.
 * @param {string | undefined} header
 * @param {{ names: ReadonlySet<string>, arrivedAt: string | undefined }} known
 */
export function isServedUnder(header, { names, arrivedAt = '' }) {
  const name = hostName(header ?? '')
  if (name === null) return false
  return names.has(name) || (isIP(name) !== 0 && name === plain(arrivedAt))
}
