import type { Panel } from '@/lib/timeline/panel'
import { frame, inLanes, lanesOf, type Placed, type Scale } from './frame'

type Span = Placed<{ x: number; end: number; text: string }>

/**
 * Where each possible rupture is, and what is written there: how it went, or where the words would run into each other its number,
 * with a key to be read under the drawing.
 */
export function spansOf(ruptures: Panel['ruptures'], across: Scale): { spans: Span[]; key: string | null } {
  const labelled = ruptures.map(({ from, to, label }) => ({ x: across(from), end: across(to), text: label }))
  const spans = inLanes(labelled, frame.width)
  if (lanesOf(spans) < 2) return { spans, key: null }
  const numbered = labelled.map((span, index) => ({ ...span, text: String(index + 1) }))
  return {
    spans: inLanes(numbered, frame.width),
    key: labelled.map(({ text }, index) => `${index + 1}: ${text}`).join('; '),
  }
}

/** A path of brackets, one over each span, their upper edge at `top`. */
export const brackets = (spans: readonly Span[], top: number): string =>
  spans.map(({ x, end }) => `M${x - 4} ${top + 4}v-4H${Math.max(end, x) + 4}v4`).join('')

/** Where the words over a bracket begin, or end. */
export const wordsAt = ({ x, end, anchor }: Span): number => (anchor === 'start' ? x - 4 : end + 4)

/** A bracket over each possible rupture, from the drop to where it came back, with its words or its number. */
export function RuptureSpans({ spans, top }: { spans: readonly Span[]; top: number }) {
  if (spans.length === 0) return null
  return (
    <>
      <path d={brackets(spans, top)} className="fill-none stroke-review" />
      {spans.map(span => (
        <text
          key={`${span.x} ${span.text}`}
          x={wordsAt(span)}
          y={top - 4}
          textAnchor={span.anchor}
          className="fill-review text-[12px]"
        >
          {span.text}
        </text>
      ))}
    </>
  )
}
