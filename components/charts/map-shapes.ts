import { scaleLinear } from 'd3-scale'
import { type AttachmentPath, midpoint, nearBorder, type Region } from '@/lib/attachment'
import { type Occasion, occasionText } from '@/lib/history'
import { instrumentById } from '@/lib/instruments/catalogue'
import { startOf, toTenths, widthOf } from './frame'
import { circles, polyline, type Spot, squares } from './marks'
import type { Drawing, Shape, TextShape } from './shapes'

/** The square of the map in units of its view box. */
const square = { left: 36, top: 20, size: 248 } as const
const { left, top, size } = square
const [right, bottom] = [left + size, top + size]

const across = toTenths(scaleLinear([1, 7], [left, right]).clamp(true))
const up = toTenths(scaleLinear([1, 7], [bottom, top]).clamp(true))

type Point = { anxiety: number; avoidance: number }
const spotOf = ({ anxiety, avoidance }: Point): Spot => [across(anxiety), up(avoidance)]

/** The attachment map: anxiety across, avoidance up, the same on the screen and on paper. `own` is the reader's own way. */
export function drawMap(paths: readonly AttachmentPath[], own: readonly Point[]): Drawing {
  const ways = paths.flatMap(path => pathShapes(path, paths))
  const words = ways.flatMap(shape => ('text' in shape ? [boxOf(shape)] : []))
  const points = paths.flatMap(path => path.points.map(spotOf)).map(([x, y]) => ({ from: x - 7, to: x + 7, y: y + 4 }))
  return {
    width: right + 4,
    height: bottom + 36,
    shapes: [...ground, ...ways, ...ownShapes(own, [...words, ...points])],
  }
}

type Words = Pick<TextShape, 'text' | 'x' | 'y' | 'anchor'>

/** What a line of text takes, or a mark as high as one: from where to where, and its base line. */
type Box = { from: number; to: number; y: number }

function boxOf(words: Words): Box {
  const from = startOf(words)
  return { from, to: from + widthOf(words.text), y: words.y }
}

const corners: readonly { region: Region; x: number; y: number; anchor: 'start' | 'end' }[] = [
  { region: 'dismissing', x: left, y: top - 7, anchor: 'start' },
  { region: 'fearful', x: right, y: top - 7, anchor: 'end' },
  { region: 'secure', x: left, y: bottom + 31, anchor: 'start' },
  { region: 'preoccupied', x: right, y: bottom + 31, anchor: 'end' },
]

const [low, high] = [midpoint - nearBorder, midpoint + nearBorder]

/** The square with what is too near the borders to call, and the four regions by name, outside of it, where no point can cover them. */
const ground: readonly Shape[] = [
  {
    d: `M${across(low)} ${top}H${across(high)}V${up(high)}H${right}V${up(low)}H${across(high)}V${bottom}H${across(low)}V${up(low)}H${left}V${up(high)}H${across(low)}z`,
    fill: 'zone',
  },
  { d: `M${left} ${top}h${size}v${size}h${-size}z`, stroke: 'edge' },
  { d: `M${across(midpoint)} ${top}v${size}M${left} ${up(midpoint)}h${size}`, stroke: 'edge', dash: '3 4' },
  ...corners.map(({ region, ...at }): Shape => ({ ...at, text: region, tone: region })),
  ...[1, midpoint, 7].flatMap((value): Shape[] => [
    { text: String(value), x: across(value), y: bottom + 14, anchor: 'middle' },
    { text: String(value), x: left - 5, y: up(value) + 4, anchor: 'end' },
  ]),
  { text: 'anxiety', x: left + size / 2, y: bottom + 31, anchor: 'middle' },
  { text: 'avoidance', x: left - 22, y: top + size / 2, anchor: 'middle', isUpright: true },
]

/** A point by its session; the day of one between two is in the table. */
const nameOf = ({ number }: Pick<Occasion, 'number'>) => occasionText({ number, date: '' })

/** The way to the latest point, which is filled; earlier ones are open. */
function pathShapes(path: AttachmentPath, all: readonly AttachmentPath[]): Shape[] {
  const isAlone = all.length === 1
  const spots = path.points.map(spotOf)
  const [first, start, latest, end] = [path.points[0], spots[0], path.points.at(-1), spots.at(-1)]
  if (!first || !start || !latest || !end) return []
  const form = instrumentById(path.instrumentId)?.abbreviation ?? ''
  const name = isAlone ? nameOf(latest) : (path.target ?? form)
  const tone = latest.region
  return [
    { d: polyline(spots), stroke: tone, width: 1.4, isRound: true },
    { d: circles(spots.slice(0, -1), 2.8), fill: 'paper', stroke: tone, width: 1.4 },
    { d: circles([end], 6), fill: tone, stroke: 'paper', width: 1.5 },
    {
      ...beside(end, 11, isAlone ? end[1] >= start[1] : isLower(latest, all)),
      text: name,
      tone: 'ink',
      isStrong: isAlone,
    },
    ...(isAlone && spots.length > 1 ? [{ ...beside(start, 7, end[1] < start[1]), text: nameOf(first) }] : []),
  ]
}

/** Of several paths, those that end lower have their names below and the others above, so that two close ends are told apart. */
function isLower({ avoidance }: Point, all: readonly AttachmentPath[]): boolean {
  const ends = all.flatMap(({ points }) => points.slice(-1).map(point => point.avoidance))
  return ends.filter(other => other > avoidance).length >= ends.length / 2
}

/** Words above or below a point, whichever the path leaves free, and turned inwards at the sides of the map. */
function beside([x, y]: Spot, off: number, isBelow: boolean) {
  const [isLeft, isRight] = [x < left + 40, x > right - 40]
  const isUnder = (isBelow && y < bottom - 30) || y < top + 34
  return {
    x: isLeft ? Math.max(x, left + 6) : isRight ? Math.min(x, right - 6) : x,
    y: isUnder ? y + off + 7 : y - off,
    anchor: isLeft ? 'start' : isRight ? 'end' : 'middle',
    hasGround: true,
  } as const
}

/**
 * The clinician's own way over the map: squares, so that it is told from the client's without colour. Its word stands where it covers
 * nothing of the client's, as far as there is such a place.
 */
function ownShapes(own: readonly Point[], taken: readonly Box[]): Shape[] {
  const spots = own.map(spotOf)
  const end = spots.at(-1)
  if (!end) return []
  const [x, y] = end
  const [above, below]: [Words, Words] = [
    { text: 'you', x, y: y - 9, anchor: 'middle' },
    { text: 'you', x, y: y + 19, anchor: 'middle' },
  ]
  const places: Words[] = [
    above,
    below,
    { text: 'you', x: x + 10, y: y + 4, anchor: 'start' },
    { text: 'you', x: x - 10, y: y + 4, anchor: 'end' },
  ]
  const isFree = (word: Words) => {
    const box = boxOf(word)
    const isInside = box.y > top + 8 && box.y < bottom - 4 && box.from > left && box.to < right
    return isInside && taken.every(({ from, to, y }) => Math.abs(y - box.y) > 12 || from > box.to || to < box.from)
  }
  return [
    { d: polyline(spots), stroke: 'soft', dash: '2 3' },
    { d: squares([end], 5), fill: 'paper', stroke: 'ink', width: 1.6 },
    { ...(places.find(isFree) ?? (y < 60 ? below : above)), tone: 'ink', hasGround: true },
  ]
}
