import { useId } from 'react'
import { cn } from '@/components/ui/cn'
import { atOccasion, type Occasion, occasionText } from '@/lib/history'
import { capitalize } from '@/lib/text/number-words'
import type { DrawnPanel } from '@/lib/timeline/panel'
import { ReadingAt } from './crosshair'
import type { Frame, Scale } from './frame'
import { drawPanel } from './panel-shapes'
import { HideLink, PanelTable } from './panel-table'
import { DrawingSvg } from './shapes-svg'
import { StickyMargin } from './timeline-axis'
import { timelineGrid } from './timeline-grid'

type Props = {
  panel: DrawnPanel
  across: Scale
  frame: Frame
  locale: string
  withTable: boolean
  hideHref?: string | undefined
}

/** One measure: title and direction, the drawing with its latest value beside it, and the same in a table. */
export function TimelinePanel({ panel, across, frame, locale, withTable, hideHref }: Props) {
  const id = useId()
  const drawing = drawPanel(panel, across, frame)
  const latest = <Latest panel={panel} />
  return (
    <div className="relative break-inside-avoid">
      <p className="sticky left-0 flex w-fit max-w-[min(46rem,100vw-4rem)] flex-wrap items-baseline gap-x-3 pr-22 lg:static xl:max-w-[calc(100%-15rem)] xl:pr-0">
        <span
          dir="auto"
          className={cn('min-w-0 text-[0.8125rem] wrap-anywhere', panel.isSmall ? 'font-medium' : 'font-semibold')}
        >
          {panel.title}
        </span>
        <span className="text-xs text-soft">{panel.direction}</span>
        <span className="text-[0.8125rem] xl:hidden">
          <ReadingAt of={panel.key}>{latest}</ReadingAt>
        </span>
      </p>
      <StickyMargin frame={frame} height={drawing.height} shapes={drawing.grid} />
      <div className={timelineGrid}>
        <DrawingSvg drawing={drawing} id={id} title={panel.title} desc={describePanel(panel)} />
        <p className="self-center text-[0.8125rem] max-xl:hidden print:hidden">
          <ReadingAt of={panel.key}>{latest}</ReadingAt>
        </p>
      </div>
      {drawing.key && (
        <p className="sticky left-0 w-fit max-w-[min(46rem,100vw-3rem)] text-review text-xs">{drawing.key}</p>
      )}
      {hideHref && <HideLink href={hideHref} title={panel.title} />}
      {withTable && <PanelTable panel={panel} locale={locale} />}
    </div>
  )
}

/** The latest value, with the range that was to be expected or the way it has changed. */
function Latest({ panel: { last, note } }: { panel: DrawnPanel }) {
  return (
    <>
      <span className="font-semibold tabular-nums">{last}</span> <span className="text-soft">{note}</span>
    </>
  )
}

/** A panel in words, for whoever does not see it; the table beneath has every value. */
function describePanel({ points, last, band, ruptures, rows }: DrawnPanel): string {
  const [first, latest] = [points[0], points.at(-1)]
  if (!first || !latest) return 'No ratings yet.'
  const below = points.filter(({ isBelow }) => isBelow)
  const gaps = rows.filter(({ value }) => value === '')
  return [
    points.length === 1
      ? `One rating: ${last} ${atOccasion(latest)}.`
      : `${points.length} ratings, ${spanText(first, latest)}. Latest ${last}.`,
    band.length > 0 && 'The band is the range that earlier ratings made likely.',
    below.length > 0 && `Below it at ${listed(below)}.`,
    ...ruptures.map(({ label }) => `${capitalize(label)}.`),
    gaps.length > 0 && `No rating at ${listed(gaps)}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** "sessions 3 to 9", or from and to what was given between two. */
function spanText(first: Occasion, latest: Occasion): string {
  if (first.number !== null && latest.number !== null) return `sessions ${first.number} to ${latest.number}`
  return `from ${occasionText(first)} to ${occasionText(latest)}`
}

function listed(occasions: readonly Occasion[]): string {
  const numbers = occasions.flatMap(({ number }) => number ?? [])
  const between = occasions.filter(({ number }) => number === null).map(each => occasionText(each))
  const last = numbers.at(-1)
  const sessions = numbers.length < 2 ? `session ${last}` : `sessions ${numbers.slice(0, -1).join(', ')} and ${last}`
  return [...(last === undefined ? [] : [sessions]), ...between].join('; ')
}
