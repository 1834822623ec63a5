import { cn } from '@/components/ui/cn'
import { beyondError } from '@/lib/change/reliable-change'
import type { Timeline } from '@/lib/timeline'
import { Crosshair } from './crosshair'
import { crosshairPoints, xScale } from './frame'
import { TimelineAxis } from './timeline-axis'
import { TimelinePanel } from './timeline-panel'

type Props = {
  timeline: Timeline
  /** BCP 47 tag by which dates are written. */
  locale: string
  /** Left out where dates must not be seen. */
  withTables?: boolean
  /** What it is called where a page has several. */
  label?: string
  /** A line can be led through all measures. */
  isLive?: boolean
  /** Where the page is shown without a panel; left out where all stay. */
  hideHref?: (key: string) => string
}

/**
 * One episode as small multiples over one axis, drawn on the server. On a narrow screen it keeps its size and is scrolled within its
 * own frame, which the keyboard can reach. The frame runs from right to left only so that it begins at the latest session.
 */
export function TimelineChart({
  timeline,
  locale,
  withTables = true,
  label = 'Measures across sessions',
  isLive = false,
  hideHref,
}: Props) {
  const across = xScale(timeline)
  if (timeline.panels.length === 0) return <p className="text-soft">Nothing has been scored in this episode yet.</p>
  return (
    // In a report a figure is a drawing or two; a whole timeline is longer than a sheet.
    <figure className={isLive ? undefined : 'break-inside-avoid'}>
      <Crosshair
        stops={isLive ? crosshairPoints(timeline, across, locale) : []}
        label={label}
        {...(timeline.ticks.length > many ? large : usual)}
      >
        {timeline.panels.map(panel => (
          <TimelinePanel
            key={panel.key}
            panel={panel}
            across={across}
            locale={locale}
            withTable={withTables}
            hideHref={hideHref?.(panel.key)}
          />
        ))}
        <TimelineAxis timeline={timeline} across={across} locale={locale} />
      </Crosshair>
      <Legend timeline={timeline} />
    </figure>
  )
}

const drawings = 'relative grid gap-y-4 pt-0.5 [direction:ltr] print:min-w-0'
const usual = { width: 'max-w-[48rem]', className: cn(drawings, 'min-w-[45rem] lg:min-w-[36rem]') }
/** More sessions than can be told apart in the width of a text: drawn larger, and scrolled where there is no room. */
const large = { width: 'max-w-[64rem] print:max-w-[48rem]', className: cn(drawings, 'min-w-[58rem]') }
const many = 90

/** Explains only what is in the drawing. */
function Legend({ timeline: { panels, ticks, flags } }: { timeline: Timeline }) {
  const points = panels.flatMap(panel => panel.points)
  const sentences = [
    panels.some(({ band }) => band.length > 0) && 'Band: the client’s own expected range.',
    points.some(({ isBelow }) => isBelow) && '◆ on the line: below it.',
    panels.some(({ cutoffs }) => cutoffs.length > 0) && 'Dashed: cut-off.',
    points.some(({ changed }) => changed) && `Filled: changed since the start, ${beyondError}.`,
    panels.some(({ ruptures }) => ruptures.length > 0) && 'Bracket: possible rupture.',
    flags.length > 0 && 'Flags: ▲ safety, ◆ review, ● note; hollow ones have ended.',
    ticks.some(({ isMissed }) => isMissed) && '× session missed or cancelled.',
    panels.some(({ rows }) => rows.some(({ value }) => value === '')) && 'A due measure that is missing leaves a gap.',
    panels.some(({ runs }) => runs.dotted.length > 0) && 'Dotted lines span sessions where it was not due.',
  ]
  return (
    <figcaption className="mt-3 max-w-[46rem] text-[0.8125rem] text-soft">
      {sentences.filter(Boolean).join(' ')}
    </figcaption>
  )
}
