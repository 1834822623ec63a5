import { createServer } from 'node:http'
import { answerHeaders } from './answer-headers.mjs'
import { received } from './body.mjs'
import { boundConnections, timeouts } from './connections.mjs'
import { lanes } from './lanes.mjs'
import { forwardOrigin, malformed, refusalOf, tooLarge } from './refusal.mjs'
import { refusals } from './refuse.mjs'
import { refusalOfSent } from './sent.mjs'
import { isOwn, whoAsks } from './who.mjs'

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {import('./refusal.mjs').Door} Door */
/** @typedef {import('./refusal.mjs').Refusal} Refusal */

const tooMuch = { status: 503, text: 'Attune is busy. Please try again in a moment.', headers: { 'retry-after': '5' } }
const failed = { status: 500, text: 'Something went wrong here. Please try again.' }

/**
 * A server that lets in what comes by its door, whole, and refuses everything else with a sentence.
 * @param {Door} door
 * @param {(request: Request, response: Response) => unknown} handle
 */
export function createFront(door, handle) {
  const server = createServer(timeouts)
  boundConnections(server, door.isForMany)
  const enter = lanes()
  const refuse = refusals()
  /**
   * @param {Request} request
   * @param {Response} response
   * @param {() => void} [goOn] tells who asked whether to send a body that they may
   */
  const letIn = async (request, response, goOn = () => {}) => {
    const { method, url, headers, rawHeaders, socket } = request
    if (door.reads) for (const name of Object.keys(headers)) if (!door.reads.has(name)) delete headers[name]
    const always = answerHeaders(door.isSecure, url?.split('?')[0])
    for (const [name, value] of Object.entries(always)) response.setHeader(name, value)
    /** @param {Refusal} refusal */
    const no = refusal => {
      if (refusal.counted) door.count(refusal.counted)
      return refuse(request, response, refusal)
    }
    const refusal = refusalOf({ method, url, headers, rawHeaders, arrivedAt: socket.localAddress }, door)
    if (refusal) return no(refusal)
    if (hasBody(headers)) {
      const sent = received(request, door.largest(url?.split('?')[0] ?? ''))
      goOn()
      const got = await sent
      if (got.how === 'gone') return
      if (got.how !== 'whole') return no(got.how === 'too-large' ? tooLarge : tooMuch)
      const isRead = method === 'POST' && !door.saysAll?.(url?.split('?')[0] ?? '')
      const wrong = isRead ? await refusalOfSent(headers, got.body, door.acts) : null
      if (wrong) return no(wrong)
    } else if (method === 'POST' && headers['next-action'] !== undefined) return no(malformed)
    if (method === 'POST') forwardOrigin(headers)
    if (!isOwn(headers)) {
      const leave = await enter(whoAsks(request, door.isForMany))
      if (leave === null) return no(tooMuch)
      // Whoever has gone while they waited.
      if (response.destroyed) return leave()
      response.once('close', leave)
    }
    await handle(request, response)
  }
  /** @type {typeof letIn} */
  const letInSafely = (request, response, goOn) =>
    letIn(request, response, goOn).catch(error => {
      // Its message may quote what was sent.
      console.error(`A request failed: ${error instanceof Error ? error.name : typeof error}`)
      if (response.headersSent) response.destroy()
      else void refuse(request, response, failed)
    })
  server.on('request', (request, response) => void letInSafely(request, response))
  server.on('checkContinue', (request, response) => void letInSafely(request, response, () => response.writeContinue()))
  return server
}

/** @param {import('node:http').IncomingHttpHeaders} headers */
const hasBody = headers => 'transfer-encoding' in headers || Number(headers['content-length'] ?? 0) > 0
