import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isThere } from './parent.mjs'
import { inRoot } from './paths.mjs'
import { Trouble } from './trouble.mjs'

/** A file for each server of this checkout: its process is the name, and the practice that it serves stands in it. */
const place = inRoot('data', 'servers')

/** Notes a server while it runs. Gives back what takes the note away. */
export function noteServer(pid, practice, folder = place) {
  const file = path.join(folder, String(pid))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(file, JSON.stringify({ practice, bornAt: bornAt(pid) }), { mode: 0o600 })
  return () => rmSync(file, { force: true })
}

/** The servers of this checkout that live. What one left that was killed is taken away. */
export function runningServers(folder = place) {
  return namesIn(folder).flatMap(name => {
    const note = read(path.join(folder, name))
    if (note && isThere(Number(name)) && note.bornAt === bornAt(name)) return [{ pid: Number(name), ...note }]
    rmSync(path.join(folder, name), { force: true })
    return []
  })
}

/** Stops with a sentence where a server of this checkout lives, from whose files it would take something away. */
export function refuseWhileRunning(what, folder = place) {
  const [server] = runningServers(folder)
  if (server)
    throw new Trouble(
      `Attune is running from this folder (process ${server.pid}, on ${server.practice}), and ${what}, which would break it. Stop it first.`,
    )
}

function namesIn(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** Tells a process from a later one of the same number, where the system says when it began. */
function bornAt(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[19]
  } catch {
    return ''
  }
}
