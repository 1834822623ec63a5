import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { table } from '../../table'
import { mintedLogin } from '../asking/minted-login'
import { caseloadOf, clientPages } from '../asking/pages'
import { Visit } from '../asking/visit'
import type { Bench } from '../bench'
import { figures } from '../figures'
import { median, ratio, spread } from '../measuring/statistics'
import type { AttuneServer } from '../servers/attune-server'
import { Exchange } from '../servers/exchange'
import { type Flood, type Flooded, flooded, floodKinds } from './floods'

/** What a clinician waits for a caseload, and what it costs, while somebody floods the server. */
export async function floodsPart({ attune, rounds, tell }: Bench): Promise<string> {
  const found: Flooded[][] = []
  for (let round = 1; round <= rounds; round++) {
    await attune.restart()
    const visit = new Visit(attune)
    const page = await visit.target(caseloadOf('clinician', 'caseload'))
    for (let n = 0; n < 50; n++) await page.ask()
    const sender = await senderAt(attune)
    const inRound: Flooded[] = []
    for (const kind of floodKinds) {
      tell(`round ${round} of ${rounds}: ${kind}`)
      inRound.push(await flooded(page, { kind, ...sender }))
      // What was begun for the flood ends.
      await sleep(2000)
    }
    found.push(inRound)
    await visit.end()
  }
  return table(
    head,
    floodKinds.map((kind, at) =>
      rowOf(
        kind,
        found.flatMap(inRound => inRound[at] ?? []),
      ),
    ),
  )
}

const csrf = z.object({ csrfToken: z.string() })

/** Somebody with a login of their own, and with what the form of the log-in sends along. */
async function senderAt(server: AttuneServer): Promise<Omit<Flood, 'kind'>> {
  const { facts } = server.practice
  const port = Number(new URL(server.address).port)
  const exchange = new Exchange(port)
  const { body, headers } = await exchange.ask('/api/auth/csrf')
  exchange.close()
  const ofForm = (headers['set-cookie'] ?? []).map(line => line.split(';')[0] ?? '')
  const login = await mintedLogin(server.folder, facts.clinicianId, port)
  return {
    port,
    cookie: [login, ...ofForm].join('; '),
    csrfToken: csrf.parse(JSON.parse(body.toString('utf8'))).csrfToken,
    path: clientPages(facts, '100').pdf.path,
  }
}

const head = [
  'meanwhile, 40 at a time',
  'caseload alone, ms',
  'meanwhile, ms',
  'the slowest, ms',
  'meanwhile: × alone',
  'CPU ms alone',
  'CPU ms meanwhile',
  'CPU: × alone',
]

function rowOf(name: string, found: readonly Flooded[]): string[] {
  const alone = found.map(({ quiet }) => median(quiet.ms))
  const meanwhile = found.map(each => median(each.meanwhile.ms))
  const cpuAlone = found.map(({ quiet }) => quiet.threadMs)
  const cpuMeanwhile = found.map(each => each.meanwhile.threadMs)
  return [
    name,
    figures(spread(alone)),
    figures(spread(meanwhile)),
    figures(spread(found.map(each => Math.max(...each.meanwhile.ms)))),
    figures(ratio(meanwhile, alone)),
    figures(spreadOf(cpuAlone)),
    figures(spreadOf(cpuMeanwhile)),
    figures(ratio(cpuMeanwhile, cpuAlone)),
  ]
}

/** Null where the system does not say. */
const spreadOf = (values: readonly (number | null)[]) => {
  const known = values.flatMap(value => value ?? [])
  return known.length === values.length ? spread(known) : null
}
