import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { next } from './paths.mjs'
import { address, checkFree } from './port.mjs'
import { ended, startNode } from './process.mjs'
import { Trouble } from './trouble.mjs'

const patience = 30_000

/**
 * Runs the built app (or, for `dev`, the one that builds as it goes) on a practice's folder until it is told to stop, and calls
 * `whenReady` with its address once it answers. Gives back the exit code: 0 after Ctrl-C.
 */
export async function serve(folder, whenReady, mode = 'start') {
  const where = address()
  await checkFree(where)
  const origin = process.env.ATTUNE_ORIGIN || `http://localhost:${where.port}`
  const env = { ATTUNE_DATA: folder, NEXTAUTH_URL: origin, HOSTNAME: where.host, PORT: String(where.port) }
  const server = startNode(next, [mode, '-H', where.host, '-p', String(where.port)], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = ended(server)
  passOn(server.stdout)
  const stopping = stopWhenAsked(server, exit)
  if (await Promise.race([answers(where), exit.then(() => false)])) whenReady(origin)
  else if (!stopping.isAsked) await giveUp(server, exit)
  const code = await exit
  return stopping.isAsked ? 0 : code
}

/** What the app has to say is shown; the banner of the framework is not. */
function passOn(output) {
  const isBanner = line => /^\s*([▲✓○-]|$)/u.test(line)
  createInterface(output).on('line', line => isBanner(line) || console.log(line))
}

function stopWhenAsked(server, exit) {
  const stopping = { isAsked: false }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      stopping.isAsked = true
      stop(server, exit)
    })
  return stopping
}

async function stop(server, exit) {
  server.kill('SIGTERM')
  const isLate = await Promise.race([sleep(8000, true, { ref: false }), exit.then(() => false)])
  if (isLate) server.kill('SIGKILL')
}

async function giveUp(server, exit) {
  await stop(server, exit)
  throw new Trouble('Attune did not start; what is written above says why.')
}

/** Waits until the health check says that the database answers; false when it does not in time. */
async function answers({ host, port }) {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host
  const until = Date.now() + patience
  while (Date.now() < until) {
    if (await isHealthy(`http://${reachable}:${port}/api/health`)) return true
    await sleep(150, undefined, { ref: false })
  }
  return false
}

async function isHealthy(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
    return response.ok && (await response.json()).status === 'ok'
  } catch {
    return false
  }
}
