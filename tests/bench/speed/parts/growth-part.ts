import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { root } from '../../../../scripts/folder.mjs'
import { table } from '../../table'
import { account, caseloadOf, clientPages, flagsOf, type Page, thresholds } from '../asking/pages'
import { Visit } from '../asking/visit'
import type { BenchFile } from '../bench-file'
import { figures } from '../figures'
import { type Comparison, type Fresh, measure, type Target } from '../measuring/comparison'
import { figure, figureRatio, type Measured } from '../measuring/reading'
import { ratio, spread } from '../measuring/statistics'
import { count } from '../progress'
import type { SeededPractice } from '../seeded-practice'
import { AttuneServer } from '../servers/attune-server'

type Tell = (words: string) => void

/** How pages and the start of the server grow with the practice: the same on all of them at once. Ratios are to the first. */
export async function growthPart(practices: readonly SeededPractice[], rounds: number, tell: Tell): Promise<string> {
  const servers: AttuneServer[] = []
  for (const practice of practices) servers.push(await AttuneServer.start(sizeOf(practice), root, practice, tell))
  const starts = servers.map((): number[] => [])
  const found = await measure(round => fresh(servers, starts, words => tell(`round ${round}: ${words}`)), rounds, tell)
  for (const server of servers) await server.end()
  const pages = found.map(({ name, targets }) => rowOf(name, targets))
  return [table(headOf(servers), pages), startsTable(servers, starts)].join('\n')
}

/** Starts the servers anew, with their databases not in memory where that can be had, and notes how long each start took. */
async function fresh(servers: readonly AttuneServer[], starts: readonly number[][], tell: Tell): Promise<Fresh> {
  for (const [at, server] of servers.entries()) {
    tell(`starting the server of ${server.name}`)
    starts[at]?.push(await server.restart(() => forget(path.join(server.folder, 'attune.db'))))
  }
  const visits = servers.map(server => new Visit(server))
  return {
    comparisons: await comparisonsOf(visits),
    end: async () => {
      for (const visit of visits) await visit.end()
    },
  }
}

const sizeOf = ({ facts: { counts } }: SeededPractice) => `${count(counts.sessions)} sessions`

const pagesOf = (facts: BenchFile): Page[] => {
  const { client, timeline } = clientPages(facts, '100')
  return [
    caseloadOf('clinician', 'caseload'),
    timeline,
    client,
    flagsOf('clinician', 'flags'),
    account,
    thresholds,
    caseloadOf('few', 'caseload, supervisor of few'),
    flagsOf('few', 'flags, supervisor of few'),
    caseloadOf('many', 'caseload, supervisor of many'),
    flagsOf('many', 'flags, supervisor of many'),
  ]
}

async function comparisonsOf(visits: readonly Visit[]): Promise<Comparison[]> {
  const targets = new Map<string, Target[]>()
  for (const visit of visits)
    for (const page of pagesOf(visit.server.practice.facts))
      targets.set(page.name, [...(targets.get(page.name) ?? []), await visit.target(page)])
  return [...targets].map(([name, asked]) => ({ name, targets: asked }))
}

const headOf = ([first, ...others]: readonly AttuneServer[]) => [
  'page',
  `ms, ${first?.name}`,
  `CPU ms, ${first?.name}`,
  ...others.flatMap(({ name }) => [`ms: ×, ${name}`, `CPU: ×, ${name}`]),
]

function rowOf(name: string, [first, ...others]: readonly Measured[]): string[] {
  if (!first) return [name]
  const grown = others.flatMap(other => [
    figures(figureRatio(other, first, 'ms')),
    figures(figureRatio(other, first, 'cpuMs')),
  ])
  return [name, figures(figure(first, 'ms')), figures(figure(first, 'cpuMs')), ...grown]
}

function startsTable(servers: readonly AttuneServer[], starts: readonly (readonly number[])[]): string {
  const [first = []] = starts
  const rows = servers.map(({ name }, at) => {
    const taken = starts[at] ?? []
    return [name, figures(spread(taken)), figures(ratio(taken, first))]
  })
  return table(['start of the server', 'ms', '× the first'], rows)
}

/** Asks the system to drop a file from its memory, as after a start of the machine. Where it has no GNU dd, the file stays there. */
function forget(file: string): void {
  spawnSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' })
}
