import { area, line } from 'd3-shape'
import type { DrawnPanel, Panel } from '@/lib/timeline/panel'
import type { Expected, Point } from '@/lib/timeline/points'
import { type Frame, gridOf, inLanes, lanesOf, type Placed, type Scale, yScale } from './frame'
import { diamonds, dots, levels, type Spot } from './marks'
import { linesThrough, openDots, sizesFor } from './series-shapes'
import type { DrawingWithMargin, Shape } from './shapes'

/** One measure along the sessions, the same on the screen and on paper; `key` says in words what has no room in the drawing. */
export function drawPanel(panel: DrawnPanel, across: Scale, frame: Frame): DrawingWithMargin & { key: string | null } {
  const { spans, key } = spansOf(panel.ruptures, across, frame)
  const top = 8 + (spans.length > 0 ? 15 : 0)
  const height = heightOf(panel)
  const down = yScale(panel.domain, top, height)
  const at = panel.isSmall ? panel.domain : gridOf(panel.domain)
  const grid = axisValues(at, down, frame)
  return {
    width: frame.width,
    height: top + height + 8,
    key,
    grid,
    shapes: [
      ...spanGrounds(panel.ruptures, across, top, height),
      { d: levels(at.map(down), frame.left, frame.right), stroke: 'rule' },
      ...grid,
      ...bandShapes(panel.band, across, down),
      ...cutoffShapes(panel, down, frame),
      ...spanShapes(spans, top - 3),
      ...seriesShapes(panel, across, down),
    ],
  }
}

const heightOf = ({ band, isSmall }: DrawnPanel) => (isSmall ? 34 : band.length > 0 ? 104 : 84)

/** The values of level lines, left of them. */
export const axisValues = (values: readonly number[], down: Scale, { left }: Frame): Shape[] =>
  values.map(value => ({ text: String(value), x: left - 8, y: down(value) + 4, anchor: 'end' }))

function cutoffShapes({ cutoffs }: DrawnPanel, down: Scale, { left, right }: Frame): Shape[] {
  return [
    {
      d: levels(
        cutoffs.map(({ at }) => down(at)),
        left,
        right,
      ),
      stroke: 'soft',
      dash: '6 4',
    },
    ...cutoffs.map(({ at, label }): Shape => ({ text: label, x: left + 4, y: down(at) - 4, hasGround: true })),
  ]
}

/** The ratings: lines that stop at gaps, and one path for each kind of mark. */
function seriesShapes({ points, runs }: Pick<Panel, 'points' | 'runs'>, across: Scale, down: Scale): Shape[] {
  const spotOf = ({ x, value }: Point): Spot => [across(x), down(value)]
  const where = (is: (point: Point) => unknown) => points.filter(is).map(spotOf)
  const { joined, dotted } = linesThrough(points.map(spotOf), runs)
  const size = sizesFor(points.map(({ x }) => across(x)))
  return [
    { d: dotted, stroke: 'ink', width: size.line, dash: '1.4 3.6', isRound: true },
    { d: joined, stroke: 'ink', width: size.line, isRound: true },
    ...openDots(
      where(({ changed, isBelow }) => !changed && !isBelow),
      size,
    ),
    { d: dots(where(({ changed, isBelow }) => changed && !isBelow)), stroke: 'ink', width: size.filled, isRound: true },
    {
      d: diamonds(
        where(({ isBelow }) => isBelow),
        size.diamond,
      ),
      fill: 'review',
      stroke: 'paper',
      width: 0.75,
    },
  ]
}

/** The expected range: a tint between two thin lines, so that it is there without colour as well. */
function bandShapes(band: readonly Expected[], across: Scale, down: Scale): Shape[] {
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
  return [
    { d: between(places) ?? '', fill: 'band' },
    { d: along('high') + along('low'), stroke: 'band-edge', width: 0.75 },
  ]
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

type Span = Placed<{ x: number; end: number; text: string }>

/**
 * Where each possible rupture is, and what is written there: how it went, or where the words would run into each other its number,
 * with a key to be read under the drawing.
 */
function spansOf(ruptures: Panel['ruptures'], across: Scale, { width }: Frame): { spans: Span[]; key: string | null } {
  const labelled = ruptures.map(({ from, to, label }) => ({ x: across(from), end: across(to), text: label }))
  const spans = inLanes(labelled, width)
  if (lanesOf(spans) < 2) return { spans, key: null }
  const numbered = labelled.map((span, index) => ({ ...span, text: String(index + 1) }))
  return {
    spans: inLanes(numbered, width),
    key: labelled.map(({ text }, index) => `${index + 1}: ${text}`).join('; '),
  }
}

/** A bracket over each possible rupture, from the drop to where it came back, with its words or its number. */
const spanShapes = (spans: readonly Span[], top: number): Shape[] => [
  { d: spans.map(({ x, end }) => `M${x - 4} ${top + 4}v-4H${Math.max(end, x) + 4}v4`).join(''), stroke: 'review' },
  ...spans.map(
    ({ x, end, anchor, text }): Shape => ({
      text,
      x: anchor === 'start' ? x - 4 : end + 4,
      y: top - 4,
      anchor,
      tone: 'review',
    }),
  ),
]

/** The time of each possible rupture as a tint behind what else was measured then. */
export const spanGrounds = (ruptures: Panel['ruptures'], across: Scale, top: number, height: number): Shape[] => [
  {
    d: ruptures
      .map(({ from, to }) => [across(from) - 6, Math.max(across(to), across(from)) + 6] as const)
      .map(([from, to]) => `M${from} ${top}H${to}v${height}H${from}z`)
      .join(''),
    fill: 'span',
  },
]
