import { table } from '../../table'
import type { Page } from '../asking/pages'
import { Visit } from '../asking/visit'
import { type Bench, restart, sidesOf } from '../bench'
import { figures, middle } from '../figures'
import { type Compared, type Comparison, type Fresh, measure, type Target } from '../measuring/comparison'
import { figure, figureRatio, type Measured } from '../measuring/reading'
import { Baselines } from '../servers/baselines'

/** Every page, beside Next's own empty page, the bare server and, where there is one, the other build. */
export async function pagesPart(bench: Bench): Promise<string> {
  return pagesTable(await measure(round => fresh(bench, round), bench.rounds, bench.tell))
}

async function fresh({ attune, other, tell }: Bench, round: number): Promise<Fresh> {
  const sides = sidesOf({ attune, other })
  tell(`round ${round}: starting the servers`)
  await restart(sides, round)
  const baselines = await Baselines.start(attune, tell)
  const visits = sides.map(side => new Visit(side))
  return {
    comparisons: await comparisonsOf(visits, baselines),
    end: async () => {
      for (const visit of visits) await visit.end()
      await baselines.end()
    },
  }
}

async function comparisonsOf([own, other]: readonly Visit[], baselines: Baselines): Promise<Comparison[]> {
  const pages = (await own?.pages()) ?? []
  const theirs = (await other?.pages()) ?? []
  const found: Comparison[] = []
  for (const [at, page] of pages.entries()) {
    const their = theirs[at]
    if (own) found.push(await comparisonOf(page, own, their && other ? [their, other] : null, baselines))
  }
  return found
}

async function comparisonOf(
  page: Page,
  own: Visit,
  other: readonly [Page, Visit] | null,
  baselines: Baselines,
): Promise<Comparison> {
  const target = await own.target(page)
  const { headers, body } = await target.ask()
  const copy = await baselines.bareCopy(page.name, headers['content-type'] ?? '', body)
  const against: Target[] = other ? [await other[1].target(other[0])] : []
  return { name: page.name, targets: [target, baselines.emptyPage(), copy, ...against] }
}

/** `found` holds for each page: the page itself, the empty page, the bare server and perhaps the other build, in this order. */
export function pagesTable(found: readonly Compared[]): string {
  const hasOther = found.some(({ targets }) => targets.length > 3)
  const head = [
    'page',
    'KB',
    'ms',
    'CPU ms',
    'CPU: × empty page',
    'requests/s: of empty page',
    'requests/s: of bare server',
    ...(hasOther ? ['CPU: × other build', 'ms: × other build'] : []),
  ]
  const rows = found.flatMap(({ name, targets: [own, empty, bare, other] }) =>
    own && empty && bare
      ? [
          [
            name,
            middle(inKilobytes(own)),
            figures(figure(own, 'ms')),
            figures(figure(own, 'cpuMs')),
            figures(figureRatio(own, empty, 'cpuMs')),
            figures(figureRatio(own, empty, 'perSecond')),
            figures(figureRatio(own, bare, 'perSecond')),
            ...(other ? [figures(figureRatio(own, other, 'cpuMs')), figures(figureRatio(own, other, 'ms'))] : []),
          ],
        ]
      : [],
  )
  return table(head, [...rows, ...baselineRows(found, head.length)])
}

/** The empty page and the bare server themselves, over all rounds of all comparisons. */
function baselineRows(found: readonly Compared[], width: number): string[][] {
  return [1, 2].map(place => {
    const all = found.flatMap(({ targets }) => targets[place] ?? [])
    const whole = { name: all[0]?.name ?? '', readings: all.flatMap(({ readings }) => readings) }
    const cells = [whole.name, place === 1 ? middle(inKilobytes(whole)) : '', figures(figure(whole, 'ms'))]
    const row = [...cells, figures(figure(whole, 'cpuMs'))]
    return [...row, ...Array.from({ length: width - row.length }, () => '')]
  })
}

function inKilobytes(measured: Measured) {
  const bytes = figure(measured, 'bytes')
  return bytes && { median: bytes.median / 1000, min: bytes.min / 1000, max: bytes.max / 1000 }
}
