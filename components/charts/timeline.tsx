import { cn } from '@/components/ui/cn'
import { shortDate } from '@/lib/dates'
import { occasionText } from '@/lib/history'
import type { Timeline } from '@/lib/timeline'
import { type DrawnPanel, isSeries, type Panel } from '@/lib/timeline/panel'
import { Crosshair, ReadingHead, ReadingSlider } from './crosshair'
import { crosshairPoints } from './crosshair-points'
import { frames, xScale } from './frame'
import { GoalLines, goalsPanel } from './goal-lines'
import { legendOf, plainLegendOf } from './legend'
import { TimelineAxis } from './timeline-axis'
import { timelineGrid } from './timeline-grid'
import { TimelinePanel } from './timeline-panel'
import { TwoVoices } from './two-voices'

type Props = {
  timeline: Timeline
  /** BCP 47 tag by which dates are written. */
  locale: string
  /** In a column of text, or over the whole page. */
  size?: keyof typeof frames
  /** Left out where dates must not be seen. */
  withTables?: boolean
  /** Values that are single are listed under the drawings; left out where a table beside them says the same. */
  withSingles?: boolean
  /** What it is called where a page has several. */
  label?: string
  /** A line can be led through all measures. */
  isLive?: boolean
  /** For the client: marks are explained in plain words. */
  isPlain?: boolean
  /** What the clinician is called whose impression it is. */
  clinician?: 'you' | 'clinician'
  /** Where the page is shown without a panel; left out where all stay. */
  hideHref?: (key: string) => string
}

/**
 * One episode as small multiples under one axis, drawn on the server. The axis stays in view while the page is scrolled, and is on each
 * printed page. On a narrow screen the chart keeps its size and is scrolled within its own frame, which the keyboard can reach; the
 * frame runs from right to left only so that it begins at the latest session.
 */
export function TimelineChart({
  timeline,
  locale,
  size = 'column',
  withTables = true,
  withSingles = true,
  label = 'Measures across sessions',
  isLive = false,
  isPlain = false,
  clinician = 'you',
  hideHref,
}: Props) {
  const frame = frames[size]
  const across = xScale(timeline, frame)
  const { voices, goals } = timeline
  if (timeline.panels.length + goals.length === 0 && !voices)
    return <p className="text-soft">Nothing has been scored in this episode yet.</p>
  const [drawn, once] = [timeline.panels.filter(isSeries), timeline.panels.filter(panel => !isSeries(panel))]
  const [goalsDrawn, goalsOnce] = [goals.filter(isSeries), goals.filter(goal => !isSeries(goal))]
  const isDrawn = drawn.length + goalsDrawn.length > 0 || (voices !== null && voices.rows.length > 1)
  if (!isDrawn && !voices && !withSingles) return null
  const ofAlliance = drawn.filter(({ about }) => about === 'alliance')
  const rest = drawn.filter(panel => !ofAlliance.includes(panel))
  const place = { across, frame, locale, withTable: withTables }
  const panel = (each: Panel) => (
    <TimelinePanel key={each.key} panel={each} {...place} hideHref={hideHref?.(each.key)} />
  )
  const bothVoices = voices && (
    <TwoVoices
      voices={voices}
      ruptures={drawn.flatMap(({ ruptures }) => ruptures)}
      clinician={clinician}
      {...place}
      hideHref={hideHref?.(voicesPanel.key)}
    />
  )
  return (
    // In a report a figure is a drawing or two; a whole timeline is longer than a sheet.
    <figure className={isLive ? undefined : 'break-inside-avoid'}>
      {isDrawn && (
        <Crosshair
          stops={isLive ? crosshairPoints(timeline, across, locale, clinician) : []}
          frame={frame}
          label={label}
          className={cn('[direction:ltr] print:table print:w-full print:min-w-0', widths[size])}
        >
          <div className="z-10 bg-paper lg:sticky lg:top-0 print:static print:table-header-group print:break-inside-avoid">
            <div className={timelineGrid}>
              <div>
                <div className={sliders[size]}>
                  <ReadingSlider />
                </div>
                <TimelineAxis timeline={timeline} across={across} frame={frame} locale={locale} />
              </div>
              {isLive && (
                <p className="self-start pt-4 text-[0.8125rem] max-xl:hidden print:hidden">
                  <ReadingHead />
                </p>
              )}
            </div>
          </div>
          <div className="grid gap-y-3 pt-2 print:table-row-group">
            {ofAlliance.map(panel)}
            {bothVoices}
            {rest.map(panel)}
            <GoalLines goals={goalsDrawn} {...place} hasTitle={isLive} hideHref={hideHref?.(goalsPanel.key)} />
          </div>
        </Crosshair>
      )}
      {!isDrawn && bothVoices}
      {withSingles && <RatedOnce panels={[...once, ...goalsOnce]} locale={locale} withDates={withTables} />}
      {isDrawn && (
        <figcaption className="mt-3 max-w-[46rem] text-[0.8125rem] text-soft">
          {isPlain ? plainLegendOf(timeline) : legendOf(timeline, clinician)}
        </figcaption>
      )}
    </figure>
  )
}

/** By what both voices are put away and brought back, as one panel. */
export const voicesPanel = { key: 'voices', title: 'Two voices' }

const widths = {
  column: 'min-w-[36rem] max-w-[46rem] xl:min-w-0 xl:max-w-[54rem]',
  page: 'min-w-[45rem] lg:min-w-0 xl:max-w-[72rem]',
}

/** The slider runs from the first session to the last. */
const sliders = { column: 'pl-[9.5%]', page: 'pl-[7.2%]' }

/** A value by itself is no line: it is read as text. */
function RatedOnce({
  panels,
  locale,
  withDates,
}: {
  panels: readonly DrawnPanel[]
  locale: string
  withDates: boolean
}) {
  if (panels.length === 0) return null
  return (
    <div className="mt-4 max-w-[54rem] text-[0.8125rem]">
      <h3 className="font-semibold">Rated once so far</h3>
      <ul className="mt-1 grid gap-x-8 gap-y-1 sm:grid-cols-2">
        {panels.map(({ key, title, direction, last, points: [point] }) => (
          <li key={key} className="flex items-baseline justify-between gap-4 border-rule border-b py-1">
            <span>
              <bdi>{title}</bdi>
              {direction && <span className="text-soft">, {direction}</span>}
            </span>
            <span className="shrink-0 text-right">
              <span className="font-semibold tabular-nums">{last}</span>{' '}
              {point && (
                <span className="text-soft">
                  {occasionText(point.number === null && !withDates ? { ...point, date: '' } : point, locale)}
                  {withDates && point.number !== null && `, ${shortDate(point.date, locale)}`}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
