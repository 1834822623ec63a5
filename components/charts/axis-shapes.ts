import { formatDate } from '@/lib/dates'
import { type Tier, tiers } from '@/lib/flags/rule'
import type { FlagMark, Timeline } from '@/lib/timeline'
import { type Frame, inLanes, lanesOf, type Scale, widthOf } from './frame'
import { circles, crosses, diamonds, levels, pennants, type Spot, strokes, triangles } from './marks'
import type { Drawing, Shape } from './shapes'

/** What all panels share, above them: sessions or months, sessions missed, flags and pinned events. */
export function drawAxis(timeline: Timeline, across: Scale, frame: Frame, locale: string): Drawing {
  const head = drawSessions(timeline, across, frame, locale)
  const flags = flagPlaces(timeline.flags, across)
  const pins = inLanes(
    timeline.pins.map(({ text, x }) => ({ x: across(x), text: shortened(text), full: text })),
    frame.width,
  )
  const flagsAt = head.height + 11
  const pinsAt = head.height + 4 + (flags.length > 0 ? rowsOf(flags) * rowHeight + 4 : 0)
  const height = pins.length > 0 ? pinsAt + lanesOf(pins) * pinHeight + 2 : pinsAt
  return {
    width: frame.width,
    height,
    shapes: [
      ...head.shapes,
      ...flagShapes(flags, flagsAt, frame),
      ...(pins.length > 0 ? [{ text: 'Events', x: 0, y: pinsAt + 12 }] : []),
      {
        d: pennants(pins.map(({ x, lane }) => [x, pinsAt + 13 + lane * pinHeight])),
        fill: 'accent',
        stroke: 'accent',
      },
      ...pins.map(
        ({ x, text, full, lane, anchor }): Shape => ({
          text,
          full,
          x: anchor === 'start' ? x + 9 : x - 4,
          y: pinsAt + 12 + lane * pinHeight,
          anchor,
          tone: 'accent',
        }),
      ),
    ],
  }
}

const pinHeight = 17

/** The sessions by number with their months, or the months with a stroke for each session; a line under them. */
export function drawSessions(timeline: Timeline, across: Scale, frame: Frame, locale: string): Drawing {
  const { axis, ticks } = timeline
  const missed = ticks.filter(({ isMissed }) => isMissed).map(({ x }): Spot => [across(x), 24])
  const line: Shape = { d: levels([34], 0, frame.right), stroke: 'ink' }
  const head: Shape = { text: axis === 'session' ? 'Session' : 'Month', x: 0, y: 13 }
  if (axis === 'date')
    return {
      width: frame.width,
      height: 35,
      shapes: [
        head,
        ...monthShapes(timeline, across, locale),
        {
          d: strokes(
            heldIn(ticks).map(({ x }) => across(x)),
            26,
            6,
          ),
          stroke: 'soft',
        },
        { d: crosses(missed, 2.6), stroke: 'soft', width: 1.2 },
        line,
      ],
    }
  const numbered = ticks.filter(({ isLabelled }) => isLabelled)
  return {
    width: frame.width,
    height: 35,
    shapes: [
      head,
      ...numbered.map(
        ({ number, x, isMissed }): Shape => ({
          text: String(number),
          x: across(x),
          y: 13,
          anchor: 'middle',
          tone: isMissed ? 'soft' : 'ink',
          isStrong: !isMissed,
        }),
      ),
      ...firstsOfMonths(timeline, across, frame, locale),
      { d: crosses(missed, 2.6), stroke: 'soft', width: 1.2 },
      line,
    ],
  }
}

/**
 * The months by name. The one that had begun before starts at the first session, where the next leaves it room, and has its year where
 * it is the only one.
 */
function monthShapes({ months }: Timeline, across: Scale, locale: string): Shape[] {
  const [begun, ...rest] = months
  if (!begun) return []
  const [next] = rest
  const text = next ? writtenMonth(begun.date, locale) : monthAndYear(begun.date, locale)
  const free = next ? across(next.x) - widthOf(writtenMonth(next.date, locale)) / 2 - 4 : Number.POSITIVE_INFINITY
  const hasRoom = across(begun.x) + widthOf(text) <= free
  return [
    ...(hasRoom ? [{ text, x: across(begun.x) - 3, y: 13, anchor: 'start' as const, tone: 'ink' as const }] : []),
    ...rest.map(
      ({ date, x }): Shape => ({
        text: writtenMonth(date, locale),
        x: across(x),
        y: 13,
        anchor: 'middle',
        tone: 'ink',
      }),
    ),
  ]
}

const heldIn = (ticks: Timeline['ticks']) => ticks.filter(({ isMissed }) => !isMissed)

/** A month under the first session held in it, where there is room for its name. */
function firstsOfMonths({ ticks }: Timeline, across: Scale, frame: Frame, locale: string): Shape[] {
  const shapes: Shape[] = []
  const crossed = ticks.filter(({ isMissed }) => isMissed).map(({ x }) => across(x))
  let [month, until] = ['', Number.NEGATIVE_INFINITY]
  for (const { date, x, isMissed } of ticks) {
    if (date === '' || isMissed || date.slice(0, 7) === month) continue
    month = date.slice(0, 7)
    const at = across(x)
    const text = writtenMonth(date, locale)
    const half = widthOf(text) / 2
    // A session missed has its cross in this row.
    const isTaken = at - half < until || crossed.some(x => Math.abs(x - at) < half + 5)
    if (isTaken || at > frame.right + 6) continue
    shapes.push({ text, x: at, y: 28, anchor: 'middle' })
    until = at + half + 4
  }
  return shapes
}

const monthAndYear = (date: string, locale: string) => formatDate(date, locale, { month: 'short', year: 'numeric' })

/** "Mar", and in January the year as well. */
function writtenMonth(date: string, locale: string): string {
  const year = date.slice(5, 7) === '01' ? ({ year: 'numeric' } as const) : {}
  return formatDate(date, locale, { month: 'short', ...year })
}

/** What fits into half of the narrower chart, wherever it begins. */
const shortened = (text: string) => (text.length > 44 ? `${text.slice(0, 42).trimEnd()}…` : text)

const tierShapes: Readonly<Record<Tier, (spots: readonly Spot[]) => string>> = {
  safety: spots => triangles(spots, 4.5),
  review: spots => diamonds(spots, 4.8),
  note: spots => circles(spots, 3.4),
}

/** Where flags are: a shape per tier, hollow once they have ended, each row on its own line. */
function flagShapes(flags: readonly PlacedFlag[], y: number, frame: Frame): Shape[] {
  if (flags.length === 0) return []
  const rows = Array.from({ length: rowsOf(flags) }, (_, row) => y + row * rowHeight)
  const kinds = tiers.toReversed().flatMap(tier => [false, true].map(isOpen => ({ tier, isOpen })))
  return [
    { text: 'Flags', x: 0, y: y + 4 },
    { d: levels(rows, frame.left, frame.right), stroke: 'rule' },
    ...kinds.map(({ tier, isOpen }): Shape => {
      const found = flags.filter(flag => flag.tier === tier && flag.isOpen === isOpen)
      const spots = found.map(({ at, row }): Spot => [at, y + row * rowHeight])
      return { d: tierShapes[tier](spots), fill: isOpen ? tier : 'paper', stroke: tier, width: 1.2 }
    }),
  ]
}

type PlacedFlag = FlagMark & { at: number; row: number }

/** The width of a mark, with the space around it. */
const markWidth = 11

/** Flags at their sessions. One that would touch another goes into the row beneath: each must be seen, and told from the next. */
export function flagPlaces(flags: readonly FlagMark[], across: Scale): PlacedFlag[] {
  const ends: number[] = []
  return [...flags]
    .sort((a, b) => a.x - b.x)
    .map(flag => {
      const at = across(flag.x)
      const free = ends.findIndex(end => at - end >= markWidth)
      const row = free === -1 ? ends.length : free
      ends[row] = at
      return { ...flag, at, row }
    })
}

/** How many rows the flags take. */
const rowsOf = (placed: readonly PlacedFlag[]) => Math.max(0, ...placed.map(({ row }) => row + 1))

/** From one row to the next. */
const rowHeight = 12
