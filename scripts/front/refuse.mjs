import { setTimeout as sleep } from 'node:timers/promises'

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {import('./refusal.mjs').Refusal} Refusal */

/** So many refusals are given within a second, each at once. Further ones wait for so long, in ms, and nothing more is read of theirs. */
const atOnce = 10
const held = 1000

/** How long a refused request may go on sending, which is thrown away unread, in ms: who is cut off at once sees no refusal. */
const patience = 1000

/**
 * Refuses requests with a sentence. Where there is much to refuse, whoever sends it waits for that, so that refusing takes next to nothing from
 * whoever else asks.
 */
export function refusals() {
  let given = 0
  /**
   * @param {Request} request
   * @param {Response} response
   * @param {Refusal} refusal
   */
  return async (request, response, refusal) => {
    const end = () => request.complete || request.socket.destroy()
    if (given < atOnce) {
      given++
      setTimeout(() => given--, held).unref()
      setTimeout(end, patience).unref()
    } else {
      await sleep(held, undefined, { ref: false })
      response.once('finish', end)
    }
    answer(response, refusal)
  }
}

/**
 * @param {Response} response
 * @param {Refusal} refusal
 */
function answer(response, { status, text, headers }) {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  })
  response.end(`${text}\n`)
}
