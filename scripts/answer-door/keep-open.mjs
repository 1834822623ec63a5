import { spawn } from 'node:child_process'
import { inRoot, root } from '../folder.mjs'

const program = inRoot('scripts', 'answer-door.mjs')

/** It may read its own program, and neither the practice nor its keys; and it may start nothing. */
const mayRead = ['scripts/*', 'node_modules/*', 'package.json'].map(place => `--allow-fs-read=${inRoot(place)}`)

/** Of the settings it gets its own: those of the practice hold passwords. */
const settings = ['ANSWER_PORT', 'ANSWER_HOST', 'ANSWER_ORIGIN', 'ANSWER_PLAIN_HTTP', 'PORT', 'PATH', 'SystemRoot']

/** How long it waits before it begins a door that ended anew, in ms: longer each time, until one has stayed open for a while. */
const waits = { first: 100, longest: 5000, settled: 30_000 }

/** @typedef {{ app: string, key: string }} Behind */

/**
 * Keeps the answer door open: a process that is begun anew when it ends, whatever ended it. Gives its number, and what closes it.
 * @param {Behind} behind the address of the app, and what tells it that something comes by the door
 */
export function keepOpen({ app, key }) {
  /** @type {import('node:child_process').ChildProcess | null} */
  let door = null
  /** @type {NodeJS.Timeout | undefined} */
  let next
  /** @param {number} wait */
  const open = wait => {
    const since = performance.now()
    const own = Object.fromEntries(settings.flatMap(name => (process.env[name] ? [[name, process.env[name]]] : [])))
    const env = {
      ...own,
      ATTUNE_DOOR_KEY: key,
      ATTUNE_LIFELINE: 'stdin',
      NODE_ENV: /** @type {const} */ ('production'),
    }
    const args = ['--permission', ...mayRead, program, '--app', app]
    const opened = spawn(process.execPath, args, { cwd: root, env, stdio: ['pipe', 'inherit', 'inherit'] })
    door = opened
    opened.stdin.on('error', () => {})
    opened.once('error', () => {})
    opened.once('close', () => {
      if (!door) return
      const isSettled = performance.now() - since > waits.settled
      next = setTimeout(open, isSettled ? waits.first : wait, Math.min(wait * 2, waits.longest))
    })
  }
  open(waits.first)
  const close = () => {
    const closing = door
    door = null
    clearTimeout(next)
    closing?.stdin?.end()
    closing?.kill()
  }
  return { pid: () => door?.pid, close }
}
