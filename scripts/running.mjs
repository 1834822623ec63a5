import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { codeOf, UserError } from './command-line.mjs'
import { inRoot } from './folder.mjs'

/** Holds a file for each server of this checkout: its name is the process id, and it says which practice is served. */
const noteFolder = inRoot('data', 'servers')

/** @typedef {{ practice: string, bornAt: string }} Note */

/**
 * Notes a server while it runs. Gives back what removes the note.
 * @param {number} pid
 * @param {string} practice
 */
export function noteServer(pid, practice, folder = noteFolder) {
  const file = path.join(folder, String(pid))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(file, JSON.stringify({ practice, bornAt: bornAt(pid) }), { mode: 0o600 })
  return () => rmSync(file, { force: true })
}

/**
 * The servers of this checkout that are alive. The notes of those that were killed are removed.
 * @returns {(Note & { pid: number })[]}
 */
export function runningServers(folder = noteFolder) {
  return namesIn(folder).flatMap(name => {
    const pid = Number(name)
    const note = readNote(path.join(folder, name))
    if (note && isAlive(pid) && note.bornAt === bornAt(pid)) return [{ pid, ...note }]
    rmSync(path.join(folder, name), { force: true })
    return []
  })
}

/**
 * Stops with a sentence while a server of this checkout runs: what is about to be done would replace the files that it uses.
 * @param {string} reason
 */
export function refuseWhileRunning(reason, folder = noteFolder) {
  const [server] = runningServers(folder)
  if (server)
    throw new UserError(
      `Attune is running from this folder (process ${server.pid}, on ${server.practice}), and ${reason}, which would break it. Stop it first.`,
    )
}

/**
 * Stops with a sentence while a server of this checkout runs on a practice.
 * @param {string} folder of the practice
 */
export function refuseRunningOn(folder) {
  const server = runningServers().find(({ practice }) => practice === folder)
  if (server) throw new UserError(`Attune is running on ${folder} (process ${server.pid}): stop it first.`)
}

/** @param {string} folder */
function namesIn(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/**
 * @param {string} file
 * @returns {Note | null}
 */
function readNote(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/**
 * Tells a process from a later one of the same number, where the system says when it began.
 * @param {number} pid
 */
function bornAt(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[19]
  } catch {
    return ''
  }
}

/**
 * Signal 0 asks whether a process is there; being refused the asking means that it is.
 * @param {number} pid
 */
function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/**
 * Calls `stop` when whoever started this script is gone. npm, and the Node that was fetched, pass signals on; when they are killed
 * outright nobody does, and a server that nobody knows of would keep the port. Whoever starts this script by hand may leave it
 * running on purpose.
 * @param {() => void} stop
 */
export function whenOrphaned(stop) {
  const parent = process.ppid
  const isByNpm = Boolean(process.env.npm_lifecycle_event)
  if (!isByNpm && process.env.ATTUNE_STARTED_BY !== String(parent)) return
  const npm = isByNpm ? npmBehindShell(parent) : null
  const watch = setInterval(() => {
    if (process.ppid === parent && (npm === null || isAlive(npm))) return
    clearInterval(watch)
    stop()
  }, 500)
  watch.unref()
}

/**
 * npm runs scripts by a shell, which may still be there when npm is not: the process that started the shell, or null.
 * @param {number} shell
 */
function npmBehindShell(shell) {
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(shell)], { encoding: 'utf8' })
  const [, starter] = /^\s*(\d+)\s+\S*sh\s*$/.exec(stdout ?? '') ?? []
  return starter ? Number(starter) : null
}
