import parser from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js'
import { hostName, isServedUnder, isThisMachine } from './names.mjs'

/**
 * What a front lets in: under which names, at which paths, and how many bytes may be sent there.
 * @typedef {object} Door
 * @property {ReadonlySet<string>} names
 * @property {string} namedIn the setting that a further name is added to
 * @property {(path: string, method: string) => boolean} serves
 * @property {(path: string) => number} largest
 * @property {(path: string) => boolean} [saysAll] whether an address says all that is sent to it, so that what comes with it is not read
 * @property {(ends: import('./names.mjs').Ends) => boolean} isForMany whether many people may come over a connection: from a proxy, or this machine itself
 * @property {boolean} isSecure whether it is opened over HTTPS
 * @property {ReadonlySet<string>} acts the ids of what its pages may ask to be done
 * @property {(kind: CountedKind) => void} count counts a refusal
 * @property {string} [origin] where it is opened at one address alone: a page at another port of the same name is somebody else's
 * @property {ReadonlySet<string>} [reads] the headers that are read, where those are few: all others are as if they had not been sent
 */

/** What is counted in place of a line in the log: lib/refusal.ts has the words. @typedef {'unreadable' | 'elsewhere'} CountedKind */

/** @typedef {{ status: number, text: string, headers?: { [name: string]: string }, counted?: CountedKind }} Refusal */

/** @typedef {Pick<import('node:http').IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'> & { arrivedAt?: string }} Asked */

const methods = ['GET', 'HEAD', 'POST']

/** Far more than any address here has. */
const longest = 4096

/**
 * What is wrong with a request as far as its first lines tell, before anything of ours or of the framework reads it; null where nothing is. The
 * framework answers much of this with an error and a line in the log, which anybody could fill.
 * @param {Asked} asked
 * @param {Door} door
 * @returns {Refusal | null}
 */
export function refusalOf(
  { method = '', url = '', headers, rawHeaders, arrivedAt },
  { names, namedIn, serves, largest, origin },
) {
  const known = { names, arrivedAt }
  const forwarded = headers['x-forwarded-host']
  const isNamed =
    isServedUnder(headers.host, known) && (forwarded === undefined || isServedUnder(`${forwarded}`, known))
  if (!isNamed) return misdirected(namedIn)
  if (!methods.includes(method))
    return { ...unread, status: 405, text: 'This is not done here.', headers: { allow: methods.join(', ') } }
  if (url.length > longest) return { ...unread, status: 414, text: 'This address is too long.' }
  const [path = '', ...query] = url.split('?')
  if (isOdd(path, query.join('?')) || hasOddHeaders(headers) || hasTwoHosts(rawHeaders)) return malformed
  if (!serves(path, method)) return { status: 404, text: 'There is nothing here.' }
  if (method === 'POST' && !isFromHere(headers, names, origin)) return fromElsewhere
  return Number(headers['content-length'] ?? 0) > largest(path) ? tooLarge : null
}

/** @satisfies {Partial<Refusal>} */
const unread = { counted: /** @type {const} */ ('unreadable') }

/** @satisfies {Refusal} */
export const tooLarge = { ...unread, status: 413, text: 'This is too large.' }

/** @satisfies {Refusal} */
export const malformed = { ...unread, status: 400, text: 'This could not be read.' }

/** @satisfies {Refusal} */
const fromElsewhere = {
  counted: /** @type {const} */ ('elsewhere'),
  status: 403,
  text: 'This was sent by another site.',
}

/**
 * @param {string} setting
 * @returns {Refusal}
 */
const misdirected = setting => ({
  counted: 'elsewhere',
  status: 421,
  text: `Attune is not opened under this name. Whoever looks after it can add the name to ${setting}.`,
})

/**
 * RFC 9112, 3.2: what names two hosts may mean one to a proxy and another to us.
 * @param {readonly string[]} raw names and values in turn
 */
const hasTwoHosts = raw => raw.filter((each, index) => index % 2 === 0 && each.toLowerCase() === 'host').length > 1

/**
 * A path that no link of ours has: with an empty part, a step up, something other than plain signs, or signs that are written in a second way.
 * @param {string} path
 * @param {string} query
 */
const isOdd = (path, query) =>
  !path.startsWith('/') ||
  /\/\/|\\|[^!-~]|\/\.{1,2}(\/|$)|%(?:[01]|2e|2f|5c|7f)/i.test(path) ||
  !isDecodable(path) ||
  /[^!-~]|%00/.test(query)

/** @param {string} path */
function isDecodable(path) {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/**
 * The framework's own headers, where they are not as its client sends them.
 * @param {import('node:http').IncomingHttpHeaders} headers
 */
function hasOddHeaders(headers) {
  const action = headers['next-action']
  if (action !== undefined && !/^[0-9a-f]{40,64}$/.test(`${action}`)) return true
  try {
    parser.parseAndValidateFlightRouterState(headers['next-router-state-tree'])
    return false
  } catch {
    return true
  }
}

/**
 * Whether something was sent by a page of ours, as far as the browser says: one that says nothing is an older one, or none. Another port of
 * this machine is another site, also where a browser calls it the same.
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {ReadonlySet<string>} names
 * @param {string | undefined} only
 */
function isFromHere({ origin, host, ...headers }, names, only) {
  if (!['same-origin', 'none', undefined].includes(headers['sec-fetch-site'])) return false
  if (origin === undefined) return true
  if (!/^https?:\/\//.test(origin)) return false
  const from = origin.replace(/^https?:\/\//, '')
  // In the house it may be opened by another name or address of the machine; never by another way of asking.
  if (only !== undefined) return origin === only || (from === host && origin.split('//')[0] === only.split('//')[0])
  const name = hostName(from) ?? ''
  return from === host || from === headers['x-forwarded-host'] || (names.has(name) && !isThisMachine(name))
}

/**
 * Has the framework take for the host what the page that sends something was opened under, once that is known to be ours: it would ask again,
 * with an error where a proxy in front names another.
 * @param {import('node:http').IncomingHttpHeaders} headers
 */
export function forwardOrigin(headers) {
  const from = headers.origin?.replace(/^https?:\/\//, '')
  if (from !== undefined && from !== (headers['x-forwarded-host'] ?? headers.host)) headers['x-forwarded-host'] = from
}
