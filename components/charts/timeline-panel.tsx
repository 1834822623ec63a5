import { useId } from 'react'
import { cn } from '@/components/ui/cn'
import { Link } from '@/components/ui/link'
import { capitalize } from '@/lib/text/number-words'
import type { Panel } from '@/lib/timeline/panel'
import { frame, gridOf, type Scale, yScale } from './frame'
import { levels } from './marks'
import { PanelTable, panelLink } from './panel-table'
import { RuptureSpans, spansOf } from './rupture-spans'
import { Band, clearOf, SeriesLine } from './series-line'
import { AxisValues, StickyAxisValues } from './timeline-axis'

type Props = { panel: Panel; across: Scale; locale: string; withTable: boolean; hideHref?: string | undefined }

/** One measure: title and direction, the drawing, and the same in a table. */
export function TimelinePanel({ panel, across, locale, withTable, hideHref }: Props) {
  const id = useId()
  const { spans, key } = spansOf(panel.ruptures, across)
  const top = 8 + (spans.length > 0 ? 15 : 0)
  const height = panel.band.length > 0 ? 116 : 92
  const down = yScale(panel.domain, top, height)
  const grid = gridOf(panel.domain)
  return (
    <div className="relative break-inside-avoid">
      <p className="sticky left-0 flex w-fit flex-col lg:static lg:w-auto lg:flex-row lg:items-baseline lg:justify-between">
        <span className="text-[0.8125rem] font-semibold">{panel.title}</span>
        <span className="text-xs text-soft lg:mr-[12.2%]">{panel.direction}</span>
      </p>
      <StickyAxisValues grid={grid} down={down} height={top + height + 8} />
      <svg
        role="img"
        aria-labelledby={`${id}t ${id}d`}
        viewBox={`0 0 ${frame.width} ${top + height + 8}`}
        className="block w-full"
      >
        <title id={`${id}t`}>{panel.title}</title>
        <desc id={`${id}d`}>{describePanel(panel)}</desc>
        <path
          d={levels(grid.map(down), frame.left, frame.right)}
          className="fill-none stroke-rule forced-colors:[stroke-dasharray:1_5]"
        />
        <AxisValues grid={grid} down={down} />
        <Band band={panel.band} across={across} down={down} />
        <path
          d={levels(
            panel.cutoffs.map(({ at }) => down(at)),
            frame.left,
            frame.right,
          )}
          strokeDasharray="6 4"
          className="fill-none stroke-soft"
        />
        <RuptureSpans spans={spans} top={top - 3} />
        <SeriesLine panel={panel} across={across} down={down} />
        <RightLabels panel={panel} across={across} down={down} />
      </svg>
      {key && <p className="sticky left-0 w-fit max-w-[min(46rem,100vw-3rem)] text-review text-xs">{key}</p>}
      {hideHref && (
        <Link href={hideHref} scroll={false} className={cn(panelLink, 'absolute top-0 right-11 print:hidden')}>
          Hide<span className="sr-only"> {panel.title}</span>
        </Link>
      )}
      {withTable && <PanelTable panel={panel} locale={locale} />}
    </div>
  )
}

/** A panel in words, for whoever does not see it; the table beneath has every value. */
function describePanel({ points, last, band, ruptures, rows }: Panel): string {
  const [first, latest] = [points[0], points.at(-1)]
  if (!first || !latest) return 'No ratings yet.'
  const below = points.filter(({ isBelow }) => isBelow).map(({ number }) => number)
  const gaps = rows.filter(({ value }) => value === '').map(({ number }) => number)
  return [
    points.length === 1
      ? `One rating: ${last} at session ${latest.number}.`
      : `${points.length} ratings, sessions ${first.number} to ${latest.number}. Latest ${last}.`,
    band.length > 0 && 'The band is the range that earlier ratings made likely.',
    below.length > 0 && `Below it at ${listed(below)}.`,
    ...ruptures.map(({ label }) => `${capitalize(label)}.`),
    gaps.length > 0 && `No rating at ${listed(gaps)}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

function listed(numbers: readonly number[]): string {
  const last = numbers.at(-1)
  return numbers.length < 2 ? `session ${last}` : `sessions ${numbers.slice(0, -1).join(', ')} and ${last}`
}

/** The latest value beside its mark, and the names of the cut-offs, kept out of each other's way. */
function RightLabels({ panel, across, down }: { panel: Panel; across: Scale; down: Scale }) {
  const latest = panel.points.at(-1)
  if (!latest) return null
  const isAtEnd = across(latest.x) > frame.right - 40
  const y = down(latest.value)
  return (
    <>
      <text
        x={isAtEnd ? frame.right + 7 : across(latest.x) + 9}
        y={y + 4}
        // Its own ground, so that no line runs through it.
        paintOrder="stroke"
        strokeWidth="3"
        className="fill-ink stroke-paper text-[13px] font-semibold"
      >
        {panel.last}
      </text>
      {panel.cutoffs.map(({ at, label }) => (
        <text
          key={label}
          x={frame.right + 7}
          y={clearOf(isAtEnd ? y : null, down(at)) + 4}
          className="fill-soft text-[12px]"
        >
          {label}
        </text>
      ))}
    </>
  )
}
