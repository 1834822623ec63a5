import { useId } from 'react'
import { formatDate, shortDate } from '@/lib/dates'
import type { Timeline } from '@/lib/timeline'
import { AxisFlags, flagPlaces, rowHeight, rowsOf } from './axis-flags'
import { frame, inLanes, lanesOf, type Placed, type Scale } from './frame'
import { crosses, pennants, strokes } from './marks'

/** What all panels share: sessions or months, sessions missed, flags and pinned events. */
export function TimelineAxis({ timeline, across, locale }: { timeline: Timeline; across: Scale; locale: string }) {
  const id = useId()
  const { ticks } = timeline
  const flags = flagPlaces(timeline.flags, across)
  const pins = inLanes(
    timeline.pins.map(({ id: key, text, x }) => ({ key, x: across(x), text: shortened(text), full: text })),
    frame.width - 10,
  )
  const flagsAt = 30
  const pinsAt = flags.length > 0 ? 40 + rowsOf(flags) * rowHeight : 34
  const height = pins.length > 0 ? pinsAt + lanesOf(pins) * 17 : pinsAt - 6
  return (
    <svg
      role="img"
      aria-labelledby={`${id}t ${id}d`}
      viewBox={`0 0 ${frame.width} ${height}`}
      className="-mt-2 block w-full overflow-visible"
    >
      <title id={`${id}t`}>{timeline.axis === 'session' ? 'Sessions' : 'Sessions by date'}</title>
      <desc id={`${id}d`}>{describeTimeline(timeline, locale)}</desc>
      <path d={strokes(drawnTicks(timeline, across), 2, 4)} className="fill-none stroke-soft" />
      <path
        d={crosses(
          ticks.filter(({ isMissed }) => isMissed).map(({ x }) => [across(x), 4]),
          2.6,
        )}
        className="fill-none stroke-soft"
        strokeWidth="1.2"
      />
      <text x={0} y={20} className="fill-soft text-[12px]">
        {timeline.axis === 'session' ? 'session' : ''}
      </text>
      {labelsOf(timeline, locale).map(({ x, text }) => (
        <text key={text} x={across(x)} y={20} textAnchor="middle" className="fill-soft text-[12px]">
          {text}
        </text>
      ))}
      <AxisFlags flags={flags} y={flagsAt + 5} />
      <AxisPins pins={pins} y={pinsAt} />
    </svg>
  )
}

/** A stroke for each session held; only for those with a number where strokes would be too close to be told apart. */
function drawnTicks({ axis, ticks }: Timeline, across: Scale): number[] {
  const held = ticks.filter(({ isMissed }) => !isMissed)
  const room = (frame.right - frame.left) / Math.max(1, ticks.length)
  const isThinned = axis === 'session' && room < 7
  return held.filter(({ isLabelled }) => isLabelled || !isThinned).map(({ x }) => across(x))
}

function labelsOf({ axis, ticks, months }: Timeline, locale: string): { x: number; text: string }[] {
  if (axis === 'date') return months.map(({ date, x }) => ({ x, text: writtenMonth(date, locale) }))
  return ticks.filter(({ isLabelled }) => isLabelled).map(({ x, number }) => ({ x, text: String(number) }))
}

/** "Mar", and in January the year as well. */
function writtenMonth(date: string, locale: string): string {
  const year = date.slice(5, 7) === '01' ? ({ year: 'numeric' } as const) : {}
  return formatDate(date, locale, { month: 'short', ...year })
}

const shortened = (text: string) => (text.length > 32 ? `${text.slice(0, 30).trimEnd()}…` : text)

function describeTimeline({ ticks, flags, pins }: Timeline, locale: string): string {
  const missed = ticks.filter(({ isMissed }) => isMissed).map(({ number }) => number)
  return [
    `${ticks.length} sessions.`,
    missed.length > 0 && `Missed or cancelled: ${missed.join(', ')}.`,
    ...flags.map(({ number, tier, sentence }) => `Flag at session ${number}, ${tier}: ${sentence}`),
    ...pins.map(({ text, happenedOn }) => `Event on ${shortDate(happenedOn, locale)}: ${text}.`),
  ]
    .filter(Boolean)
    .join(' ')
}

type Pin = Placed<{ key: string; x: number; text: string; full: string }>

/** Events that someone pinned: a small flag and its words. */
function AxisPins({ pins, y }: { pins: readonly Pin[]; y: number }) {
  if (pins.length === 0) return null
  return (
    <>
      <path
        d={pennants(pins.map(({ x, lane }) => [x, y + 2 + lane * 17]))}
        className="fill-accent stroke-accent"
        strokeLinejoin="round"
      />
      {pins.map(({ key, x, text, full, lane, anchor }) => (
        <text
          key={key}
          x={anchor === 'start' ? x + 9 : x - 4}
          y={y + 1 + lane * 17}
          textAnchor={anchor}
          className="fill-accent text-[12px]"
        >
          <title>{full}</title>
          {text}
        </text>
      ))}
    </>
  )
}

type Props = { grid: readonly number[]; down: Scale }

/** The values of a panel's level lines, left of them. */
export function AxisValues({ grid, down }: Props) {
  return grid.map(value => (
    <text key={value} x={frame.left - 7} y={down(value) + 4} textAnchor="end" className="fill-soft text-[12px]">
      {value}
    </text>
  ))
}

/** The same once more, staying at the edge of a window too narrow for the drawing, which is scrolled beneath it. */
export function StickyAxisValues({ height, ...values }: Props & { height: number }) {
  return (
    // As wide as the margin is in a drawing of any size, so that the values line up with their lines.
    <div className="sticky left-0 z-10 h-0 w-[6.1111%] xl:hidden print:hidden">
      <svg aria-hidden viewBox={`0 0 ${frame.width * 0.061111} ${height}`} className="block w-full bg-paper">
        <AxisValues {...values} />
      </svg>
    </div>
  )
}
