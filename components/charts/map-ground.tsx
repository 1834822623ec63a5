import type { Region } from '@/lib/attachment'
import { acrossMap, square, upMap } from './map-frame'
import { regionFill } from './region-tones'

const { left, top, size } = square
const [right, bottom] = [left + size, top + size]

const corners: readonly { region: Region; x: number; y: number; anchor: 'start' | 'end' }[] = [
  { region: 'dismissing', x: left, y: top - 7, anchor: 'start' },
  { region: 'fearful', x: right, y: top - 7, anchor: 'end' },
  { region: 'secure', x: left, y: bottom + 17, anchor: 'start' },
  { region: 'preoccupied', x: right, y: bottom + 17, anchor: 'end' },
]

/** The square, its middle lines, and the four regions by name, outside of it, where no point can cover them. */
export function MapGround() {
  return (
    <>
      <path
        d={`M${left} ${top}h${size}v${size}h${-size}z`}
        className="fill-none stroke-rule forced-colors:stroke-ink"
      />
      <path
        d={`M${acrossMap(4)} ${top}v${size}M${left} ${upMap(4)}h${size}`}
        strokeDasharray="3 4"
        className="fill-none stroke-edge/70"
      />
      {corners.map(({ region, x, y, anchor }) => (
        <text key={region} x={x} y={y} textAnchor={anchor} className={`${regionFill[region]} text-[12px]`}>
          {region}
        </text>
      ))}
      <text x={left + size / 2} y={bottom + 17} textAnchor="middle" className="fill-soft text-[12px]">
        anxiety, 1 to 7
      </text>
      <text
        x={0}
        y={0}
        transform={`translate(${left - 9} ${top + size / 2}) rotate(-90)`}
        textAnchor="middle"
        className="fill-soft text-[12px]"
      >
        avoidance, 1 to 7
      </text>
    </>
  )
}
