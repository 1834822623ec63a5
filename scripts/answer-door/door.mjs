import { createFront } from '../front/front.mjs'
import { isFromThisMachine, namesServed } from '../front/names.mjs'
import { passOn } from './pass-on.mjs'
import { isListed, saysAll } from './paths.mjs'

/** Far more than a form of a hundred items sends. */
const largest = 65_536

/** All that is read of what a browser says. */
const headers = [
  ...['host', 'origin', 'sec-fetch-site', 'x-forwarded-for', 'x-forwarded-host'],
  ...['content-type', 'content-length', 'transfer-encoding', 'expect', 'accept-language', 'cookie'],
]

/**
 * The server at which clients answer: it lets through what its list names, to the app, and nothing else.
 * @param {import('./settings.mjs').AnswerDoor} settings
 * @param {import('./pass-on.mjs').App} app
 */
export function createAnswerDoor({ host, origin }, app) {
  const isSecure = origin.startsWith('https:')
  /** @type {import('../front/refusal.mjs').Door} */
  const door = {
    origin,
    names: namesServed({ host, env: { ATTUNE_ORIGIN: origin } }),
    namedIn: 'ANSWER_ORIGIN',
    serves: isListed,
    largest: () => largest,
    saysAll,
    isForMany: ends => isFromThisMachine(ends) || isSecure,
    isSecure,
    acts: new Set(),
    // Nobody writes here.
    count: () => {},
    reads: new Set(headers),
  }
  return createFront(door, passOn(app, door))
}
