/** A browser opens six. */
const mostOfOne = 100
const mostInAll = 1000

/** How long somebody may take to send the first lines of a request, and all of it, in ms; looked at every few seconds. */
export const timeouts = { headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 5000 }

/** How long nothing at all may pass over a connection while an answer is awaited or read, in ms. */
const silence = 10 * 60_000

/**
 * Bounds the connections of a server: in all, and of each address, so that one machine does not take those of everybody else.
 * @param {import('node:http').Server} server
 * @param {import('./refusal.mjs').Door['isForMany']} isForMany
 */
export function boundConnections(server, isForMany) {
  /** @type {Map<string, number>} */
  const open = new Map()
  server.maxConnections = mostInAll
  server.maxHeadersCount = 100
  server.setTimeout(silence)
  server.on('connection', socket => {
    const { remoteAddress = '' } = socket
    if (isForMany(socket)) return
    const count = (open.get(remoteAddress) ?? 0) + 1
    open.set(remoteAddress, count)
    socket.once('close', () => {
      const left = (open.get(remoteAddress) ?? 1) - 1
      if (left === 0) open.delete(remoteAddress)
      else open.set(remoteAddress, left)
    })
    if (count > mostOfOne) socket.destroy()
  })
}
