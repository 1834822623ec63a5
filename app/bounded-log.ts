import { kindOf } from './auth/error-kind'

/** So many lines about one fault are written within the time (ms); of those beyond it the number alone, with the next one. */
const most = 20
const within = 10 * 60_000

/** So many faults are told apart: one is what happened where, of which a program has only so many. */
const mostFaults = 200

type Fault = { since: number; lines: number; left: number }

/**
 * Gives the line of the log for what the framework says went wrong, null where there were enough of its kind. It says as little as our own lines
 * do: the framework would quote what was sent, which may be what somebody typed. The digest is what the page of the error names.
 */
export function boundedLine() {
  const faults = new Map<string, Fault>()
  return (error: Error, now: number): string | null => {
    const kind = kindOf(error)
    const own = JSON.stringify(kind)
    const key = faults.has(own) || faults.size < mostFaults ? own : ''
    const known = faults.get(key)
    const fault = known && now - known.since < within ? known : { since: now, lines: 0, left: known?.left ?? 0 }
    faults.set(key, fault)
    if (fault.lines >= most) {
      fault.left += 1
      return null
    }
    const before = fault.left > 0 ? { leftOut: fault.left } : {}
    fault.lines += 1
    fault.left = 0
    const digest = 'digest' in error ? { digest: String(error.digest) } : {}
    return JSON.stringify({ at: new Date(now).toISOString(), ...digest, ...kind, ...before })
  }
}

/** Has all errors that are written to the log as they are, which the framework does, written as such lines. */
export function boundLog(log: Pick<Console, 'error' | 'warn'> = console): void {
  const lineOf = boundedLine()
  for (const way of ['error', 'warn'] as const) {
    const write = log[way].bind(log)
    log[way] = (...said: unknown[]) => {
      const error = said.find(part => part instanceof Error)
      const line = error === undefined ? null : lineOf(error, Date.now())
      if (error === undefined) write(...said)
      else if (line !== null) write(line)
    }
  }
}
