import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

type Options = {
  /** The folder with the build, where it is not the project's. */
  build?: string
  env?: Record<string, string>
  /** Is given all that the server prints; otherwise what it prints of errors is shown. */
  hear?: (text: string) => void
}

/** The production build on a folder, for whoever starts it: it may be killed, and ends with the process that started it. */
export class OwnServer {
  #process: ChildProcess | null = null

  constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly options: Options = {},
  ) {}

  get address(): string {
    return `http://localhost:${this.port}`
  }

  async start(): Promise<void> {
    const args = ['scripts/front.mjs', 'start', '-H', '127.0.0.1', '-p', String(this.port)]
    const own = { ATTUNE_DATA: this.folder, NEXTAUTH_URL: this.address, NEXT_TELEMETRY_DISABLED: '1' }
    const env = { ...process.env, ...own, ATTUNE_LIFELINE: 'stdin', ...this.options.env }
    // In a process group of its own, so that whatever it starts goes with it.
    const started = spawn(process.execPath, args, {
      cwd: this.options.build,
      env,
      stdio: this.options.hear ? 'pipe' : ['pipe', 'ignore', 'inherit'],
      detached: true,
    })
    this.#process = started
    const { hear } = this.options
    if (hear) for (const output of [started.stdout, started.stderr]) output?.setEncoding('utf8').on('data', hear)
    for (let tries = 0; tries < 200 && started.exitCode === null; tries++) {
      const isUp = await fetch(`${this.address}/api/health`).then(
        answer => answer.ok,
        () => false,
      )
      if (isUp) return
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    throw new Error('The server did not start')
  }

  /** As a power cut would: no goodbye, no last write. */
  async kill(): Promise<void> {
    const running = this.#process
    this.#process = null
    if (!running?.pid || running.exitCode !== null || running.signalCode !== null) return
    const gone = once(running, 'exit')
    process.kill(-running.pid, 'SIGKILL')
    await gone
  }
}
