import type { Placed } from './lanes'

type Span = Placed<{ x: number; end: number; text: string }>

/** A bracket over each possible rupture, from the drop to where it came back, with how it stands. */
export function RuptureSpans({ spans, top }: { spans: readonly Span[]; top: number }) {
  if (spans.length === 0) return null
  const bracket = ({ x, end }: Span) => `M${x - 4} ${top + 4}v-4H${Math.max(end, x) + 4}v4`
  return (
    <>
      <path d={spans.map(bracket).join('')} className="fill-none stroke-review" />
      {spans.map(({ x, end, lane, anchor, text }) => (
        <text
          key={`${x} ${text}`}
          x={anchor === 'start' ? x - 4 : end + 4}
          y={top - 4 - lane * 15}
          textAnchor={anchor}
          className="fill-review text-[12px]"
        >
          {text}
        </text>
      ))}
    </>
  )
}
