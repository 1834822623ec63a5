import { Agent, request as ask } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { whoAsks } from '../front/who.mjs'
import { queryPassedOn, saysAll } from './paths.mjs'

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {{ address: URL, key: string }} App */

/** Which cookies pass, in and out: those of somebody who answers and of a tablet of the practice. */
const cookie = /^(?:__Secure-)?attune\.(?:answer|tablet)=/

/** What is passed back of what the app says. */
const passedBack = [
  ...['content-type', 'content-language', 'content-security-policy', 'cache-control', 'clear-site-data'],
  ...['location', 'referrer-policy', 'retry-after', 'x-robots-tag'],
]

/** How long the app may take, in ms. */
const patience = 30_000

/**
 * Asks the app for what was let in and gives back what it says, of both no more than is needed. What is sent has been read whole before.
 * @param {App} app
 * @param {Pick<import('../front/refusal.mjs').Door, 'isForMany'>} door
 */
export function passOn({ address, key }, { isForMany }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  /**
   * @param {Request} request
   * @param {Response} response
   */
  return async (request, response) => {
    const { method = 'GET', url = '' } = request
    const [path = '', query = ''] = url.split('?')
    const sent = method === 'POST' ? await buffer(request) : null
    const body = sent && saysAll(path) ? Buffer.alloc(0) : sent
    if (body && !saysAll(path) && !isForm(request)) return say(response, 415, ['This could not be read.'])
    const headers = { ...headersOf(request, address), ...(body && { 'content-length': body.length }) }
    const from = { 'x-forwarded-for': whoAsks(request, isForMany).address, 'x-attune-door': key }
    const { hostname, port } = address
    const host = hostname.replace(/[[\]]/g, '')
    const all = { ...headers, ...from }
    const options = { agent, host, port, method, path: path + queryPassedOn(query), headers: all }
    const asking = () => asked(options, body, response)
    // Whatever clients send may be sent twice.
    const answer = await asking()
      .catch(error => (error === closedBefore ? asking() : null))
      .catch(() => null)
    if (answer === null) return response.destroyed || say(response, 503, unreached)
    for (const [name, value] of Object.entries(headersBack(answer))) response.setHeader(name, value)
    response.writeHead(answer.statusCode ?? 502)
    // Where it breaks off, so does what is given back: half a page is never taken for a whole one.
    await pipeline(answer, response).catch(() => {})
  }
}

/** The app closed a connection that it had kept, and has read nothing of what was asked over it. */
const closedBefore = new Error('Closed before it was asked')

/**
 * Asks the app. Rejects where it does not answer, or whoever asked is gone.
 * @param {import('node:http').RequestOptions} options
 * @param {Buffer | null} body
 * @param {Response} response
 * @returns {Promise<Request>}
 */
function asked(options, body, response) {
  return new Promise((resolve, reject) => {
    const asking = ask(options, resolve).once('error', error => {
      const isClosed = asking.reusedSocket && 'code' in error && error.code === 'ECONNRESET'
      reject(isClosed ? closedBefore : error)
    })
    asking.setTimeout(patience, () => asking.destroy(new Error('The app takes too long')))
    response.once('close', () => asking.destroy())
    asking.end(body)
  })
}

/** @param {Request} request */
const isForm = ({ headers }) => /^application\/x-www-form-urlencoded(?:;|$)/i.test(headers['content-type'] ?? '')

/**
 * The app knows itself by its own address: a form of a page of the door, which the front has looked at, comes from a page of the app then.
 * @param {Request} request
 * @param {URL} app
 * @returns {Record<string, string>}
 */
function headersOf({ headers, method }, app) {
  const { origin, 'sec-fetch-site': site, 'accept-language': languages, 'content-type': type } = headers
  const cookies = (headers.cookie ?? '').split(/;\s*/).filter(each => cookie.test(each))
  return {
    host: app.host,
    ...(languages && { 'accept-language': languages }),
    ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
    ...(method === 'POST' && type && { 'content-type': type }),
    ...(method === 'POST' && (origin || site === 'same-origin') && { origin: app.origin }),
  }
}

/**
 * @param {Request} answer
 * @returns {Record<string, string | string[]>}
 */
function headersBack({ headers }) {
  const kept = passedBack.flatMap(name => (headers[name] === undefined ? [] : [[name, `${headers[name]}`]]))
  const cookies = (headers['set-cookie'] ?? []).filter(each => cookie.test(each))
  return { ...Object.fromEntries(kept), ...(cookies.length > 0 && { 'set-cookie': cookies }) }
}

const unreached = [
  'This page cannot be reached just now. Please try again in a moment. Answers that were kept are not lost.',
  'Diese Seite ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal. Gespeicherte Antworten gehen nicht verloren.',
  'لا يمكن الوصول إلى هذه الصفحة الآن. يُرجى المحاولة مرة أخرى بعد لحظات. الإجابات المحفوظة لا تضيع.',
]

/**
 * @param {Response} response
 * @param {number} status
 * @param {readonly string[]} lines
 */
function say(response, status, lines) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
  response.end(`${lines.join('\n\n')}\n`)
}
