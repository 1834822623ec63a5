import type { Placed } from './lanes'
import { pennants } from './marks'

type Pin = Placed<{ key: string; x: number; text: string; full: string }>

/** Events that someone pinned: a small flag and its words. */
export function AxisPins({ pins, y }: { pins: readonly Pin[]; y: number }) {
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
