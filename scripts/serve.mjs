import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { keepOpen } from './answer-door/keep-open.mjs'
import { answerDoor, doorWithoutPort, shadowedDoor } from './answer-door/settings.mjs'
import { UserError } from './command-line.mjs'
import { address, checkFree } from './port.mjs'
import { exitCode, front, next, startNode } from './process.mjs'
import { noteServer, whenOrphaned } from './running.mjs'

/** After so long without an answer whoever waits is told that it is still starting. */
const patienceMs = 10_000

const stillStarting =
  'Attune is still starting. To bring a large practice up to date takes minutes: please let it go on, and do not stop it.'

/** While the sources are followed, the framework serves by itself. */
const programs = { start: front, dev: next }

/**
 * `mode`: whether the built app runs, or the one that builds as it goes. Tests give another program, and less patience.
 * @typedef {{ mode?: 'start' | 'dev', program?: string, patience?: number }} Options
 */

/**
 * Runs the app on a practice's folder until it is told to stop, and calls `whenReady` with its address once it answers. That is waited for
 * as long as it lives: an update that was stopped halfway would begin anew each time. Then the answer door opens, where it is set up.
 * Gives back the exit code: 0 after Ctrl-C.
 * @param {string} folder
 * @param {(origin: string) => void} whenReady
 * @param {Options} [options]
 */
export async function serve(folder, whenReady, { mode = 'start', program, patience = patienceMs } = {}) {
  const where = address()
  const door = answerDoor()
  const unheard = doorWithoutPort()
  if (unheard) console.warn(unheard)
  await checkFree(where)
  if (door) await checkFree(door, 'ANSWER_')
  const origin = originOf(where)
  const doorKey = randomUUID()
  const server = startServer(folder, { origin, doorKey }, where, [program ?? programs[mode], mode])
  const removeNote = noteServer(server.pid ?? 0, folder)
  const exit = exitCode(server).finally(removeNote)
  if (server.stdout) showOutput(server.stdout)
  const stopping = stopWhenAsked(server, exit)
  const notice = setTimeout(() => stopping.isAsked || console.log(stillStarting), patience)
  const isReady = await becomesHealthy(where, exit).finally(() => clearTimeout(notice))
  if (isReady) whenReady(origin)
  const closeDoor = isReady && door ? openDoor(door, { app: reachable(where), key: doorKey }) : () => {}
  const code = await exit.finally(closeDoor)
  if (!isReady && !stopping.isAsked) throw new UserError('Attune did not start; what is written above says why.')
  return stopping.isAsked ? 0 : code
}

/**
 * The address that people type.
 * @param {{ port: number }} where
 */
export const originOf = ({ port }) => process.env.ATTUNE_ORIGIN || `http://localhost:${port}`

/**
 * @param {import('./answer-door/settings.mjs').AnswerDoor} door
 * @param {import('./answer-door/keep-open.mjs').Behind} behind
 */
function openDoor(door, behind) {
  const shadowed = shadowedDoor(door)
  if (shadowed) console.warn(shadowed)
  console.log(`Clients answer at ${door.origin}/answer`)
  return keepOpen(behind).close
}

/**
 * Its standard input is a lifeline: it stops in order when this process is gone, whatever ended it.
 * @param {string} folder
 * @param {{ origin: string, doorKey: string }} known where it is opened, and what tells it that something comes by the answer door
 * @param {import('./port.mjs').Address} address
 * @param {readonly [program: string, mode: string]} command
 */
function startServer(folder, { origin, doorKey }, { host, port }, [program, mode]) {
  const settings = { ATTUNE_DATA: folder, NEXTAUTH_URL: origin, HOSTNAME: host, PORT: String(port) }
  const server = startNode(program, [mode, '-H', host, '-p', String(port)], {
    env: { ...settings, ATTUNE_DOOR_KEY: doorKey, ATTUNE_LIFELINE: 'stdin' },
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
 * Waits until the health check says that the database answers; false when the server has ended before.
 * @param {import('./port.mjs').Address} where
 * @param {Promise<number>} exit
 */
async function becomesHealthy(where, exit) {
  const hasEnded = exit.then(
    () => true,
    () => true,
  )
  while (!(await isHealthy(`${reachable(where)}/api/health`)))
    if (await Promise.race([hasEnded, sleep(150, false, { ref: false })])) return false
  return true
}

/**
 * The address at which this machine reaches the app.
 * @param {import('./port.mjs').Address} address
 */
function reachable({ host, port }) {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
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
