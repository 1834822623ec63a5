import { existsSync } from 'node:fs'
import path from 'node:path'
import { mintedLogin } from '../asking/minted-login'
import type { SeededPractice } from '../seeded-practice'
import { type Copy, copyOf } from './copy'
import { Exchange } from './exchange'
import { type Program, RunningServer } from './running-server'

/** A checkout of Attune with a build, served as `npm start` serves it. */
const servedFrom =
  (checkout: string, practice: string) =>
  (port: number): Program => ({
    args: [programOf(checkout), 'start', '-H', '127.0.0.1', '-p', String(port)],
    folder: checkout,
    env: {
      ATTUNE_DATA: practice,
      ATTUNE_ORIGIN: '',
      ATTUNE_LIFELINE: 'stdin',
      NEXTAUTH_URL: `http://localhost:${port}`,
      HOSTNAME: '127.0.0.1',
      PORT: String(port),
      NEXT_TELEMETRY_DISABLED: '1',
    },
    ready: '/api/health',
  })

/** Builds from before the front are served by the framework alone. */
const programOf = (checkout: string) =>
  existsSync(path.join(checkout, 'scripts', 'front.mjs')) ? 'scripts/front.mjs' : 'node_modules/next/dist/bin/next'

/** Whether a folder holds a checkout that can be served. */
export const isBuilt = (checkout: string): boolean => existsSync(path.join(checkout, '.next', 'BUILD_ID'))

/** A build of Attune on its own copy of a practice. */
export class AttuneServer {
  private constructor(
    readonly name: string,
    readonly checkout: string,
    readonly practice: SeededPractice,
    private readonly copy: Copy,
    private running: RunningServer,
  ) {}

  /** Copies the practice and serves the copy; ready when what the first start brought up to date is done. */
  static async start(
    name: string,
    checkout: string,
    practice: SeededPractice,
    tell: (words: string) => void,
  ): Promise<AttuneServer> {
    tell(`${name}: copying the practice`)
    const copy = copyOf(practice.folder)
    tell(`${name}: starting a server`)
    const running = await RunningServer.start(servedFrom(checkout, copy.folder))
    await running.untilQuiet(() => tell(`${name}: waiting until the server has brought the practice up to date`))
    return new AttuneServer(name, checkout, practice, copy, running)
  }

  get pid(): number {
    return this.running.pid
  }

  get address(): string {
    return `http://localhost:${this.running.port}`
  }

  /** The folder of the copy. */
  get folder(): string {
    return this.copy.folder
  }

  /** A connection of somebody who is logged in. */
  async as(personId: string): Promise<Exchange> {
    return new Exchange(this.running.port, await mintedLogin(this.copy.folder, personId, this.running.port))
  }

  /** Stops the server and starts it again on the same copy, after `between`; gives how long the start took, in ms. */
  async restart(between: () => void = () => {}): Promise<number> {
    await this.running.stop()
    between()
    this.running = await RunningServer.start(servedFrom(this.checkout, this.copy.folder))
    await this.running.untilQuiet(() => {})
    return this.running.startMs
  }

  async end(): Promise<void> {
    await this.running.stop()
    this.copy.remove()
  }
}
