import { createServer } from 'node:net'
import { codeOf, UserError } from './command-line.mjs'
import { isSecure } from './front/answer-headers.mjs'
import { isThisMachine } from './front/names.mjs'

/** @typedef {{ host: string, port: number }} Address */

/**
 * Where the server listens: HOST and PORT, or this machine alone and 3000. Other machines reach it where somebody encrypts in between, or where
 * it was said on purpose that nobody does.
 * @returns {Address}
 */
export function address() {
  const host = process.env.HOST || '127.0.0.1'
  if (!isThisMachine(host) && !isSecure() && process.env.ATTUNE_PLAIN_HTTP !== 'yes')
    throw new UserError(
      `With HOST=${host}, passwords and records would cross the network unencrypted, for everybody on it to read. Put a proxy with HTTPS in front (README, "From another machine"), or set ATTUNE_PLAIN_HTTP=yes if that is what you want.`,
    )
  const port = Number(process.env.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UserError(`PORT should be a number from 1 to 65535, not ${process.env.PORT}.`)
  return { host, port }
}

/**
 * Makes sure that nothing else listens there.
 * @param {Address} address
 * @param {'' | 'ANSWER_'} [of] what its settings begin with
 */
export async function checkFree({ host, port }, of = '') {
  const server = createServer()
  try {
    await listen(server, host, port)
  } catch (error) {
    const code = codeOf(error)
    throw new UserError(refusals[code]?.(host, port, of) ?? `Attune cannot listen on ${host}:${port} (${code}).`)
  }
  await new Promise(resolve => server.close(resolve))
}

/** @type {{ [code: string]: (host: string, port: number, of: string) => string }} */
const refusals = {
  EADDRINUSE: (_, port, of) =>
    `Port ${port} is in use: stop what is using it, or choose another, such as ${of}PORT=${port + 1}.`,
  EACCES: (_, port, of) => `This account may not listen on port ${port}: choose one above 1023 with ${of}PORT.`,
  EADDRNOTAVAIL: (host, _, of) => `This machine has no address ${host}: choose another with ${of}HOST.`,
  ENOTFOUND: (host, _, of) => `This machine has no address ${host}: choose another with ${of}HOST.`,
}

/**
 * @param {import('node:net').Server} server
 * @param {string} host
 * @param {number} port
 * @returns {Promise<void>}
 */
const listen = (server, host, port) =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })

/**
 * A port that nothing uses.
 * @returns {Promise<number>}
 */
export async function freePort() {
  const server = createServer()
  await listen(server, '127.0.0.1', 0)
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('A server on a port has an address with a port.')
  return address.port
}
