import { createServer } from 'node:net'
import { Trouble } from './trouble.mjs'

/** Where the server listens: HOST and PORT, or this machine alone and 3000. */
export function address() {
  const port = Number(process.env.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Trouble(`PORT should be a number from 1 to 65535, not ${process.env.PORT}.`)
  return { host: process.env.HOST || '127.0.0.1', port }
}

/** Makes sure that nothing else listens there. */
export async function checkFree({ host, port }) {
  const server = createServer()
  try {
    await listen(server, host, port)
  } catch (error) {
    throw new Trouble(refusals[error.code]?.(host, port) ?? `Attune cannot listen on ${host}:${port} (${error.code}).`)
  }
  await new Promise(resolve => server.close(resolve))
}

const refusals = {
  EADDRINUSE: (_, port) =>
    `Port ${port} is in use: stop what is using it, or choose another, such as PORT=${port + 1}.`,
  EACCES: (_, port) => `This account may not listen on port ${port}: choose one above 1023 with PORT.`,
  EADDRNOTAVAIL: host => `This machine has no address ${host}: choose another with HOST.`,
  ENOTFOUND: host => `This machine has no address ${host}: choose another with HOST.`,
}

const listen = (server, host, port) =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })

/** A port that nothing uses. */
export async function freePort() {
  const server = createServer()
  await listen(server, '127.0.0.1', 0)
  const { port } = server.address()
  await new Promise(resolve => server.close(resolve))
  return port
}
