import { area, line } from 'd3-shape'
import type { Panel } from '@/lib/timeline/panel'
import type { Expected, Point } from '@/lib/timeline/points'
import type { Scale } from './frame'
import { diamonds, dots, polyline, type Spot } from './marks'

type Placed = { across: Scale; down: Scale }
type Series = Pick<Panel, 'points' | 'runs'>

/** What there is to draw of the ratings, for the screen and for the PDF: lines that stop at gaps, and where each kind of mark is. */
export function seriesPaths({ points, runs }: Series, { across, down }: Placed) {
  const marks = points.map(point => ({ point, spot: spotOf(point, across, down) }))
  const through = (run: readonly number[]) => polyline(run.flatMap(index => marks[index] ?? []).map(({ spot }) => spot))
  const where = (is: (point: Point) => unknown) => marks.filter(({ point }) => is(point)).map(({ spot }) => spot)
  return {
    xs: marks.map(({ spot: [x] }) => x),
    dotted: runs.dotted.map(through).join(''),
    joined: runs.joined.map(through).join(''),
    unchanged: where(({ changed, isBelow }) => !changed && !isBelow),
    changed: where(({ changed, isBelow }) => changed && !isBelow),
    below: where(({ isBelow }) => isBelow),
  }
}

/** The ratings, one path for each kind of mark. */
export function SeriesLine({ panel, across, down }: Placed & { panel: Series }) {
  const { xs, dotted, joined, unchanged, changed, below } = seriesPaths(panel, { across, down })
  const open = dots(unchanged)
  const size = sizesFor(xs)
  return (
    <>
      <g className="fill-none stroke-ink" strokeWidth={size.line} strokeLinejoin="round" strokeLinecap="round">
        <path d={dotted} strokeDasharray="1.4 3.6" />
        <path d={joined} />
        <path d={open} strokeWidth={size.rim} />
        <path d={dots(changed)} strokeWidth={size.filled} />
      </g>
      <path d={open} strokeWidth={size.hole} strokeLinecap="round" className="stroke-paper" />
      <path d={diamonds(below, size.diamond)} className="fill-review stroke-paper" strokeWidth="0.75" />
    </>
  )
}

const spotOf = (point: Point, across: Scale, down: Scale): Spot => [across(point.x), down(point.value)]

const roomy = { line: 1.4, rim: 7.5, hole: 4.9, filled: 7.8, diamond: 5.1 }
const dense = { line: 1.2, rim: 5.5, hole: 2.9, filled: 5.8, diamond: 4.1 }

/** How large marks at these x positions may be, so that neighbours do not touch: what is open must look open. */
export function sizesFor(xs: readonly number[]): typeof roomy {
  const room = usualGap(xs)
  if (room > roomy.filled + 2) return roomy
  if (room > dense.filled + 1) return dense
  const rim = Math.max(1.6, Math.round(room * 7.5) / 10)
  return { line: 0.9, rim, hole: Math.max(0.6, Math.round((rim - 1.7) * 10) / 10), filled: rim + 0.2, diamond: 3.4 }
}

/** Narrower than three quarters of the gaps; the narrowest of all would let two sessions in one week shrink every mark. */
function usualGap(xs: readonly number[]): number {
  const gaps = xs.slice(1).map((x, index) => x - (xs[index] ?? x))
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 4)] ?? Number.POSITIVE_INFINITY
}

/** The expected range as an area and its two edges, '' where there is none. */
export function bandPaths(band: readonly Expected[], { across, down }: Placed): { between: string; edges: string } {
  const places = widened(band.map(({ x, low, high }) => ({ x: across(x), low: down(low), high: down(high) })))
  const between = area<Place>(
    place => place.x,
    place => place.low,
    place => place.high,
  ).digits(1)
  const along = (edge: 'low' | 'high') =>
    line<Place>(
      place => place.x,
      place => place[edge],
    ).digits(1)(places) ?? ''
  return { between: between(places) ?? '', edges: along('high') + along('low') }
}

/** The expected range: a tint between two thin lines, so that it is there without colour as well. */
export function Band({ band, ...placed }: Placed & { band: readonly Expected[] }) {
  if (band.length === 0) return null
  const { between, edges } = bandPaths(band, placed)
  return (
    <>
      <path d={between} className="fill-band" />
      <path d={edges} className="fill-none stroke-band-edge" strokeWidth="0.75" />
    </>
  )
}

type Place = { x: number; low: number; high: number }

/** A range for one rating only is given a little width, or it would not be seen. */
function widened(places: readonly Place[]): Place[] {
  const [only] = places
  return only && places.length === 1
    ? [
        { ...only, x: only.x - 6 },
        { ...only, x: only.x + 6 },
      ]
    : [...places]
}

/** Where a label at a height is written, so that it does not touch that of the latest value; `latest` null where that is elsewhere. */
export function clearOf(latest: number | null, height: number): number {
  if (latest === null || Math.abs(height - latest) >= lineHeight) return height
  return height >= latest ? latest + lineHeight : latest - lineHeight
}

/** From one line of small type to the next. */
const lineHeight = 14
