import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { UserError } from './command-line.mjs'
import { address, checkFree } from './port.mjs'
import { exitCode, next, startNode } from './process.mjs'
import { noteServer, whenOrphaned } from './running.mjs'

/** How long a server may take until it answers. */
const startTimeoutMs = 30_000

/**
 * Runs the built app (or, for `dev`, the one that builds as it goes) on a practice's folder until it is told to stop, and calls
 * `whenReady` with its address once it answers. Gives back the exit code: 0 after Ctrl-C.
 * @param {string} folder
 * @param {(origin: string) => void} whenReady
 * @param {'start' | 'dev'} mode
 */
export async function serve(folder, whenReady, mode = 'start') {
  const where = address()
  await checkFree(where)
  const origin = originOf(where)
  const server = startServer(folder, origin, where, mode)
  const removeNote = noteServer(server.pid ?? 0, folder)
  const exit = exitCode(server).finally(removeNote)
  if (server.stdout) showOutput(server.stdout)
  const stopping = stopWhenAsked(server, exit)
  if (await Promise.race([becomesHealthy(where), exit.then(() => false)])) whenReady(origin)
  else if (!stopping.isAsked) await failToStart(server, exit)
  const code = await exit
  return stopping.isAsked ? 0 : code
}

/**
 * The address that people type.
 * @param {{ port: number }} where
 */
export const originOf = ({ port }) => process.env.ATTUNE_ORIGIN || `http://localhost:${port}`

/**
 * Its standard input is a lifeline: it stops in order when this process is gone, whatever ended it.
 * @param {string} folder
 * @param {string} origin
 * @param {import('./port.mjs').Address} address
 * @param {'start' | 'dev'} mode
 */
function startServer(folder, origin, { host, port }, mode) {
  const settings = { ATTUNE_DATA: folder, NEXTAUTH_URL: origin, HOSTNAME: host, PORT: String(port) }
  const server = startNode(next, [mode, '-H', host, '-p', String(port)], {
    env: { ...settings, ATTUNE_LIFELINE: 'stdin' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  server.stdin?.on('error', () => {})
  return server
}

/**
 * What the app has to say is shown; the banner of the framework is not.
 * @param {import('node:stream').Readable} output
 */
function showOutput(output) {
  /** @param {string} line */
  const isBanner = line => /^\s*([▲✓○-]|$)/u.test(line)
  createInterface(output).on('line', line => isBanner(line) || console.log(line))
}

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/**
 * @param {ChildProcess} server
 * @param {Promise<number>} exit
 */
function stopWhenAsked(server, exit) {
  const stopping = { isAsked: false }
  const ask = () => {
    stopping.isAsked = true
    void stop(server, exit)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, ask)
  whenOrphaned(ask)
  return stopping
}

/**
 * Closing the lifeline says the same on a system without signals, where `kill` would leave it no time.
 * @param {ChildProcess} server
 * @param {Promise<number>} exit
 */
async function stop(server, exit) {
  server.stdin?.end()
  if (process.platform !== 'win32') server.kill('SIGTERM')
  const isLate = await Promise.race([sleep(8000, true, { ref: false }), exit.then(() => false)])
  if (isLate) server.kill('SIGKILL')
}

/**
 * @param {ChildProcess} server
 * @param {Promise<number>} exit
 */
async function failToStart(server, exit) {
  await stop(server, exit)
  throw new UserError('Attune did not start; what is written above says why.')
}

/**
 * Waits until the health check says that the database answers; false when it does not in time.
 * @param {import('./port.mjs').Address} address
 */
async function becomesHealthy({ host, port }) {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host
  const until = Date.now() + startTimeoutMs
  while (Date.now() < until) {
    if (await isHealthy(`http://${reachable}:${port}/api/health`)) return true
    await sleep(150, undefined, { ref: false })
  }
  return false
}

/** @param {string} url */
async function isHealthy(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
    return response.ok && (await response.json()).status === 'ok'
  } catch {
    return false
  }
}
