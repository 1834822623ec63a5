import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A session of which somebody was told that it is saved, with the key of its form and the sum of its answers. */
export type Acknowledged = { sessionId: string; key: string; sum: number }

/** A process that records one session after another for one client, until it is killed: see recorder.ts. */
export class Recording {
  readonly #child: ChildProcess
  readonly #ended: Promise<unknown>
  readonly #acknowledged: Acknowledged[] = []
  #waiting: { count: number; resolve: () => void } | null = null

  /** The first session is held on the day of `from`, and each other one a day later. */
  constructor(folder: string, personId: string, clientId: string, from: number) {
    const args = ['node_modules/tsx/dist/cli.mjs', 'tests/faults/recorder.ts', folder, personId, clientId, String(from)]
    // The loader runs the script in a process of its own; the group is killed as a whole.
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
    // Not its exit alone: what it said just before is still to be read.
    this.#ended = once(child, 'close')
    createInterface(child.stdout).on('line', line => this.#heard(line))
    this.#child = child
  }

  #heard(line: string): void {
    const [sessionId, key, sum] = line.split(' ')
    if (!sessionId || !key || !sum) return
    const so = this.#acknowledged.push({ sessionId, key, sum: Number(sum) })
    if (this.#waiting && so >= this.#waiting.count) this.#waiting.resolve()
  }

  /** Waits until so many more were acknowledged; rejects where it ends before. */
  async more(count: number): Promise<void> {
    const are = new Promise<void>(resolve => {
      this.#waiting = { count: this.#acknowledged.length + count, resolve }
    })
    await Promise.race([are, this.#ended.then(() => Promise.reject(new Error('The recording has ended')))])
  }

  /** Kills it, wherever it is, and gives all that it said. */
  async kill(): Promise<readonly Acknowledged[]> {
    const { pid, exitCode, signalCode } = this.#child
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL')
    await this.#ended
    return this.#acknowledged
  }
}

/** A moment that nobody chose, within so many ms. */
export const someMoment = (within: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, Math.random() * within))
