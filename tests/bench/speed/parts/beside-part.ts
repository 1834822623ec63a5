import { table } from '../../table'
import { caseloadOf, clientPages } from '../asking/pages'
import { ThresholdActs } from '../asking/threshold-acts'
import { Visit } from '../asking/visit'
import type { Bench } from '../bench'
import { figures } from '../figures'
import { median, ratio, spread } from '../measuring/statistics'
import { type Beside, beside } from './beside'

/** How many reports are made at once. */
const reports = 15
/** Whole-practice work is slow: it is done so many times at the most, and no more once it has taken longer than a minute. */
const mostTimes = 3
const slowMs = 60_000

const works = ['previewing a threshold', 'saving a threshold', `${reports} PDFs at once (100)`] as const

/** What a clinician waits for a caseload while the server does something large for somebody else. */
export async function besidePart({ attune, rounds, tell }: Bench): Promise<string> {
  const visit = new Visit(attune)
  const found: Beside[][] = []
  for (let times = 1; times <= Math.min(rounds, mostTimes) && isWorthwhile(found); times++)
    found.push(await oneTime(visit, words => tell(`time ${times}: ${words}`)))
  await visit.end()
  return table(
    head,
    works.map((name, at) =>
      rowOf(
        name,
        found.flatMap(all => all[at] ?? []),
      ),
    ),
  )
}

const isWorthwhile = (found: readonly Beside[][]) => found.flat().every(({ workMs }) => workMs < slowMs)

/** Each of the works once, in their order. */
async function oneTime(visit: Visit, tell: Bench['tell']): Promise<Beside[]> {
  const acts = new ThresholdActs(visit.server, await visit.as('administrator'))
  const caseload = await visit.target(caseloadOf('clinician', 'caseload'))
  const report = await visit.target(clientPages(visit.server.practice.facts, '100').pdf)
  const typed = await acts.typed()
  let toSave = typed
  tell(works[0])
  const preview = await beside(caseload, async () => {
    toSave = await acts.preview(typed)
  })
  tell(works[1])
  const save = await beside(
    caseload,
    () => acts.save(toSave),
    () => acts.untilReadAgain(),
  )
  tell(works[2])
  const pdfs = await beside(caseload, () => Promise.all(Array.from({ length: reports }, report.ask)))
  return [preview, save, pdfs]
}

const head = [
  'meanwhile',
  'it took, ms',
  'caseload alone, ms',
  'meanwhile, ms',
  'the slowest, ms',
  'meanwhile: × alone',
  'the slowest: × alone',
]

/** Every figure over the times that the work was done. */
function rowOf(name: string, found: readonly Beside[]): string[] {
  const alone = found.map(({ quiet }) => median(quiet))
  const meanwhile = found.map(each => median(each.meanwhile))
  const slowest = found.map(each => Math.max(...each.meanwhile))
  const took = found.map(({ workMs }) => workMs)
  return [
    name,
    figures(spread(took)),
    figures(spread(alone)),
    figures(spread(meanwhile)),
    figures(spread(slowest)),
    figures(ratio(meanwhile, alone)),
    figures(ratio(slowest, alone)),
  ]
}
