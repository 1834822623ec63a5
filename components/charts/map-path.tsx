import { scaleLinear } from 'd3-scale'
import type { AttachmentPath } from '@/lib/attachment'
import { instrumentById } from '@/lib/instruments/catalogue'
import { regionFill, regionStroke } from './attachment-glyph'
import { circles, polyline, type Spot } from './marks'

/** The square of the map in units of its view box. */
export const square = { left: 22, top: 20, size: 248 } as const

export const acrossMap = scaleLinear([1, 7], [square.left, square.left + square.size]).clamp(true)
export const upMap = scaleLinear([1, 7], [square.top + square.size, square.top]).clamp(true)

/** The way to the latest point, which is filled; earlier ones are open. */
export function MapPath({ path, isAlone }: { path: AttachmentPath; isAlone: boolean }) {
  const spots = path.points.map(({ anxiety, avoidance }): Spot => [acrossMap(anxiety), upMap(avoidance)])
  const [first, latest, end] = [spots[0], path.points.at(-1), spots.at(-1)]
  if (!first || !latest || !end) return null
  const name = isAlone
    ? `session ${latest.number}`
    : (path.target ?? instrumentById(path.instrumentId)?.abbreviation ?? '')
  return (
    <>
      <path
        d={polyline(spots)}
        className={`fill-none ${regionStroke[latest.region]}`}
        strokeWidth="1.4"
        strokeLinejoin="round"
      />
      <path
        d={circles(spots.slice(0, -1), 2.8)}
        className={`fill-paper ${regionStroke[latest.region]}`}
        strokeWidth="1.4"
      />
      <path d={circles([end], 6)} className={`${regionFill[latest.region]} stroke-paper`} strokeWidth="1.5" />
      <Words at={end} off={11} isBelow={end[1] >= first[1]} text={name} tone="fill-ink" />
      {isAlone && spots.length > 1 && (
        <Words at={first} off={7} isBelow={end[1] < first[1]} text="first" tone="fill-soft" />
      )}
    </>
  )
}

type WordsProps = { at: Spot; off: number; isBelow: boolean; text: string; tone: string }

/** Above or below the point, whichever the path leaves free, and turned inwards at the sides of the map. */
function Words({ at: [x, y], off, isBelow, text, tone }: WordsProps) {
  const { left, top, size } = square
  const [isLeft, isRight] = [x < left + 40, x > left + size - 40]
  const isUnder = (isBelow && y < top + size - 30) || y < top + 34
  return (
    <text
      x={isLeft ? Math.max(x, left + 6) : isRight ? Math.min(x, left + size - 6) : x}
      y={isUnder ? y + off + 7 : y - off}
      textAnchor={isLeft ? 'start' : isRight ? 'end' : 'middle'}
      strokeWidth="3"
      className={`${tone} stroke-paper text-[12px] [paint-order:stroke]`}
    >
      {text}
    </text>
  )
}

type Point = { anxiety: number; avoidance: number }

/** The clinician's own way over the map: squares, so that it is told from the client's without colour. */
export function OwnMark({ path }: { path: readonly Point[] }) {
  const spots = path.map(({ anxiety, avoidance }): Spot => [acrossMap(anxiety), upMap(avoidance)])
  const end = spots.at(-1)
  if (!end) return null
  const [x, y] = end
  return (
    <>
      <path d={polyline(spots)} className="fill-none stroke-soft" strokeWidth="1" strokeDasharray="2 3" />
      <rect x={x - 5} y={y - 5} width="10" height="10" className="fill-paper stroke-ink" strokeWidth="1.6" />
      <text
        x={x}
        y={y < 60 ? y + 19 : y - 9}
        textAnchor="middle"
        strokeWidth="3"
        className="fill-ink stroke-paper text-[12px] [paint-order:stroke]"
      >
        you
      </text>
    </>
  )
}
