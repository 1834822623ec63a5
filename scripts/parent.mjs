import { spawnSync } from 'node:child_process'

/**
 * Calls `stop` when whoever started this script is gone. npm, and the Node that brought this one, pass on what they are told; when they
 * are killed outright nobody does, and a server that nobody knows of would keep the port. Whoever starts this script by hand may
 * leave it running on purpose.
 */
export function whenOrphaned(stop) {
  const parent = process.ppid
  const isByNpm = Boolean(process.env.npm_lifecycle_event)
  if (!isByNpm && process.env.ATTUNE_STARTED_BY !== String(parent)) return
  const npm = isByNpm ? behindShell(parent) : null
  const watch = setInterval(() => {
    if (process.ppid === parent && (npm === null || isThere(npm))) return
    clearInterval(watch)
    stop()
  }, 500)
  watch.unref()
}

/** npm runs scripts by a shell, which may still be there when npm is not: the process that the shell belongs to, or null. */
function behindShell(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' })
  const [, starter] = /^\s*(\d+)\s+\S*sh\s*$/.exec(stdout ?? '') ?? []
  return starter ? Number(starter) : null
}

/** Signal 0 asks whether a process is there; being refused the asking means that it is. */
export function isThere(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}
