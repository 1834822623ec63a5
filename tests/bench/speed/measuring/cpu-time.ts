import { readdirSync, readFileSync } from 'node:fs'

/*
 * What a server has used of the processors, from Linux's /proc: of its process, all its threads, and the processes that it started.
 * The kernel counts a process in ticks of 10 ms, and each thread in nanoseconds. Threads are the finer measure; but one that has ended
 * is counted by the ticks alone.
 */

/** How long a tick is, in ms: USER_HZ is 100 on every Linux that Node runs on. */
const tickMs = 10

export type CpuReading = {
  /** User and system time of the processes, with that of ended threads and children, in ms. */
  processMs: number
  /** Time of each thread that is there, in ms, by process and thread. */
  threads: ReadonlyMap<string, number>
}

/** Whether this system says what a process has used. */
export const hasCpuTimes = (): boolean => readCpu(process.pid) !== null

/** What a process and those that it started have used up to now; null where the system does not say, or the process is gone. */
export function readCpu(pid: number): CpuReading | null {
  try {
    const pids = treeOf(pid)
    return {
      processMs: pids.reduce((sum, each) => sum + processMsIn(readFileSync(`/proc/${each}/stat`, 'utf8')), 0),
      threads: new Map(pids.flatMap(threadsOf)),
    }
  } catch {
    return null
  }
}

/** The time between two readings of one server, in ms; null where one of them is missing. */
export function cpuBetween(before: CpuReading | null, after: CpuReading | null): number | null {
  if (!before || !after) return null
  const hasLost = [...before.threads.keys()].some(thread => !after.threads.has(thread))
  if (hasLost || after.threads.size === 0) return after.processMs - before.processMs
  return [...after.threads].reduce((sum, [thread, ms]) => sum + ms - (before.threads.get(thread) ?? 0), 0)
}

/** utime, stime, cutime and cstime of a /proc/PID/stat, in ms. The command's name, in brackets, may hold anything. */
export function processMsIn(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * tickMs
}

/** The time on a processor of a /proc/PID/task/TID/schedstat, in ms. */
export const threadMsIn = (schedstat: string): number => Number(schedstat.split(' ')[0]) / 1e6

const threadIds = (pid: number) => readdirSync(`/proc/${pid}/task`)

const treeOf = (pid: number): number[] => [
  pid,
  ...threadIds(pid)
    .flatMap(id => childrenOf(pid, id))
    .flatMap(treeOf),
]

const childrenOf = (pid: number, thread: string) =>
  textOf(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number)

function threadsOf(pid: number): [string, number][] {
  return threadIds(pid).flatMap(thread => {
    const text = textOf(`/proc/${pid}/task/${thread}/schedstat`)
    return text === '' ? [] : [[`${pid}/${thread}`, threadMsIn(text)]]
  })
}

/** '' where a thread ended meanwhile, or the kernel was built without the file. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
