import { table } from '../../table'
import { figures } from '../figures'
import { median, ratio, spread } from '../measuring/statistics'
import { startAnswerServers } from '../servers/answer-servers'
import { Exchange } from '../servers/exchange'
import { askedPractice, bornOn } from './answering-practice'
import { type ClosedLinks, closedLinks, kinds, type LinkKind } from './closed-links'

const ways = ['opened', 'answered'] as const
type Way = (typeof ways)[number]

/** How often each kind is asked in a round, each way, once everything is warm. */
const turns = { warm: 100, counted: 1500 }

/** What one kind took in a round, the middle of its times in ms, by whether a link was opened or a date of birth was sent to it. */
type Round = Record<LinkKind, Record<Way, number>>

/**
 * Whether by the time of an answer a link that is unknown is told from one that has run out, is locked or was answered: all four through the
 * answer door, one after another in an order that is drawn anew each time. Throws where the answers are not one and the same.
 */
export async function linksPart(rounds: number, tell: (words: string) => void): Promise<string> {
  const found: Round[] = []
  for (let round = 1; round <= rounds; round++) {
    tell(`round ${round} of ${rounds}: links that lead nowhere`)
    const practice = await askedPractice()
    try {
      const links = await closedLinks(practice)
      const servers = await startAnswerServers(practice.folder)
      found.push(await timed(servers.door.port, links))
      await servers.stop()
    } finally {
      practice.remove()
    }
  }
  return table(
    ['a link that', ...ways.flatMap(way => [`${wayNames[way]}, ms`, `${wayNames[way]}: × unknown`])],
    kinds.map(kind => [
      kindNames[kind],
      ...ways.flatMap(way => {
        const of = (each: LinkKind) => found.map(round => round[each][way])
        return [figures(spread(of(kind))), figures(ratio(of(kind), of('unknown')))]
      }),
    ]),
  )
}

const wayNames: Readonly<Record<Way, string>> = { opened: 'opened', answered: 'a date of birth sent to it' }
const kindNames: Readonly<Record<LinkKind, string>> = {
  unknown: 'is unknown',
  'run-out': 'has run out',
  locked: 'is locked',
  sent: 'was answered',
}

async function timed(port: number, links: ClosedLinks): Promise<Round> {
  const exchange = new Exchange(port)
  const counted: { kind: LinkKind; way: Way; ms: number }[] = []
  let first: string | null = null
  let asked = 0
  for (let turn = 0; turn < turns.warm + turns.counted; turn++)
    for (const way of shuffled(ways))
      for (const kind of shuffled(kinds)) {
        asked += 1
        const answer = await sent(exchange, links[kind](), way, asked)
        const said = `${answer.status} ${answer.body}`
        first ??= said
        if (answer.status !== 404 || said !== first)
          throw new Error(`A link that ${kindNames[kind]} is told from others`)
        if (turn >= turns.warm) counted.push({ kind, way, ms: answer.ms })
      }
  exchange.close()
  const taken = (kind: LinkKind, way: Way) =>
    median(counted.flatMap(each => (each.kind === kind && each.way === way ? [each.ms] : [])))
  const of = (kind: LinkKind) => ({ opened: taken(kind, 'opened'), answered: taken(kind, 'answered') })
  return { unknown: of('unknown'), 'run-out': of('run-out'), locked: of('locked'), sent: of('sent') }
}

/** Each from another address, since of one and the same not so many are listened to. */
function sent(exchange: Exchange, token: string, way: Way, n: number) {
  const from = { 'x-forwarded-for': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}` }
  if (way === 'opened') return exchange.ask(`/answer/${token}`, { headers: from })
  const body = String(new URLSearchParams({ ...bornOn, language: 'en' }))
  const about = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length }
  return exchange.ask(`/answer/${token}/begin`, { method: 'POST', headers: { ...from, ...about }, body })
}

function shuffled<T>(all: readonly T[]): T[] {
  return all
    .map(each => ({ each, drawn: Math.random() }))
    .toSorted((a, b) => a.drawn - b.drawn)
    .map(({ each }) => each)
}
