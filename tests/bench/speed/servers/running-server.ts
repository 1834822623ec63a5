import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../../../scripts/port.mjs'
import { cpuBetween, readCpu } from '../measuring/cpu-time'
import { atTheEnd } from './clean-up'
import { Exchange } from './exchange'

/** What Node is to run, from which folder, and the path that answers 200 once it is ready. */
export type Program = {
  args: readonly string[]
  folder: string
  env: Readonly<Record<string, string>>
  ready: string
}

/** A first start may have much to bring up to date, in ms. */
const patience = 3_600_000
const pollMs = 10

/** A server in a process group of its own, which goes with the benchmark, whatever ends that. */
export class RunningServer {
  private constructor(
    readonly port: number,
    readonly pid: number,
    /** From starting the process to the first good answer, in ms. */
    readonly startMs: number,
    private readonly child: ChildProcess,
    private readonly kill: () => void,
  ) {}

  /** Starts a program on a port of its own and waits until it answers. Throws, with what it last said, where it ends instead. */
  static async start(programOn: (port: number) => Program): Promise<RunningServer> {
    const port = await freePort()
    const { args, folder, env, ready } = programOn(port)
    const began = performance.now()
    // Standard input is its lifeline: it is closed when this process is gone.
    const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, ...env }, detached: true })
    const said = lastWords(child)
    const pid = child.pid ?? 0
    const kill = atTheEnd(() => isRunning(child) && process.kill(-pid, 'SIGKILL'))
    await answers(port, ready, child, said)
    return new RunningServer(port, pid, performance.now() - began, child, kill)
  }

  /** Lets it end in order; one that takes longer than ten seconds is killed. */
  async stop(): Promise<void> {
    if (isRunning(this.child)) {
      const gone = once(this.child, 'exit')
      process.kill(-this.pid, 'SIGTERM')
      await Promise.race([gone, sleep(10_000, undefined, { ref: false })])
    }
    this.kill()
  }

  /** Waits until it has nothing more to do by itself, such as what it does after a start; `tell` is called once where that takes long. */
  async untilQuiet(tell: () => void): Promise<void> {
    let quiet = 0
    for (let times = 0; quiet < 3; times++) {
      if (times === 20) tell()
      const before = readCpu(this.pid)
      if (before === null) return
      await sleep(300)
      const used = cpuBetween(before, readCpu(this.pid)) ?? 0
      quiet = used < 15 ? quiet + 1 : 0
    }
  }
}

const isRunning = (child: ChildProcess) =>
  child.pid !== undefined && child.exitCode === null && child.signalCode === null

/** The end of what a program prints; reading it keeps the pipe from filling up. */
function lastWords(child: ChildProcess): () => string {
  let text = ''
  const listen = (from: Readable | null) =>
    from?.setEncoding('utf8').on('data', (more: string) => {
      text = (text + more).slice(-4000)
    })
  listen(child.stdout)
  listen(child.stderr)
  return () => text.trim()
}

async function answers(port: number, path: string, child: ChildProcess, said: () => string): Promise<void> {
  const exchange = new Exchange(port)
  const until = performance.now() + patience
  while (performance.now() < until) {
    const status = await exchange.ask(path).then(
      answer => answer.status,
      () => 0,
    )
    if (status === 200) return exchange.close()
    if (!isRunning(child)) break
    await sleep(pollMs)
  }
  throw new Error(`A server did not start (${child.spawnargs.slice(1).join(' ')}):\n${said()}`)
}
