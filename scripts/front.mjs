import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { parseArgs } from 'node:util'
import next from 'next'
import { UserError } from './command-line.mjs'
import { inRoot, root } from './folder.mjs'
import { isSecure } from './front/answer-headers.mjs'
import { createFront } from './front/front.mjs'
import { isFromThisMachine, namesServed } from './front/names.mjs'

/*
 * The program that serves the built app: the framework answers, and what comes to it is looked at here before. It is started as the
 * framework's own would be: start -H HOST -p PORT.
 */

async function main() {
  const { host, port } = readArguments()
  Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? 'production', PORT: String(port) })
  // Where the framework asks itself for the page that a form leads to.
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${reachable(host)}:${port}`
  // It would listen for upgrades of connections, which nothing here uses, on the server that it is shown.
  const app = next({ dir: root, hostname: host, port, httpServer: createServer() })
  const door = {
    names: namesServed({ host }),
    namedIn: 'ATTUNE_HOSTS',
    // The app makes no picture smaller, and has no pages of the older kind.
    serves: (/** @type {string} */ path) => !/^\/_next\/(image|data)(\/|$)/.test(path),
    largest: () => 1_048_576,
    isForMany: (/** @type {import('./front/names.mjs').Ends} */ ends) => isFromThisMachine(ends) || isSecure(),
    isSecure: isSecure(),
    acts: actsOfBuild(),
    count: countRefusal,
  }
  const server = createFront(door, app.getRequestHandler())
  stopWhenTold(server)
  await app.prepare()
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, host, () => resolve(undefined)))
}

function readArguments() {
  const options = /** @type {const} */ ({
    host: { type: 'string', short: 'H', default: '127.0.0.1' },
    port: { type: 'string', short: 'p', default: '3000' },
  })
  const { values } = parseArgs({ allowPositionals: true, options })
  return { host: values.host, port: Number(values.port) }
}

/** What the pages of the build may ask to be done, by id. */
function actsOfBuild() {
  const manifest = JSON.parse(readFileSync(inRoot('.next', 'server', 'server-reference-manifest.json'), 'utf8'))
  return new Set(Object.keys(manifest.node))
}

/**
 * Leaves a refusal to be counted by the app, which alone writes to the practice: app/write-refused.ts.
 * @param {import('./front/refusal.mjs').CountedKind} kind
 */
function countRefusal(kind) {
  globalThis.refusedRequests ??= new Map()
  globalThis.refusedRequests.set(kind, (globalThis.refusedRequests.get(kind) ?? 0) + 1)
}

/** @param {string} host */
function reachable(host) {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/**
 * Ends the process once nobody is answered any more and the audit is anchored; app/stop.ts closes the connections that nobody waits on.
 * @param {import('node:http').Server} server
 */
function stopWhenTold(server) {
  let isTold = false
  /** @param {number} code */
  const stop = code => {
    const end = () => process.exit(code)
    if (!isTold) server.close(() => void Promise.resolve(globalThis.lastWork).then(end, end))
    isTold = true
  }
  process.on('SIGINT', () => stop(130))
  process.on('SIGTERM', () => stop(143))
}

try {
  await main()
} catch (error) {
  console.error(error instanceof UserError ? error.message : error)
  process.exit(1)
}
