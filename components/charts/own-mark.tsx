import { acrossMap, upMap } from './map-frame'
import { polyline, type Spot } from './marks'

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
