import { subscribe } from 'node:diagnostics_channel'
import { IncomingMessage } from 'node:http'

/** Where a page finds the address at the other end of its request's connection. */
export const peerHeader = 'x-attune-peer'

/** Notes on each request, before anything reads it, from where its connection comes. What a browser claims under that name is replaced. */
export function notePeers(): void {
  subscribe('http.server.request.start', message => {
    const request = requestOf(message)
    if (!request) return
    delete request.headers[peerHeader]
    if (request.socket.remoteAddress) request.headers[peerHeader] = request.socket.remoteAddress
  })
}

const requestOf = (message: unknown): IncomingMessage | null =>
  typeof message === 'object' && message !== null && 'request' in message && message.request instanceof IncomingMessage
    ? message.request
    : null
