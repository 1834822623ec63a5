import { root } from '../../../../scripts/folder.mjs'
import { table } from '../../table'
import { caseloadOf, clientPages } from '../asking/pages'
import { PracticeActs } from '../asking/practice-acts'
import { Visit } from '../asking/visit'
import { figures } from '../figures'
import { median, ratio, spread } from '../measuring/statistics'
import { count } from '../progress'
import type { SeededPractice } from '../seeded-practice'
import { AttuneServer } from '../servers/attune-server'
import { type Beside, beside } from './beside'

type Tell = (words: string) => void

/** How many reports are made at once. */
const reports = 15
/** Whole-practice work is slow: all of it is done so many times at the most, and no more once one has taken longer than a minute. */
const mostTimes = 3
const slowMs = 60_000

const works = [
  'previewing a threshold',
  'saving a threshold',
  'changing the plan',
  'taking the early cut',
  `${reports} PDFs asked for at once (100)`,
] as const

type Found = { practice: SeededPractice; times: Beside[][] }

/** What a clinician waits for a caseload while the server does something large for somebody else, in one practice after another. */
export async function besidePart(practices: readonly SeededPractice[], rounds: number, tell: Tell): Promise<string> {
  const found: Found[] = []
  for (const practice of practices) {
    const name = sizeOf(practice)
    const server = await AttuneServer.start(name, root, practice, tell)
    found.push({ practice, times: await timesAt(server, rounds, words => tell(`${name}, ${words}`)) })
    await server.end()
  }
  const rows = found.flatMap(({ practice, times }) =>
    works.map((name, at) => rowOf([sizeOf(practice), name], workIn(times, at), workIn(found[0]?.times ?? [], at))),
  )
  return table(head, rows)
}

const sizeOf = ({ facts: { counts } }: SeededPractice) => `${count(counts.clients)} clients`

const workIn = (times: readonly Beside[][], at: number): Beside[] => times.flatMap(all => all[at] ?? [])

async function timesAt(server: AttuneServer, rounds: number, tell: Tell): Promise<Beside[][]> {
  const visit = new Visit(server)
  const found: Beside[][] = []
  for (let times = 1; times <= Math.min(rounds, mostTimes) && isWorthwhile(found); times++)
    found.push(await oneTime(visit, words => tell(`time ${times}: ${words}`)))
  await visit.end()
  return found
}

const isWorthwhile = (found: readonly Beside[][]) => found.flat().every(({ workMs }) => workMs < slowMs)

/** Each of the works once, in their order. */
async function oneTime(visit: Visit, tell: Tell): Promise<Beside[]> {
  const acts = new PracticeActs(visit.server, await visit.as('administrator'))
  const caseload = await visit.target(caseloadOf('clinician', 'caseload'))
  const report = await visit.target(clientPages(visit.server.practice.facts, '100').pdf)
  const typed = await acts.typed()
  let toSave = typed
  const preview = async () => {
    toSave = await acts.preview(typed)
  }
  const readAgain = () => acts.untilReadAgain()
  const done: Beside[] = []
  const measure = async (work: () => Promise<unknown>, whenDone?: () => Promise<boolean>) => {
    tell(works[done.length] ?? '')
    done.push(await beside(caseload, work, whenDone))
  }
  await measure(preview)
  await measure(() => acts.save(toSave), readAgain)
  await measure(() => acts.changePlan(), readAgain)
  await measure(() => acts.renewCut(), readAgain)
  // A person has one made and one that waits; the others are asked to come again.
  await measure(() => Promise.allSettled(Array.from({ length: reports }, report.ask)))
  return done
}

const head = [
  'practice',
  'meanwhile',
  'it took, ms',
  'it took: × the first practice',
  'caseload alone, ms',
  'meanwhile, ms',
  'the slowest, ms',
  'meanwhile: × alone',
  'the slowest: × alone',
]

/** Every figure over the times that the work was done. */
function rowOf(names: readonly string[], found: readonly Beside[], inFirst: readonly Beside[]): string[] {
  const alone = found.map(({ quiet }) => median(quiet))
  const meanwhile = found.map(each => median(each.meanwhile))
  const slowest = found.map(each => Math.max(...each.meanwhile))
  const took = spread(found.map(({ workMs }) => workMs))
  const grown = took.median / median(inFirst.map(({ workMs }) => workMs))
  return [
    ...names,
    figures(took),
    figures(spread([grown])),
    figures(spread(alone)),
    figures(spread(meanwhile)),
    figures(spread(slowest)),
    figures(ratio(meanwhile, alone)),
    figures(ratio(slowest, alone)),
  ]
}
