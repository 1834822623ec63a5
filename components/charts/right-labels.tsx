import type { Panel } from '@/lib/timeline/panel'
import type { Across } from './frame'
import { frame } from './frame-size'

/** The latest value beside its mark, and the names of the cut-offs, kept out of each other's way. */
export function RightLabels({ panel, across, down }: { panel: Panel; across: Across; down: Across }) {
  const latest = panel.points.at(-1)
  if (!latest) return null
  const isAtEnd = across(latest.x) > frame.right - 40
  const y = down(latest.value)
  return (
    <>
      <text
        x={isAtEnd ? frame.right + 7 : across(latest.x) + 9}
        y={y + 4}
        // Its own ground, so that no line runs through it.
        paintOrder="stroke"
        strokeWidth="3"
        className="fill-ink stroke-paper text-[13px] font-semibold"
      >
        {panel.last}
      </text>
      {panel.cutoffs.map(({ at, label }) => (
        <text
          key={label}
          x={frame.right + 7}
          y={clear(down(at), isAtEnd ? y : null) + 4}
          className="fill-soft text-[12px]"
        >
          {label}
        </text>
      ))}
    </>
  )
}

/** Moves a label off the latest value when the two would overlap. */
function clear(y: number, other: number | null): number {
  if (other === null || Math.abs(y - other) >= 14) return y
  return y >= other ? other + 14 : other - 14
}
