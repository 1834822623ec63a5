import type { AttachmentPath } from '@/lib/attachment'
import { instrumentById } from '@/lib/instruments/catalogue'
import { acrossMap, square, upMap } from './map-frame'
import { circles, polyline, type Spot } from './marks'
import { regionFill, regionStroke } from './region-tones'

/** The way to the latest point, which is filled; earlier ones are open. */
export function MapPath({ path, isAlone }: { path: AttachmentPath; isAlone: boolean }) {
  const spots = path.points.map(({ anxiety, avoidance }): Spot => [acrossMap(anxiety), upMap(avoidance)])
  const [first, latest, end] = [spots[0], path.points.at(-1), spots.at(-1)]
  if (!first || !latest || !end) return null
  const name = isAlone ? `session ${latest.number}` : (path.target ?? instrumentById(path.instrumentId)?.short ?? '')
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
