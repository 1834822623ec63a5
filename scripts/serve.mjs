import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { whenOrphaned } from './parent.mjs'
import { next } from './paths.mjs'
import { address, checkFree } from './port.mjs'
import { ended, startNode } from './process.mjs'
import { noteServer } from './running.mjs'
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
  const server = startServer(folder, origin, where, mode)
  const forget = noteServer(server.pid, folder)
  const exit = ended(server).finally(forget)
  passOn(server.stdout)
  const stopping = stopWhenAsked(server, exit)
  if (await Promise.race([answers(where), exit.then(() => false)])) whenReady(origin)
  else if (!stopping.isAsked) await giveUp(server, exit)
  const code = await exit
  return stopping.isAsked ? 0 : code
}

/** Its standard input is a lifeline: it stops in order when this process is gone, however it went. */
function startServer(folder, origin, { host, port }, mode) {
  const about = { ATTUNE_DATA: folder, NEXTAUTH_URL: origin, HOSTNAME: host, PORT: String(port) }
  const server = startNode(next, [mode, '-H', host, '-p', String(port)], {
    env: { ...about, ATTUNE_LIFELINE: 'stdin' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  server.stdin.on('error', () => {})
  return server
}

/** What the app has to say is shown; the banner of the framework is not. */
function passOn(output) {
  const isBanner = line => /^\s*([▲✓○-]|$)/u.test(line)
  createInterface(output).on('line', line => isBanner(line) || console.log(line))
}

function stopWhenAsked(server, exit) {
  const stopping = { isAsked: false }
  const ask = () => {
    stopping.isAsked = true
    stop(server, exit)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, ask)
  whenOrphaned(ask)
  return stopping
}

/** Letting the lifeline go says the same on a system without signals, where `kill` would leave it no time. */
async function stop(server, exit) {
  server.stdin.end()
  if (process.platform !== 'win32') server.kill('SIGTERM')
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
