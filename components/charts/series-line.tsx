import type { Panel } from '@/lib/timeline/panel'
import type { Point } from '@/lib/timeline/points'
import type { Across } from './frame'
import { sizesFor } from './mark-sizes'
import { diamonds, dots, polyline, type Spot } from './marks'

type Props = { panel: Pick<Panel, 'points' | 'runs'>; across: Across; down: Across }

/** The ratings: lines that stop at gaps, and one path for each kind of mark. */
export function SeriesLine({ panel: { points, runs }, across, down }: Props) {
  const marks = points.map(point => ({ point, spot: spotOf(point, across, down) }))
  const through = (run: readonly number[]) => polyline(run.flatMap(index => marks[index] ?? []).map(({ spot }) => spot))
  const where = (is: (point: Point) => unknown) => marks.filter(({ point }) => is(point)).map(({ spot }) => spot)
  const open = dots(where(({ changed, isBelow }) => !changed && !isBelow))
  const size = sizesFor(marks.map(({ spot: [x] }) => x))
  return (
    <>
      <g className="fill-none stroke-ink" strokeWidth={size.line} strokeLinejoin="round" strokeLinecap="round">
        <path d={runs.dotted.map(through).join('')} strokeDasharray="1.4 3.6" />
        <path d={runs.joined.map(through).join('')} />
        <path d={open} strokeWidth={size.rim} />
        <path d={dots(where(({ changed, isBelow }) => changed && !isBelow))} strokeWidth={size.filled} />
      </g>
      <path d={open} strokeWidth={size.hole} strokeLinecap="round" className="stroke-paper" />
      <path
        d={diamonds(
          where(({ isBelow }) => isBelow),
          size.diamond,
        )}
        className="fill-review stroke-paper"
        strokeWidth="0.75"
      />
    </>
  )
}

const spotOf = (point: Point, across: Across, down: Across): Spot => [across(point.x), down(point.value)]
