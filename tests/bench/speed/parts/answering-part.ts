import { marksIn } from '../../../support/answer-marks'
import { table } from '../../table'
import { figures } from '../figures'
import { cpuBetween, readCpu } from '../measuring/cpu-time'
import { spread } from '../measuring/statistics'
import { startAnswerServers } from '../servers/answer-servers'
import { Exchange } from '../servers/exchange'
import { type AskedPractice, askedPractice, bornOn, clients, items, sheetsThatCame } from './answering-practice'

/** What the clients of a round waited, in ms; how long it took until the last had sent; what the server used of the processors, in ms. */
type Round = { ms: readonly number[]; slowest: number; allMs: number; cpuMs: number | null }

/**
 * Two hundred clients who answer a form of ten items at the same time, each from a browser of their own, through the answer door: each answer
 * is kept as it is given, then all are sent. Throws where one was answered with an error, or where what is kept is not what was sent.
 */
export async function answeringPart(rounds: number, tell: (words: string) => void): Promise<string> {
  const found: Round[] = []
  for (let round = 1; round <= rounds; round++) {
    tell(`round ${round} of ${rounds}: ${clients} clients answer`)
    const practice = await askedPractice()
    try {
      found.push(await answeredIn(practice))
    } finally {
      practice.remove()
    }
  }
  return table(head, [
    [
      `${clients} clients, ${requestsOfOne} requests each`,
      figures(spread(found.flatMap(({ ms }) => ms.toSorted((a, b) => a - b)[Math.floor(ms.length / 2)] ?? 0))),
      figures(spread(found.map(({ slowest }) => slowest))),
      figures(spread(found.map(({ allMs }) => allMs / 1000))),
      found.some(({ cpuMs }) => cpuMs === null)
        ? '–'
        : figures(spread(found.map(({ cpuMs }) => (cpuMs ?? 0) / clients))),
    ],
  ])
}

const head = ['through the answer door', 'a request, ms', 'the slowest, ms', 'all of it, s', 'CPU ms a client']

/** The page, the check, the questions, an answer each, what is sent, and the thanks. */
const requestsOfOne = items.length + 6

async function answeredIn({ folder, tokens }: AskedPractice): Promise<Round> {
  const { app, door, stop } = await startAnswerServers(folder)
  const sent = tokens.map((_, n) => items.map(item => ((n + item) % 5) + 1))
  const before = readCpu(app.pid)
  const began = performance.now()
  const waited = await Promise.all(tokens.map((token, n) => answered(door.port, { token, n, answers: sent[n] ?? [] })))
  const allMs = performance.now() - began
  const cpuMs = before && cpuBetween(before, readCpu(app.pid))
  await stop()
  const came = await sheetsThatCame(folder)
  const wanted = sent.map(answers => answers.join(''))
  if (came.toSorted().join() !== wanted.toSorted().join())
    throw new Error(`${came.length} sheets came in of ${wanted.length}, or they do not say what was sent`)
  const ms = waited.flat()
  return { ms, slowest: Math.max(...ms), allMs, cpuMs }
}

type Client = { token: string; n: number; answers: readonly number[] }

/** One client from the link to the thanks, as a browser with script does it; gives what each request took, in ms. */
async function answered(port: number, { token, n, answers }: Client): Promise<number[]> {
  const from = { 'x-forwarded-for': `10.0.${n >> 8}.${n & 255}` }
  const ms: number[] = []
  let cookie = ''
  const ask = async (path: string, form?: Record<string, string>) => {
    const body = form && String(new URLSearchParams(form))
    const type = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body?.length ?? 0 }
    const headers = { ...from, ...(cookie && { cookie }), ...(body && type) }
    const answer = await exchange.ask(path, { headers, ...(body && { method: 'POST', body }) })
    if (answer.status >= 400) throw new Error(`${path.replace(token, '…')} was answered with ${answer.status}`)
    cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? cookie
    ms.push(answer.ms)
    return answer
  }
  const exchange = new Exchange(port)
  await ask(`/answer/${token}`)
  await ask(`/answer/${token}/begin`, { ...bornOn, language: 'en' })
  const marks = marksIn((await ask('/answer/now?page=1')).body.toString())
  for (const [at, value] of answers.entries())
    await ask('/answer/now/keep', { ...marks, quiet: '1', [`i${items[at]}`]: String(value) })
  await ask('/answer/now?page=send')
  await ask('/answer/now/send', { ...marks, language: 'en' })
  const thanks = await ask('/answer/now')
  exchange.close()
  if (!thanks.body.includes('Thank you.')) throw new Error('A client was not thanked')
  return ms
}
