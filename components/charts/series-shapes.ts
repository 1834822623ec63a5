import type { Runs } from '@/lib/timeline/series'
import { dots, polyline, type Spot } from './marks'
import type { Shape } from './shapes'

/** Lines that stop at gaps: unbroken through sessions that follow each other, dotted over those where nothing was due. */
export function linesThrough(spots: readonly Spot[], { joined, dotted }: Runs): { joined: string; dotted: string } {
  const through = (run: readonly number[]) =>
    polyline(
      run.flatMap(index => {
        const spot = spots[index]
        return spot ? [spot] : []
      }),
    )
  return { joined: joined.map(through).join(''), dotted: dotted.map(through).join('') }
}

/** Dots that are open: a dot with a smaller one of paper on it. */
export const openDots = (spots: readonly Spot[], { rim, hole }: { rim: number; hole: number }): Shape[] => [
  { d: dots(spots), stroke: 'ink', width: rim, isRound: true },
  { d: dots(spots), stroke: 'paper', width: hole, isRound: true },
]

const roomy = { line: 1.4, rim: 7.5, hole: 4.9, filled: 7.8, diamond: 5.1, square: 3.6 }
const dense = { line: 1.2, rim: 5.5, hole: 2.9, filled: 5.8, diamond: 4.1, square: 2.6 }

/** How large marks at these x positions may be, so that neighbours do not touch: what is open must look open. */
export function sizesFor(xs: readonly number[]): typeof roomy {
  const room = usualGap(xs)
  if (room > roomy.filled + 2) return roomy
  if (room > dense.filled + 1) return dense
  const rim = Math.max(1.6, Math.round(room * 7.5) / 10)
  const hole = Math.max(0.6, Math.round((rim - 1.7) * 10) / 10)
  return { line: 0.9, rim, hole, filled: rim + 0.2, diamond: 3.4, square: Math.max(1, rim / 2) }
}

/**
 * Narrower than most of the gaps. Sessions of one day or of close days, up to half of them, do not count: one crowded spot may overlap,
 * and does not shrink every mark of the chart.
 */
function usualGap(xs: readonly number[]): number {
  const mean = meanGap(xs) ?? 0
  const gaps = xs.slice(1).map((x, index) => x - (xs[index] ?? x))
  const usual = gaps.filter(gap => gap > mean / 3).sort((a, b) => a - b)
  return usual[Math.floor(usual.length / 4)] ?? Number.POSITIVE_INFINITY
}

/** How far x positions in ascending order are apart on average; null where there are fewer than two. */
export function meanGap(xs: readonly number[]): number | null {
  const [first, last] = [xs[0], xs.at(-1)]
  return first === undefined || last === undefined || xs.length < 2 ? null : (last - first) / (xs.length - 1)
}
