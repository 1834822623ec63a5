import { UserError } from '../command-line.mjs'
import { isThisMachine } from '../front/names.mjs'

/** @typedef {{ host: string, port: number, origin: string }} AnswerDoor */

/** @typedef {{ [name: string]: string | undefined }} Env */

/**
 * Where clients answer, if that is set up: the port, the address that it listens at, and the one under which it is opened. Null where it is
 * not. Throws a sentence where it would be open to others without encryption and nobody said so.
 * @param {Env} [env]
 * @returns {AnswerDoor | null}
 */
export function answerDoor(env = process.env) {
  if (!env.ANSWER_PORT) return null
  const port = Number(env.ANSWER_PORT)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UserError(`ANSWER_PORT should be a number from 1 to 65535, not ${env.ANSWER_PORT}.`)
  if (port === Number(env.PORT || 3000))
    throw new UserError('ANSWER_PORT is the port of Attune itself: the answer door needs one of its own.')
  const host = env.ANSWER_HOST || '127.0.0.1'
  const origin = originIn(env.ANSWER_ORIGIN || `http://localhost:${port}`)
  const isPlain = !origin.startsWith('https:')
  const isHere = isThisMachine(host) && isThisMachine(new URL(origin).hostname.replace(/[[\]]/g, ''))
  if (isPlain && !isHere && env.ANSWER_PLAIN_HTTP !== 'yes')
    throw new UserError(
      `With ANSWER_HOST=${host} and ${origin}, clients' answers and birth dates would cross the network unencrypted, for everybody on it to read. Put a proxy with HTTPS in front (README, "Clients answer themselves"), or set ANSWER_PLAIN_HTTP=yes if that is what you want.`,
    )
  return { host, port, origin }
}

/**
 * What to say at the start where something is set for a door that stays closed. Null otherwise.
 * @param {Env} [env]
 */
export function doorWithoutPort(env = process.env) {
  const said = ['ANSWER_HOST', 'ANSWER_ORIGIN', 'ANSWER_PLAIN_HTTP'].filter(name => env[name])
  return env.ANSWER_PORT || said.length === 0
    ? null
    : `${said.join(' and ')} ${said.length === 1 ? 'is' : 'are'} set without ANSWER_PORT: the answer door stays closed.`
}

/** @param {string} given */
function originIn(given) {
  const url = URL.canParse(given) ? new URL(given) : null
  if (!url || !/^https?:$/.test(url.protocol) || `${url.pathname}${url.search}${url.hash}` !== '/')
    throw new UserError(
      `ANSWER_ORIGIN should be the address that clients open, such as https://answers.example.org, not ${given}.`,
    )
  return url.origin
}

/**
 * What to say at the start where a browser that has opened Attune would not open the door: told that there is only HTTPS under a name
 * (HSTS), it asks no port of it, and nothing below it, without. Null otherwise.
 * @param {AnswerDoor} door
 * @param {Env} [env]
 */
export function shadowedDoor({ origin }, env = process.env) {
  const [door, practice] = [
    new URL(origin),
    URL.canParse(env.ATTUNE_ORIGIN ?? '') ? new URL(env.ATTUNE_ORIGIN ?? '') : null,
  ]
  const isBelow = practice && `.${door.hostname}`.endsWith(`.${practice.hostname}`)
  return door.protocol === 'http:' && practice?.protocol === 'https:' && isBelow
    ? `Browsers that have opened Attune open ${origin} no more, because ${practice.hostname} is told to be reached over HTTPS alone: give the answer door HTTPS too, or a name of its own.`
    : null
}
