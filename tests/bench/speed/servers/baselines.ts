import path from 'node:path'
import { inRoot, root } from '../../../../scripts/folder.mjs'
import { next } from '../../../../scripts/process.mjs'
import type { Target } from '../measuring/comparison'
import type { AttuneServer } from './attune-server'
import { builtEmptyApp } from './built-empty-app'
import { Exchange } from './exchange'
import { RunningServer } from './running-server'

/*
 * What Attune's pages are compared with: what Next takes for a page with nothing on it, and what it takes to send the same bytes with
 * nothing in between. Both run on the same machine in the same minutes.
 */
const here = inRoot('tests', 'bench', 'speed', 'servers')
const withLifeline = ['--import', path.join(here, 'lifeline.mjs')]

/** The two servers that Attune is compared with. */
export class Baselines {
  private constructor(
    private readonly empty: RunningServer,
    private readonly bare: RunningServer,
  ) {}

  /** Starts both; the bare server on the database of Attune's copy. */
  static async start(attune: AttuneServer, tell: (words: string) => void): Promise<Baselines> {
    const emptyApp = await builtEmptyApp(tell)
    tell('starting what Attune is compared with')
    const empty = await RunningServer.start(port => ({
      args: [...withLifeline, next, 'start', emptyApp, '-H', '127.0.0.1', '-p', String(port)],
      folder: root,
      env: { NEXT_TELEMETRY_DISABLED: '1' },
      ready: '/',
    }))
    const database = path.join(attune.folder, 'attune.db')
    const bare = await RunningServer.start(port => ({
      args: [
        ...withLifeline,
        path.join(here, 'bare-server.mjs'),
        database,
        attune.practice.facts.clinicianId,
        String(port),
      ],
      folder: root,
      env: {},
      ready: '/',
    }))
    const baselines = new Baselines(empty, bare)
    for (const target of [baselines.emptyPage(), await baselines.bareCopy('warm', 'text/plain', Buffer.from('warm'))])
      await settle(target)
    return baselines
  }

  emptyPage(): Target {
    const exchange = new Exchange(this.empty.port)
    return askedOf('Next’s empty page', this.empty.pid, exchange, '/', body => body.includes('Nothing.'))
  }

  /** The bare server, sending the bytes of a page. */
  async bareCopy(name: string, type: string, page: Buffer): Promise<Target> {
    const exchange = new Exchange(this.bare.port)
    const address = `/${encodeURIComponent(name)}`
    const headers = { 'content-type': type, 'content-length': page.length }
    await exchange.ask(address, { method: 'PUT', headers, body: page })
    return askedOf('bare server', this.bare.pid, exchange, address, body => body.length === page.length)
  }

  async end(): Promise<void> {
    await Promise.all([this.empty.stop(), this.bare.stop()])
  }
}

function askedOf(
  name: string,
  pid: number,
  exchange: Exchange,
  address: string,
  isRight: (body: Buffer) => boolean,
): Target {
  const ask = async () => {
    const answer = await exchange.ask(address)
    if (answer.status !== 200 || !isRight(answer.body)) throw new Error(`${name} was answered ${answer.status}`)
    return answer
  }
  return { name, pid, ask }
}

/** How often each is asked before it is measured: both are asked so much more often than a page that they would go on getting faster. */
const settling = 2000

async function settle({ ask }: Target): Promise<void> {
  for (let times = 0; times < settling; times++) await ask()
}
